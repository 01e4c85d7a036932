import { expect, test } from "vitest";
import { behaviourOf } from "../../../src/checks/parity/behaviour.ts";
import { namesOf } from "../../../src/checks/parity/names.ts";
import { namespaceBringer } from "../../../src/checks/parity/namespace-bringer.ts";
import { type Component, charted, once, policyOf, worker } from "./fleet.ts";

const chart = (more: object = {}): Component => charted(() => ({}), once(["lab"], more));

function bringer(components: { readonly [name: string]: Component }, absent: readonly string[] = []) {
  const { policy, versions } = policyOf({ components });
  const behaviour = behaviourOf(policy, versions, "staging", (each) => !absent.includes(each));
  const names = namesOf(policy, "staging");
  return namespaceBringer({ fleet: policy, environment: "staging", behaviour, names, versions: new Map() });
}

test("the first component of a cluster with a namespace of its own brings one", () => {
  expect(bringer({ web: worker(), one: chart(), two: chart({ namespace: "ops" }) })).toBe("one");
});

test("a namespace that is there before Lockstep is brought by nobody", () => {
  const components = { one: chart({ namespace: "kube-system" }), two: chart({ namespace: "flux-system" }) };
  expect(bringer(components)).toBeUndefined();
  expect(bringer({ ...components, three: chart({ namespace: "of-{name}" }) })).toBe("three");
});

test("a component that is not there brings none", () => {
  expect(bringer({ one: chart(), two: chart() }, ["one"])).toBe("two");
  expect(bringer({ one: chart() }, ["one"])).toBeUndefined();
});
