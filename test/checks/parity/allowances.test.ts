import { expect, test } from "vitest";
import { type Allowances, charted, checked, pair, type Small, settings, worker } from "./fleet.ts";
import { rich, richEnvironment } from "./rich.ts";

const reason = "because";

/** What is found, without "parity/". */
const rules = (small: Small, day?: string) =>
  checked(small, day).findings.map(({ rule }) => rule.replace("parity/", ""));

const chart = (values: Parameters<typeof charted>[0], one: object, two: object, allow: Allowances): Small => ({
  components: { web: charted(values) },
  environments: settings(one, two),
  allow,
});

test("a setting that may differ covers everything that it alone causes", () => {
  const small = chart(({ settings: { a } }) => ({ a, list: [a, { a }] }), { a: 1 }, { a: 2 }, [
    { setting: "a", reason },
  ]);
  expect(rules(small)).toEqual([]);
});

test("a group of settings may differ as a whole", () => {
  const values = ({ settings: { logs } }: { settings: { readonly logs?: unknown } }) => ({ logs });
  const small = chart(values, { logs: { a: 1 } }, { logs: { a: 2 } }, [{ setting: "logs", reason }]);
  expect(rules(small)).toEqual([]);
  const more = chart(values, { logs: { a: 1, b: 1 } }, { logs: { a: 2, b: 2 } }, [{ setting: "logs", reason }]);
  expect(rules(more)).toEqual(["allowance-narrow"]);
});

test("a setting whose name only begins alike is not covered", () => {
  const small = chart(({ settings: own }) => ({ ...own }), { log: 1, logs: 1 }, { log: 2, logs: 2 }, [
    { setting: "log", reason },
  ]);
  expect(rules(small)).toEqual(["undeclared-difference"]);
});

test("a property of one component does not cover that of another", () => {
  const replicas = { default: 1, production: 2 };
  const components = { web: worker({ replicas }), api: worker({ replicas }) };
  const allow: Allowances = [{ component: "web", property: "replicas", reason }];
  const { findings } = checked({ components, allow });
  expect(findings.map(({ at }) => at.path.join("."))).toEqual(["components.api.replicas.production"]);
});

test("a component that may be absent covers its objects and what they bring about", () => {
  for (const delivery of ["flux", "argocd"] as const) {
    const small: Small = {
      clusters: { lab: { delivery } },
      components: { web: charted(() => ({})), extra: worker({ in: ["production"], needs: ["web"] }) },
      allow: [{ component: "extra", property: "in", reason }],
    };
    expect(rules(small)).toEqual([]);
  }
});

test("properties of an environment may differ, whole or in part", () => {
  const { quota } = richEnvironment("production");
  const fleet = (allow: Allowances): Small => ({
    ...rich,
    environments: pair(
      { ...richEnvironment("staging"), identity: { bucket: "b", secret: "s" } },
      {
        ...richEnvironment("production"),
        identity: { bucket: "b", secret: "s" },
        quota: { ...quota, cpu: "6", pods: 30 },
      },
    ),
    allow,
  });
  expect(
    rules(
      fleet([
        { environment: "quota.cpu", reason },
        { environment: "quota.pods", reason },
      ]),
    ),
  ).toEqual([]);
  expect(rules(fleet([{ environment: "quota.cpu", reason }]))).toEqual(["undeclared-difference"]);
  expect(rules(fleet([{ environment: "quota", reason }]))).toEqual(["allowance-narrow"]);
});

test("everything about a cluster may differ in one go", () => {
  const small: Small = {
    components: { web: worker() },
    clusters: { one: {}, two: { intervals: { drift: "2h" } } },
    environments: pair({ cluster: "one" }, { cluster: "two" }),
    allow: [{ environment: "cluster", reason }],
  };
  expect(rules(small)).toEqual([]);
});

test("who is told may differ", () => {
  const small: Small = {
    components: { web: worker() },
    notifications: { chat: { type: "slack", environments: ["production"] } },
    allow: [{ environment: "notifications", reason }],
  };
  expect(rules(small)).toEqual([]);
});

const both = { p: true, q: true };
const neither = { p: false, q: false };
for (const [what, x] of Object.entries({
  "p and q": ({ p, q }: { readonly [key: string]: unknown }) => p === true && q === true,
  "p or q": ({ p, q }: { readonly [key: string]: unknown }) => p === true || q === true,
  "p plus q": ({ p, q }: { readonly [key: string]: unknown }) => Number(p) + Number(q),
  "a text of p and q": ({ p, q }: { readonly [key: string]: unknown }) => `${p}-${q}`,
}))
  test(`a difference by ${what} needs both to be signed for`, () => {
    const fleet = (allow: Allowances) => chart(({ settings: own }) => ({ x: x(own) }), neither, both, allow);
    expect(rules(fleet([{ setting: "p", reason }]))).toContain("undeclared-difference");
    expect(rules(fleet([{ setting: "q", reason }]))).toContain("undeclared-difference");
    expect(
      rules(
        fleet([
          { setting: "p", reason },
          { setting: "q", reason },
        ]),
      ),
    ).toEqual([]);
  });

