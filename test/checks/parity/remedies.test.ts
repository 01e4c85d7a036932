import { expect, test } from "vitest";
import { type Allowances, charted, checked, pair, type Small, settings, worker } from "./fleet.ts";

const reason = "because";

const found = (small: Small) =>
  checked(small).findings.map(({ rule, message, hint }) => [rule.replace("parity/", ""), message, hint] as const);

const chart = (values: Parameters<typeof charted>[0], one: object, two: object, allow: Allowances): Small => ({
  components: { web: charted(values) },
  environments: settings(one, two),
  allow,
});

test("what somebody signed for is named neither as a cause nor in the hint", () => {
  const small: Small = {
    clusters: { lab: { delivery: "argocd" } },
    components: {
      web: charted(() => ({}), { needs: ["topics"] }),
      topics: charted(() => ({}), { in: ["staging"] }),
    },
    environments: pair({}, { sync: "manual" }),
    allow: [{ environment: "sync", reason }],
  };
  expect(found(small)).toEqual([
    [
      "undeclared-difference",
      expect.stringMatching(/^topics runs in staging and not in production/),
      'make them equal, or add { component: "topics", property: "in", reason: "…" } to parity[0].allow',
    ],
  ]);
});

test("an allowance whose relation does not hold is to be changed, and is not called unused", () => {
  const values = ({ settings: { a } }: { settings: { readonly a?: unknown } }) => ({ a });
  expect(found(chart(values, { a: 2 }, { a: 1 }, [{ setting: "a", relation: "atLeast", reason }]))).toEqual([
    [
      "undeclared-difference",
      "production has 1 as settings.a, staging has 2",
      'make them equal, or change parity[0].allow[0], which asks for "atLeast"',
    ],
  ]);
  const one = chart(values, { a: "1" }, { a: "3" }, [
    { setting: "a", relation: "oneOf", values: ["100", 200], reason },
  ]);
  expect(found(one).map(([, , hint]) => hint)).toEqual([
    'make them equal, or change parity[0].allow[0], which asks for one of "100", 200',
  ]);
  const field = chart(values, { a: 2 }, { a: 1 }, [{ field: "spec.values.a", relation: "atLeast", reason }]);
  expect(found(field).map(([rule]) => rule)).toEqual(["undeclared-difference"]);
});

test("of two inputs one allowance is to be changed and the other to be added", () => {
  const values = ({ settings: { a, b } }: { settings: { readonly [key: string]: unknown } }) => ({ x: `${a}${b}` });
  const small = chart(values, { a: 2, b: 1 }, { a: 1, b: 2 }, [{ setting: "a", relation: "atLeast", reason }]);
  expect(found(small).map(([, , hint]) => hint)).toEqual([
    'make them equal, or change parity[0].allow[0], which asks for "atLeast", and add { setting: "b", relation: "atLeast", reason: "…" } to parity[0].allow',
  ]);
});

test("an allowance that waits for the one of another input is not called unused", () => {
  const values = ({ settings: { a, b } }: { settings: { readonly [key: string]: unknown } }) => ({
    x: a === 2 && b === 2,
  });
  const small = chart(values, { a: 1, b: 1 }, { a: 2, b: 2 }, [{ setting: "a", reason }]);
  expect(found(small).map(([rule, , hint]) => [rule, hint])).toEqual([
    [
      "undeclared-difference",
      'make them equal, or add { setting: "b", relation: "atLeast", reason: "…" } to parity[0].allow',
    ],
  ]);
});

test("a debt that is over and does not cover all is to be renewed, not to be written twice", () => {
  const values = ({ settings: { a, b } }: { settings: { readonly [key: string]: unknown } }) => ({ x: `${a}${b}` });
  const small = chart(values, { a: 1, b: 1 }, { a: 2, b: 2 }, [{ setting: "a", until: "2026-01-01", reason }]);
  const [hint] = found(small).map(([, , each]) => each);
  expect(hint).toContain("renew parity[0].allow[0], which ended on 2026-01-01, and add");
});

