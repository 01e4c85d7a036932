import { expect, test } from "vitest";
import { pair, said } from "./fleet.ts";
import { rich, richEnvironment } from "./rich.ts";

const identityOf = (name: string) => ({ bucket: `logs-${name}`, secret: `key-${name}` });

/** Staging and production of the rich fleet, with gates of production's own. */
const environments = (gates: object) =>
  pair(
    { ...richEnvironment("staging"), identity: identityOf("staging") },
    { ...richEnvironment("production"), identity: identityOf("production"), ...gates },
  );

const gates = {
  mode: "manual",
  soak: "2d",
  gates: ["check"],
  approvals: { team: "platform" },
  freeze: [{ from: "2027-12-20", until: "2028-01-02", reason: "nobody is there" }],
  window: [{ schedule: "0 8 * * 1-5", duration: "8h", timeZone: "Europe/Berlin" }],
  maxSkew: "2w",
} as const;

test.each(["flux", "argocd"] as const)(
  "how versions come into an environment is no difference under %s",
  (delivery) => {
    const clusters = { lab: { delivery } };
    const without = said({ ...rich, clusters, environments: environments({}) });
    expect(said({ ...rich, clusters, environments: environments(gates) })).toEqual(without);
    expect(without).toEqual([]);
  },
);

test("no name in a gate is a leak", () => {
  const window = [{ schedule: "0 8 * * 1-5", duration: "8h" }];
  expect(said({ ...rich, environments: environments({ gates: ["deployed/staging"], window }) })).toEqual([]);
});
