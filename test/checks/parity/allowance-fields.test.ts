import { expect, test } from "vitest";
import { building, charted, checked, config, pair, type Small, settings, worker } from "./fleet.ts";

const reason = "because";
type Field = { readonly field: string; readonly kind?: string; readonly component?: string };

const replicas = { default: 1, production: 3 };
const small = (...allow: readonly Field[]): Small => ({
  components: {
    web: worker({
      replicas,
      env: ({ settings: { level } }: { settings: { level: string } }) => ({ LEVEL: level, SAME: "1" }),
    }),
    api: charted(({ settings: { level } }) => ({ logs: { level }, list: [{ name: "a", level }], "a.b/c": level })),
    files: building(({ name, settings: { level } }) => [
      config(`files-${name}`, { "a.yaml": `level: ${level}\nb: 1\n`, plain: String(level) }),
    ]),
  },
  environments: settings({ level: "debug" }, { level: "info" }),
  allow: allow.map((each) => ({ ...each, reason })),
});

/** Fields that are still reported. */
const open = (...allow: readonly Field[]): readonly string[] =>
  checked(small(...allow))
    .findings.filter(({ rule }) => rule === "parity/undeclared-difference")
    .flatMap(({ rendered, more = [] }) => [rendered, ...more])
    .map((place) => place?.field ?? "")
    .sort();

const all = open();

const fields: readonly (readonly [allowance: Field, covered: readonly string[]])[] = [
  [{ field: "spec.values.logs.level" }, ["spec.values.logs.level"]],
  [{ field: "spec.values.logs" }, ["spec.values.logs.level"]],
  [{ field: "spec.values.*.level" }, ["spec.values.logs.level"]],
  [{ field: "spec.**.level" }, ["spec.values.list[a].level", "spec.values.logs.level"]],
  [{ field: "spec.values.list[a].level" }, ["spec.values.list[a].level"]],
  [{ field: "spec.values.list[*].level" }, ["spec.values.list[a].level"]],
  [{ field: "spec.values[a.b/c]" }, ["spec.values[a.b/c]"]],
  [{ field: "data[a.yaml].level" }, ["data[a.yaml].level"]],
  [{ field: "data[a.yaml]" }, ["data[a.yaml].level"]],
  [{ field: "data.plain", kind: "ConfigMap" }, ["data.plain"]],
  [
    { field: "spec.template.spec.containers[web].env[LEVEL].value", component: "web" },
    ["spec.template.spec.containers[web].env[LEVEL].value"],
  ],
  [{ field: "spec.replicas", kind: "Deployment", component: "web" }, ["spec.replicas"]],
];

test("what nobody signed for is reported field by field", () => {
  for (const [, covered] of fields) for (const field of covered) expect(all).toContain(field);
});

for (const [allowance, covered] of fields)
  test(`an allowance for ${Object.values(allowance).join(" of ")} covers ${covered.join(" and ")} and nothing else`, () => {
    expect(all.filter((field) => !open(allowance).includes(field))).toEqual(covered);
  });

test("a field of another kind or component is not covered", () => {
  expect(open({ field: "spec.values.logs.level", kind: "Deployment" })).toEqual(all);
  expect(open({ field: "spec.values.logs.level", component: "web" })).toEqual(all);
  expect(open({ field: "spec.values.log" })).toEqual(all);
  expect(open({ field: "values.logs.level" })).toEqual(all);
});

test("a field that nothing renders is an error, and one that is rendered and does not differ is a warning", () => {
  const rules = (allowance: Field) =>
    checked(small(allowance)).findings.flatMap(({ rule, at, severity }) =>
      rule === "parity/undeclared-difference" ? [] : [[rule, severity, at.path.join(".")]],
    );
  const unknown = [["parity/allowance-known", "error", "parity.0.allow.0.field"]];
  expect(rules({ field: "spec.values.never" })).toEqual(unknown);
  expect(rules({ field: "spec.values.logs.level", kind: "Deployment" })).toEqual(unknown);
  expect(rules({ field: "spec.replicas", component: "api" })).toEqual(unknown);
  expect(rules({ field: "spec.template.spec.containers[web].env[SAME].value" })).toEqual([
    ["parity/allowance-used", "warning", "parity.0.allow.0"],
  ]);
});

test("a whole object that only one side has is not covered by a field in it", () => {
  const fleet = (field: string): Small => ({
    components: {
      files: building(({ settings: { on } }) =>
        on === true ? [config("a", { x: "1" }), config("b", {})] : [config("b", {})],
      ),
    },
    environments: settings({ on: false }, { on: true }),
    allow: [{ field, reason }],
  });
  expect(checked(fleet("data.x")).findings.map(({ rule }) => rule)).toContain("parity/undeclared-difference");
});

test("an allowance for everything covers every field, and is called too broad", () => {
  expect(open({ field: "**" }).filter((field) => field !== "")).toEqual([]);
  const { findings } = checked(small({ field: "**" }));
  expect(findings.map(({ rule }) => rule)).toContain("parity/allowance-narrow");
});

test("the name of an environment in a field goes by that of the side that receives versions", () => {
  const fleet = (field: string): Small => ({
    components: { web: charted(({ name, settings: { a } }) => ({ [`for-${name}`]: { a } })) },
    environments: pair({ settings: { a: 1 } }, { settings: { a: 2 } }),
    allow: [{ field, reason }],
  });
  expect(checked(fleet("spec.values.for-production.a")).findings).toEqual([]);
  expect(checked(fleet("spec.values.*.a")).findings).toEqual([]);
});
