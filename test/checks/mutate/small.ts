import { type Bitten, type Extent, mutate } from "../../../src/checks/mutate/mutate.ts";
import type { Parity } from "../../../src/checks/parity/parity.ts";
import { building, charted, checked, config, pair, type Small, today, worker } from "../parity/fleet.ts";

/** Staging and production with what mutants need: documents in texts, lists in order, amounts, nothing and `null`. */
export const small: Small = {
  environments: pair(
    { identity: { bucket: "acme-staging" }, domain: "staging.example.com" },
    { identity: { bucket: "acme-production" }, domain: "example.com" },
  ),
  components: {
    web: worker({
      replicas: { default: 1, production: 3 },
      env: ({ identity }: { identity: { bucket: string } }) => ({ BUCKET: identity.bucket }),
    }),
    chart: charted(({ name, identity }) => ({
      stages: [
        { name: "first", size: "1Gi" },
        { name: "second", size: "2Gi" },
      ],
      hosts: ["b", "a"],
      bucket: identity.bucket,
      nothing: null,
      [`of-${name}`]: true,
    })),
    rules: building(({ name }) => [
      config("rules", {
        "rules.yaml": `ns: ${name}\nlevels:\n  - info\n  - debug\n`,
        "rules.json": `{"a": 1, "b": null}`,
      }),
    ]),
  },
  allow: [{ component: "web", property: "replicas", relation: "atLeast", reason: "production carries the traffic" }],
};

/** What mutants of a small fleet come to; every mutant there is unless told otherwise. */
export function bitten(fleet: Small, extent: Partial<Extent> = {}): Bitten {
  return of(checked(fleet), extent);
}

/** The same of contracts that were compared before. */
export function of(parity: Parity, extent: Partial<Extent> = {}): Bitten {
  const [first] = mutate(parity, { share: 1, today, ...extent });
  if (first === undefined) throw new Error("the fleet of the test has no contract");
  return first;
}