test("a part may be allowed where one environment has nothing else of the whole", () => {
  const small = (quota: object): Small => ({
    components: { web: worker() },
    environments: pair({}, { quota }),
    allow: [{ environment: "quota.pods", reason }],
  });
  expect(found(small({ pods: 20 }))).toEqual([]);
  expect(found(small({ pods: 20, objects: { services: 5 } })).map(([rule, message]) => `${rule}: ${message}`)).toEqual([
    expect.stringMatching(/^undeclared-difference: production has .* as quota, staging has nothing/),
    "allowance-used: the allowance for quota.pods between staging and production is not used: staging has no quota at all",
  ]);
});

test("a hint names all that has to be signed, also what only says how much there is", () => {
  const values = ({ settings: { a, b } }: { settings: { readonly [key: string]: unknown } }) =>
    a === true ? { deep: { x: b } } : {};
  const small = (allow: Allowances) => chart(values, { a: false, b: 1, c: 1 }, { a: true, b: 2, c: 2 }, allow);
  expect(found(small([]))).toEqual([
    [
      "undeclared-difference",
      "production has true as settings.a, staging has false",
      'make them equal, or add { setting: "a", reason: "…" } and { setting: "b", relation: "atLeast", reason: "…" } to parity[0].allow',
    ],
  ]);
  expect(found(small([{ setting: "a", reason }]))).toEqual([
    [
      "undeclared-difference",
      "production has 2 as settings.b, staging has 1",
      'make them equal, or add { setting: "b", relation: "atLeast", reason: "…" } to parity[0].allow',
    ],
  ]);
  expect(
    found(
      small([
        { setting: "a", reason },
        { setting: "b", relation: "atLeast", reason },
      ]),
    ),
  ).toEqual([]);
});

test("a kind that nothing has is told from a field that nothing has", () => {
  const values = ({ settings: { a } }: { settings: { readonly a?: unknown } }) => ({ a });
  const small = chart(values, { a: 1 }, { a: 1 }, [{ field: "spec.values.a", kind: "HelmReleas", reason }]);
  const [finding] = checked(small).findings;
  expect(finding?.message).toBe(
    'the allowance names the kind "HelmReleas", and nothing in staging or production is one',
  );
  expect(finding?.hint).toBe('did you mean "HelmRelease"?');
  expect(finding?.at.path).toEqual(["parity", "0", "allow", "0", "kind"]);
});

test("a webhook is told of by the clusters, and shown where it is", () => {
  for (const [one, two, message] of [
    [{ receiver: { secret: "hook" } }, {}, "one has a webhook, two has none (1 object)"],
    [{}, { receiver: { secret: "hook" } }, "two has a webhook, one has none (1 object)"],
  ] as const) {
    const { findings } = checked({
      components: { web: worker() },
      clusters: { one: { flux: one }, two: { flux: two } },
      environments: pair({ cluster: "one" }, { cluster: "two" }),
    });
    expect(findings.map((each) => each.message)).toEqual([message]);
    expect(findings[0]?.at.path).toEqual(["clusters", message.split(" ")[0], "flux", "receiver"]);
  }
});

test("a long text is cut between characters and keeps its closing quote", () => {
  const values = ({ settings: { a } }: { settings: { readonly a?: unknown } }) => ({ a });
  for (const long of ["x".repeat(100), "🚢".repeat(50), `x${"🚢".repeat(50)}`]) {
    const [[, message] = []] = found(chart(values, { a: "" }, { a: long }, []));
    expect(message).toMatch(/^production has "(?:x|🚢)+…" as settings\.a, staging has ""$/u);
  }
});

test("an allowance for a component that may be absent is called that for its presence", () => {
  const small: Small = { components: { web: worker() }, allow: [{ component: "web", property: "in", reason }] };
  expect(found(small).map(([, message]) => message)).toEqual([
    "the allowance for the presence of web between staging and production is not used: there is no difference",
  ]);
});
