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

test("objects are told apart by the real names of the side that has them, and by nothing that they hold", () => {
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
  expect(only).toEqual(["staging", "production", "web", expect.stringContaining("for-production"), [], "added"]);
});

test("an allowance for a presence that is over is about the same objects at another version", () => {
  const at = (version: string): Small => ({
    components: { falco: charted(({ version: own }) => ({ own }), { in: ["production"] }) },
    versions: { falco: { staging: version, production: version } },
    allow: [{ component: "falco", property: "in", until: "2026-01-01", reason }],
  });
  const [before, after] = ["1.0.0", "0.9.0"].map((version) => essences(at(version)));
  expect(before).toEqual([["parity/allowance-expired", expect.any(Array)]]);
  expect(after).toEqual(before);
});

test("an object that stands where the other side has another one is known by what it holds too", () => {
  const web = building(({ settings: { kind, a } }) => [config(`of-${kind}`, { a: String(a) })]);
  const [[, found = []] = []] = essences({
    components: { web },
    environments: settings({ kind: "x", a: 1 }, { kind: "y", a: 1 }),
  });
  expect(found).toEqual([
    expect.arrayContaining(["removed", expect.objectContaining({ data: { a: "1" } })]),
    expect.arrayContaining(["added", expect.objectContaining({ data: { a: "1" } })]),
  ]);
});

/** Values by name, and no value for any other. */
const table = (big: number) =>
  charted(({ name, identity: { namespace } }) => {
    const size = { staging: 1, production: big }[name];
    if (size === undefined) throw new Error(`no size for ${name}`);
    return { size, namespace, [`of-${name}`]: true };
  });

test("where nothing can be compared, all that really differs beside names is part of the finding", () => {
  const [[, found] = []] = essences({ components: { web: table(3) } });
  expect(found).toEqual([
    ["staging", "production", "web", "", [], "fails", null, null],
    ["staging", "production", "web", expect.stringContaining("HelmRelease"), ["spec", "values", "size"], "fails", 1, 3],
  ]);
  expect(essences({ components: { web: table(300) } })).not.toEqual(essences({ components: { web: table(3) } }));
});

test("a component that two contracts cannot compare is a finding of each", () => {
  const sizes: { readonly [name: string]: number } = { staging: 1, canary: 1, production: 3 };
  const web = charted(({ name }) => ({ size: sizes[name]?.toFixed() ?? raise(name) }));
  const { findings } = checked({
    components: { web },
    environments: { staging: {}, canary: { promotesFrom: "staging" }, production: { promotesFrom: "canary" } },
    parity: [{ between: ["staging", "canary"] }, { between: ["canary", "production"] }],
  });
  expect(findings.map(({ message }) => message.split(":")[0])).toEqual([
    "web cannot be compared between staging and canary",
    "web cannot be compared between canary and production",
  ]);
});

function raise(name: string): never {
  throw new Error(`no size for ${name}`);
}
