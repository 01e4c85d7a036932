import { expect, test } from "vitest";
import { type Allowances, building, charted, checked, config, pair, type Small, settings, worker } from "./fleet.ts";

/** Allowances in the words of a hint, as the policy would hold them. */
const pasted = (hints: readonly string[]): Allowances =>
  [
    ...new Set(
      hints.flatMap((hint) => hint.match(/\{ (?:setting|component|environment|field): .*?reason: "…" \}/g) ?? []),
    ),
  ]
    .map((text) => text.replace(/(\w+): /g, '"$1": ').replace("…", "because"))
    .map(allowance);

function allowance(text: string): Allowances[number];
function allowance(text: string): unknown {
  return JSON.parse(text);
}

const hints = (small: Small): readonly string[] => checked(small).findings.map(({ hint }) => hint);

const chart = (values: Parameters<typeof charted>[0], one: object, two: object): Small => ({
  components: { web: charted(values) },
  environments: settings(one, two),
});

const clusters = { one: { intervals: { drift: "30m" } }, two: { intervals: { drift: "1h" } } } as const;
const web = { web: worker() };

const fleets: { readonly [what: string]: readonly [small: Small, proposals: readonly string[]] } = {
  "a setting": [
    chart(({ settings: { a } }) => ({ a }), { a: 1 }, { a: 2 }),
    ['{ setting: "a", relation: "atLeast", reason: "…" }'],
  ],
  "a setting with a dot in its key": [
    chart(({ settings: { flags } }) => ({ flags }), { flags: { "a.b": "on" } }, { flags: { "a.b": "off" } }),
    ['{ setting: "flags.a.b", reason: "…" }'],
  ],
  "settings deeper than paths go": [
    chart(
      ({ settings: { a } }) => ({ a }),
      { a: { b: { c: { d: { e: 1, f: "x" } } } } },
      { a: { b: { c: { d: { e: 2, f: "y" } } } } },
    ),
    ['{ setting: "a.b.c.d", reason: "…" }'],
  ],
  "a cluster": [
    { components: web, clusters, environments: pair({ cluster: "one" }, { cluster: "two" }) },
    ['{ environment: "cluster", reason: "…" }'],
  ],
  notifications: [
    { components: web, notifications: { chat: { type: "slack", environments: ["production"] } } },
    ['{ environment: "notifications", reason: "…" }'],
  ],
  "a component": [
    { components: { ...web, cache: charted(() => ({}), { in: ["production"] }) } },
    ['{ component: "cache", property: "in", reason: "…" }'],
  ],
  "paths that look like versions": [
    {
      components: {
        app: {
          kustomize: { git: "https://git.acme.example/app", path: { default: "1.0.0", production: "2.0.0" } },
        },
      },
    },
    ['{ component: "app", property: "path", reason: "…" }'],
  ],
  "a branch on a name": [
    { components: { web: charted(({ name }) => ({ a: name === "production" })) } },
    ['{ field: "spec.values.a", kind: "HelmRelease", component: "web", reason: "…" }'],
  ],
  "whole objects": [
    {
      components: {
        web: building(({ name }) => [
          config("x", {}),
          ...(name === "production" ? [config("y", { a: "1" }), config("z", { a: "1" })] : []),
        ]),
      },
    },
    ['{ field: "**", kind: "ConfigMap", component: "web", reason: "…" }'],
  ],
};

for (const [what, [small, proposals]] of Object.entries(fleets))
  test(`what a hint proposes for ${what} covers the difference when it is pasted`, () => {
    const said = hints(small);
    for (const proposal of proposals) expect(said.join("\n")).toContain(proposal);
    const allow = pasted(said);
    expect(allow).toHaveLength(proposals.length);
    expect(checked({ ...small, allow }).findings).toEqual([]);
  });

test("of many fields the first three are proposed", () => {
  const small: Small = {
    components: {
      web: charted(({ name }) => ({
        a: name === "staging",
        b: name === "staging",
        c: name === "staging",
        d: name === "staging",
      })),
    },
  };
  const [hint = "", ...more] = hints(small);
  expect(more).toEqual([]);
  expect(pasted([hint])).toHaveLength(3);
  expect(hint).toContain("to parity[0].allow, and one for each of the others");
});

test("settings that one environment has none of cannot be allowed, only mended", () => {
  const small = { ...chart(({ settings: own }) => ({ ...own }), {}, {}), environments: settings(undefined, { a: 1 }) };
  expect(hints(small)).toEqual(["make them equal"]);
});

test("an allowance for a group is to be replaced by what the hint lists", () => {
  const small = chart(({ settings: { g } }) => ({ g }), { g: { a: 1, b: "x" } }, { g: { a: 2, b: "y" } });
  const said = hints({ ...small, allow: [{ setting: "g", reason: "because" }] });
  expect(said).toEqual([
    'allow each by itself: { setting: "g.a", relation: "atLeast", reason: "…" } and { setting: "g.b", reason: "…" }',
  ]);
  expect(hints({ ...small, allow: pasted(said) })).toEqual([]);
});

test("an allowance that nothing could be narrower than is not called too broad", () => {
  const small: Small = {
    components: web,
    clusters: { one: { intervals: { drift: "1h", poll: "1m" } }, two: { intervals: { drift: "2h", poll: "2m" } } },
    environments: pair({ cluster: "one" }, { cluster: "two" }),
    allow: [{ environment: "cluster", reason: "because" }],
  };
  expect(hints(small)).toEqual([]);
});
