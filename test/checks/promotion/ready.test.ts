import { expect, test } from "vitest";
import type { Judgement } from "../../../src/checks/promotion/judge.ts";
import { readyOf } from "../../../src/checks/promotion/ready.ts";

const refused = (rule: string, ...components: readonly string[]): Judgement => ({
  finding: { rule, severity: "error", message: `${rule} ${components.join()}`, hint: "", at: { file: "", path: [] } },
  components,
});

const alone = (name: string): Judgement => refused("promotion/together", name);

test("what is refused is taken out with what needs it", () => {
  const judge = (some: readonly string[]): readonly Judgement[] => [
    ...(some.includes("cache") ? [refused("promotion/seen", "cache")] : []),
    ...(some.includes("web") && !some.includes("cache") ? [alone("web")] : []),
  ];
  const { components, refusals } = readyOf(["web", "cache", "worker"], judge);
  expect(components).toEqual(["worker"]);
  expect(refusals.flatMap((each) => each.components)).toEqual(["cache", "web"]);
});

test("what the company of a refused one kept back moves without it", () => {
  const judge = (some: readonly string[]): readonly Judgement[] =>
    some.includes("cache") ? [refused("promotion/seen", "cache"), alone("web")] : [];
  const { components, refusals } = readyOf(["web", "cache"], judge);
  expect(components).toEqual(["web"]);
  expect(refusals.map(({ finding }) => finding.rule)).toEqual(["promotion/seen"]);
});

test("of two that do not go with each other one may move", () => {
  const judge = (some: readonly string[]): readonly Judgement[] =>
    some.length > 1 ? [alone("web"), alone("cache")] : [];
  const { components, refusals } = readyOf(["web", "cache"], judge);
  expect(components).toEqual(["web"]);
  expect(refusals.flatMap((each) => each.components)).toEqual(["cache"]);
});
