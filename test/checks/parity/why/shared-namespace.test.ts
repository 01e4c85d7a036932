import { describe, expect, test } from "vitest";
import type { Fleet } from "../../../../src/checks/parity/fleet.ts";
import { fieldOf } from "../../../../src/checks/parity/why/find.ts";
import { type Subject, subjectsOf } from "../../../../src/checks/parity/why/subject.ts";
import { whyField, whyObject } from "../../../../src/checks/parity/why/why.ts";
import { type Component, charted, once, staged } from "../fleet.ts";

const chart = (more: object): Component => charted(() => ({}), once(["lab"], more));

const fleetOf = (described: object): Fleet =>
  staged({
    components: {
      one: chart({}),
      two: chart({ namespace: { name: "shared", ...described } }),
      three: chart({ namespace: "shared" }),
    },
  }).fleet;

function subjectIn(fleet: Fleet): Subject {
  const found = subjectsOf(fleet, { kind: "cluster", name: "lab" }).find(
    ({ part }) => part.title === "Namespace shared",
  );
  if (found === undefined) throw new Error("the namespace is not rendered");
  return found;
}

function inputsOf(fleet: Fleet, text: string): readonly string[] {
  const subject = subjectIn(fleet);
  const field = fieldOf(text, subject, fleet);
  if (!("path" in field)) throw new Error(field.message);
  return whyField(fleet, undefined, subject, field).inputs.map(({ title, how }) => `${how} ${title}`);
}

const enforce = "metadata.labels[pod-security.kubernetes.io/enforce]";

describe("a namespace that two components share", () => {
  test("has its name from both", () => {
    const both = ["made of namespace.name of two", "made of namespace of three"];
    expect(inputsOf(fleetOf({ podSecurity: "baseline" }), "metadata.name")).toEqual(both);
    expect(inputsOf(fleetOf({ podSecurity: "privileged" }), "metadata.name")).toEqual(both);
  });

  test("has what it is given from the one that describes it, also where that is what holds without", () => {
    expect(inputsOf(fleetOf({ podSecurity: "baseline" }), enforce)).toEqual(["made of namespace.podSecurity of two"]);
    expect(inputsOf(fleetOf({ podSecurity: "privileged" }), enforce)).toContain("made of namespace.podSecurity of two");
  });

  test("is explained as a whole by both", () => {
    const fleet = fleetOf({ podSecurity: "baseline" });
    const group = whyObject(fleet, subjectIn(fleet)).groups.find(({ fields }) => fields.includes("metadata.name"));
    expect(group?.inputs.map(({ title }) => title)).toEqual(["namespace.name of two", "namespace of three"]);
  });
});