test("a setting that may differ does not cover what another one does in the same object", () => {
  const small = chart(({ settings: own }) => ({ ...own }), neither, both, [{ setting: "p", reason }]);
  const { findings } = checked(small);
  expect(findings.map(({ at }) => at.path.join("."))).toEqual(["environments.production.settings.q"]);
});

test("a setting that may differ does not cover a branch on a name", () => {
  const values = ({ name, settings: { p } }: { name: string; settings: { readonly p?: unknown } }) => ({
    p,
    x: name === "production",
  });
  expect(rules(chart(values, { p: 1 }, { p: 2 }, [{ setting: "p", reason }]))).toEqual(["branches-on-identity"]);
  expect(
    rules(
      chart(values, { p: 1 }, { p: 2 }, [
        { setting: "p", reason },
        { field: "spec.values.x", reason },
      ]),
    ),
  ).toEqual([]);
});

test("a debt holds on its last day, and says what it hid on the day after", () => {
  const small = chart(({ settings: { a } }) => ({ a }), { a: 1 }, { a: 2 }, [
    { setting: "a", until: "2026-11-21", reason },
  ]);
  expect(rules(small, "2026-11-20")).toEqual([]);
  expect(rules(small, "2026-11-21")).toEqual([]);
  const [over, ...more] = checked(small, "2026-11-22").findings;
  expect(more).toEqual([]);
  expect(over).toMatchObject({ rule: "parity/allowance-expired", severity: "error" });
  expect(over?.at.path).toEqual(["parity", "0", "allow", "0", "until"]);
  expect(over?.message).toContain("spec.values.a");
});

test("a debt about a branch on a name is reported when it is over", () => {
  const small: Small = {
    components: { web: charted(({ name }) => ({ x: name === "production" })) },
    allow: [{ field: "spec.values.x", until: "2026-11-21", reason }],
  };
  expect(rules(small, "2026-11-21")).toEqual([]);
  expect(rules(small, "2026-11-22")).not.toEqual([]);
  expect(checked(small, "2026-11-22").findings.some(({ severity }) => severity === "error")).toBe(true);
});

test("a debt of two that a difference needs is named alone when it is over", () => {
  const small = chart(({ settings: { p, q } }) => ({ x: p === true && q === true }), neither, both, [
    { setting: "p", reason },
    { setting: "q", until: "2026-01-01", reason },
  ]);
  const { findings } = checked(small);
  expect(findings.filter(({ severity }) => severity === "error").map(({ at }) => at.path.join("."))).toEqual([
    "parity.0.allow.1.until",
  ]);
});

test("an allowance without a difference is reported, with why", () => {
  const values = ({ settings: { a } }: { settings: { readonly a?: unknown } }) => ({ a });
  const equal = checked(chart(values, { a: 1 }, { a: 1 }, [{ setting: "a", reason }])).findings;
  expect(equal).toMatchObject([{ rule: "parity/allowance-used", severity: "warning" }]);
  expect(equal[0]?.message).toContain("there is no difference");
  const unread = checked(chart(values, { a: 1, b: 1 }, { a: 1, b: 2 }, [{ setting: "b", reason }])).findings;
  expect(unread[0]?.message).toContain("no effect");
  const respelled: Small = {
    components: { web: worker({ memory: { default: "1Gi", production: "1024Mi" } }) },
    allow: [{ component: "web", property: "memory", reason }],
  };
  expect(rules(respelled)).toEqual(["allowance-used"]);
});

test("an expired allowance without a difference is not used, and no error", () => {
  const small = chart(() => ({}), { a: 1 }, { a: 1 }, [{ setting: "a", until: "2026-01-01", reason }]);
  expect(rules(small)).toEqual(["allowance-used"]);
});

test("two allowances for one difference are one too many", () => {
  const values = ({ settings: { logs } }: { settings: { readonly logs?: unknown } }) => ({ logs });
  const group = chart(values, { logs: { a: 1 } }, { logs: { a: 2 } }, [
    { setting: "logs", reason },
    { setting: "logs.a", reason },
  ]);
  expect(rules(group)).toEqual(["allowance-once"]);
  const field = chart(values, { logs: { a: 1 } }, { logs: { a: 2 } }, [
    { field: "spec.values.logs.a", reason },
    { setting: "logs.a", reason },
  ]);
  expect(rules(field)).toEqual(["allowance-once"]);
  const fields = chart(values, { logs: { a: 1 } }, { logs: { a: 2 } }, [
    { field: "spec.values.logs.a", reason },
    { field: "spec.values.logs", reason },
  ]);
  expect(rules(fields)).toEqual(["allowance-once"]);
});

test("a field that has more than one cause is too broad for one allowance", () => {
  const small = chart(({ settings: own }) => ({ ...own }), { a: 1, b: 1 }, { a: 2, b: 2 }, [
    { field: "spec.values", reason },
  ]);
  expect(rules(small)).toEqual(["allowance-narrow"]);
});
