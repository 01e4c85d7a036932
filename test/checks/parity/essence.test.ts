import { expect, test } from "vitest";
import { building, charted, checked, config, type Small, settings } from "./fleet.ts";

const reason = "because";

const essences = (small: Small) =>
  checked(small).findings.map(({ rule, essence = [] }) => [rule, essence.map((each): unknown => JSON.parse(each))]);

const values = ({ settings: { a } }: { settings: { readonly a?: unknown } }) => ({ a, more: { a } });

const both = (kind: string, lower: unknown, upper: unknown) =>
  ["spec.values.a", "spec.values.more.a"].map((field) => [
    "staging",
    "production",
    "web",
    expect.stringContaining("HelmRelease"),
    field.split("."),
    kind,
    lower,
    upper,
  ]);

test("a finding says all of what it is about, each with its place and both values", () => {
  const small: Small = { components: { web: charted(values) }, environments: settings({ a: 1 }, { a: 2 }) };
  expect(essences(small)).toEqual([["parity/undeclared-difference", both("changed", 1, 2)]]);
  const allow = [{ setting: "a", until: "2026-01-01", reason }] as const;
  expect(essences({ ...small, allow })).toEqual([["parity/allowance-expired", both("changed", 1, 2)]]);
});

test("a finding about a branch on a name says all that hangs on it", () => {
  const branch = charted(({ name }) => ({ a: name === "production", more: { a: name === "production" } }));
  expect(essences({ components: { web: branch } })).toEqual([
    ["parity/branches-on-identity", both("branches", false, true)],
  ]);
});

test("objects are told apart by the real names of the side that has them", () => {
  const small: Small = {
    components: {
      web: building(({ name, settings: { on } }) => [
        config("always", {}),
        ...(on === true ? [config(`for-${name}`, { a: "1" })] : []),
      ]),
    },
    environments: settings({ on: false }, { on: true }),
  };
  const [[, [only] = []] = []] = essences(small);
  expect(only).toEqual([
    "staging",
    "production",
    "web",
    expect.stringContaining("for-production"),
    [],
    "added",
    null,
    expect.objectContaining({ data: { a: "1" } }),
  ]);
});
