import fc from "fast-check";
import { expect, test } from "vitest";
import type { AnyVersions } from "../../../src/model/shape/any-fleet.ts";
import { building, type Component, charted, checked, config, once, type Small, worker } from "./fleet.ts";

const engine = fc.constantFrom<"flux" | "argocd">("flux", "argocd");

/** What a component of clusters is like; it needs those before it that are in both clusters, by their positions. */
const anyComponent = fc.record({
  kind: fc.constantFrom("chart", "worker", "objects", "site", "file"),
  where: fc.constantFrom("both", "both", "both", "lower", "upper", "lower yet", "upper yet"),
  namespace: fc.constantFrom(undefined, "kube-system", "ops", "ops-{name}", "described"),
  needs: fc.array(fc.nat(3), { maxLength: 2 }),
  delivery: fc.option(engine, { nil: undefined, freq: 4 }),
});

type Any = typeof anyComponent extends fc.Arbitrary<infer Each> ? Each : never;

const anyFleet = fc.record({
  names: fc.constantFrom(["lab", "live"] as const, ["staging", "production"] as const, ["a-b", "a-b-c"] as const),
  engines: fc.tuple(engine, engine),
  tenancy: fc.constantFrom<"open" | "locked">("open", "locked"),
  components: fc.array(anyComponent, { minLength: 1, maxLength: 5 }),
});

function componentOf({ kind, where, namespace, needs, delivery }: Any, index: number, fleet: Fleet): Component {
  const [lower, upper] = fleet.names;
  const own = namespace === "described" ? { name: `own-${index}-{name}`, quota: { cpu: "2" } } : namespace;
  const more = once(where === "lower" ? [lower] : where === "upper" ? [upper] : [lower, upper], {
    needs: needs.filter((at) => at < index && fleet.components[at]?.where === "both").map((at) => `c${at}`),
    ...(own === undefined ? {} : { namespace: own }),
    ...(delivery === undefined ? {} : { delivery }),
  });
  switch (kind) {
    case "worker":
      return worker({ ...more, env: ({ name }: { name: string }) => ({ URL: `https://${name}.example.com` }) });
    case "objects":
      return building(({ name }) => [config(`of-${name}`, { "a.yaml": `cluster: ${name}\n` })], more);
    case "site":
      return { kustomize: { path: "site", image: "registry.example.com/acme/site" }, ...more };
    case "file":
      return {
        helm: { path: "chart" },
        valuesFile: `deploy/${index}/{name}/values.yaml`,
        values: ({ name }: { readonly name: string }) => ({ name }),
        ...more,
      };
    default:
      return charted(
        ({ name, version, identity }) => ({ version, in: identity.namespace, [`of-${name}`]: true }),
        more,
      );
  }
}

type Fleet = typeof anyFleet extends fc.Arbitrary<infer Each> ? Each : never;

function smallOf(fleet: Fleet): Small {
  const { names, engines, tenancy, components } = fleet;
  const [lower, upper] = names;
  const flux = { tenancy };
  const rows = components.map(({ where }, index): readonly [string, AnyVersions[string]] => [
    `c${index}`,
    { [lower]: where === "upper yet" ? "none" : "2.0.0", [upper]: where === "lower yet" ? "none" : "1.0.0" },
  ]);
  return {
    clusters: { [lower]: { delivery: engines[0], flux }, [upper]: { delivery: engines[1], flux }, spare: {} },
    environments: {
      dev: { cluster: lower },
      staging: { cluster: lower },
      canary: { cluster: upper },
      production: { cluster: upper, promotesFrom: "staging" },
    },
    components: Object.fromEntries(components.map((each, index) => [`c${index}`, componentOf(each, index, fleet)])),
    versions: Object.fromEntries(rows),
    parity: [{ between: ["staging", "production"] }],
  };
}

test("of two clusters that which one alone has is found, and nothing else", () => {
  fc.assert(
    fc.property(anyFleet, (fleet) => {
      // What two of them bring together, the first namespace of a cluster, is told of beside.
      const found = checked(smallOf(fleet)).findings.filter(
        ({ message }) => !/ each make |, and only with /.test(message),
      );
      const expected = fleet.components.flatMap(({ where }, index) =>
        where === "lower" || where === "upper"
          ? [`components.c${index}.in`]
          : where === "upper yet"
            ? [`c${index}.${fleet.names[0]}`]
            : [],
      );
      expect(found.map(({ at }) => at.path.join(".")).sort()).toEqual(expected.sort());
    }),
    { numRuns: 40 },
  );
});

test("allowances for what one cluster alone has cover all that comes of it", () => {
  fc.assert(
    fc.property(anyFleet, (fleet) => {
      const alone = fleet.components.flatMap(({ where }, index) =>
        where === "both" || where === "lower yet"
          ? []
          : [{ component: `c${index}`, property: "in", reason: "because" } as const],
      );
      const parity = [{ between: ["staging", "production"], allow: alone }] as const;
      expect(checked({ ...smallOf(fleet), parity }).findings.map(({ message }) => message)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
