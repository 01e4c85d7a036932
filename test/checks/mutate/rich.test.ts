import { expect, test } from "vitest";
import { rich, richEnvironment } from "../parity/rich.ts";
import { bitten } from "./small.ts";

const named = (name: string) => ({
  ...richEnvironment(name),
  settings: { extra: { list: ["b", "a"], nothing: null } },
  identity: { bucket: `acme-${name}`, secret: `${name}-secret`, domain: `${name}.example.com`, namespace: name },
});

test.each(["flux", "argocd"] as const)("no mutant of a fleet with everything in it escapes under %s", (delivery) => {
  const { templates, renderings, apart, whole } = bitten({
    ...rich,
    clusters: { lab: { delivery } },
    environments: { staging: named("staging"), production: { ...named("production"), promotesFrom: "staging" } },
  });
  expect(templates).toMatchObject({ escaped: [], falseAlarms: [] });
  expect(renderings).toMatchObject({ escaped: [], falseAlarms: [] });
  expect([templates.caught > 1_000, apart, whole > 10]).toEqual([true, 0, true]);
});
