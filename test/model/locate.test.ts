import { describe, expect, test } from "vitest";
import { locate } from "../../src/model/locate.ts";

const policy = `import { defineFleet } from "lockstep/policy";

const common = { resources: { cpu: "100m" }, "log-level": "info" } as const;
const web = {
  image: "ghcr.io/acme/web",
  ...common,
  replicas: { default: 1, production: 3 },
};
const shared = [{ component: "web", reason: "traffic" }];
const service = (name: string) => ({ image: name, port: 8080 });

export const fleet = defineFleet<Settings>()({
  /* the clusters */ clusters: { lab: { delivery: "argocd" } },
  environments: {
    'staging': { cluster: "lab", settings: { 1: "one" } },
    [\`production\`]: { cluster: "lab", ["sync"]: "manual" },
  },
  components: {
    web, // shorthand
    api: service("api"),
    logforge: {
      values: ({ settings, identity }) => ({
        bucket: identity.bucket,
        storage: { kind: settings.storage },
      }),
    },
    kafka: {
      values({ name }) {
        const base = { zones: 3 };
        if (name === "dev") {
          return { small: true };
        }
        return { ...base, brokers: { count: 3 } };
      },
    },
    cache: process.env.CACHE ? { image: "redis" } : { image: "valkey", port: 6379 },
    extra: { ...(true && { chart: "x" }), nested: common.resources },
  },
  parity: [
    { between: ["staging", "production"], allow: [...shared, { setting: "deep" }] },
  ],
} satisfies Fleet);

export default Object.freeze({ a: { b: 1 } });
`;

describe("a field of a policy is found", () => {
  test.each<[string, string]>([
    ["clusters.lab.delivery", 'delivery: "argocd"'],
    ["environments.staging.cluster", 'cluster: "lab", settings'],
    ["environments.staging", "'staging'"],
    ["environments.staging.settings.1", '1: "one"'],
    ["environments.production", "[`production`]"],
    ["environments.production.sync", '["sync"]'],
    ["components.web", "web, // shorthand"],
    ["components.web.replicas.production", "production: 3"],
    ["components.web.resources.cpu", 'cpu: "100m"'],
    ["components.web.log-level", '"log-level": "info"'],
    ["components.api.port", "port: 8080"],
    ["components.logforge.values", "values: ({ settings"],
    ["components.logforge.values.storage.kind", "kind: settings.storage"],
    ["components.kafka.values", "values({ name })"],
    ["components.kafka.values.brokers.count", "count: 3"],
    ["components.kafka.values.zones", "zones: 3"],
    ["components.kafka.values.small", "small: true"],
    ["components.cache.image", 'image: "redis"'],
    ["components.cache.port", "port: 6379"],
    ["components.extra.chart", 'chart: "x"'],
    ["components.extra.nested.cpu", 'cpu: "100m"'],
    ["parity.0", '{ between: ["staging'],
    ["parity.0.between.1", '"production"], allow'],
    ["parity.0.allow.0.reason", 'reason: "traffic"'],
    ["parity.0.allow.1.setting", 'setting: "deep"'],
    ["parity[0].allow[1].setting", 'setting: "deep"'],
  ])("%s", (path, text) => {
    const keys = path.split(".");
    expect(locate(policy, "fleet", keys)).toEqual({ ...at(policy, text), exact: true, depth: keys.length });
  });

  test("the empty path is the object of the outermost call", () => {
    expect(locate(policy, "fleet", [])).toEqual({ ...at(policy, "{\n  /* the clusters */"), exact: true, depth: 0 });
    expect(locate(policy, "default", [])).toEqual({ ...at(policy, "{ a: { b: 1 } }"), exact: true, depth: 0 });
  });
});

describe("what is missing is shown where it belongs", () => {
  test.each<[string, string, number]>([
    ["environments.dev.cluster", "environments: {", 1],
    ["environments.staging.sync", "'staging'", 2],
    ["components.web.replicas.staging", "replicas: { default", 3],
    ["components.api.helm.chart", "api: service", 2],
    ["components.logforge.values.bucket.name", "bucket: identity.bucket", 4],
    ["parity.1", "parity: [", 1],
    ["parity.0.allow.9", "allow: [...shared", 3],
    ["parity[0].allow[9].until", "allow: [...shared", 1],
    ["rules.quota", "{\n  /* the clusters */", 0],
    ["environments.__proto__", "environments: {", 1],
  ])("%s", (path, text, depth) => {
    expect(locate(policy, "fleet", path.split("."))).toEqual({ ...at(policy, text), exact: false, depth });
  });

  test("without the export it is the start of the file", () => {
    for (const text of ["", "\ufeff", "export const other = {};", "}{", "(".repeat(100_000), "\0"]) {
      expect(locate(text, "fleet", ["a"])).toEqual({ line: 1, column: 1, exact: false, depth: 0 });
    }
  });
});

test.each([
  "export const versions = { web: { dev: '1' } } as const satisfies Versions<typeof fleet>;",
  "export const versions: Versions = ({ web: ({ dev: '1' }) });",
  "export const versions = <Versions>{ web: { dev: '1' }! };",
  "const versions = { web: { dev: '1' } }; export { versions };",
  "const all = { web: { dev: '1' } }; export { all as versions };",
  "export default { web: { dev: '1' } };",
  "const versions = { web: { dev: '1' } }; export default versions;",
  "export const versions = Object.assign({}, { web: { dev: '1' } });",
  "const dev = 'dev' as const; export const versions = { web: { [dev]: '1' } };",
  "export const versions = await Promise.resolve({ web: { dev: '1' } });",
  "export function versions() { return { web: { dev: '1' } }; }",
  "export const versions = { web: { dev: '0' }, web: { dev: '1' } };",
  "const base = { web: { dev: '0' } }; export const versions = { ...base, web: { dev: '1' } };",
  "const base = { web: { dev: '1' } }; export const versions = { web: { dev: '0' }, ...base };",
  "const base = { list: [{ web: { dev: '1' } }] }; export const versions = base.list[0];",
  "const web = { dev: '0' }; export const versions = ((web) => ({ web: { dev: '1' } }))(web);",
])("an export may be written as %s", (text) => {
  const { line, column, exact } = locate(text, "versions", ["web", "dev"]);
  const key = text.includes("[dev]") ? "[dev]" : "dev: '1'";
  expect({ line, column, exact }).toEqual({ ...at(text, key), exact: true });
});

test("a parameter hides the name outside", () => {
  const text = "const settings = { a: 1 };\nexport const fleet = { values: ({ settings }) => ({ settings }) };";
  expect(locate(text, "fleet", ["values", "settings", "a"])).toEqual({ line: 2, column: 53, exact: false, depth: 2 });
});

describe("lines and columns are those of editors", () => {
  test("with carriage returns, a byte order mark, emoji and tabs", () => {
    const text = '\ufeffexport const a = {\r\n\tb: "😀", c: 1,\r\n};\r\n';
    expect(locate(text, "a", [])).toMatchObject({ line: 1, column: 18 });
    expect(locate(text, "a", ["b"])).toMatchObject({ line: 2, column: 2 });
    expect(locate(text, "a", ["c"])).toMatchObject({ line: 2, column: 11 });
  });
});

describe("half-written text", () => {
  test.each([
    ["a missing value", "export const a = {\n  b: ,\n  c: { d: 1 },\n};"],
    ["a missing value at the end of a line", "export const a = {\n  b:\n  c: { d: 1 },\n};"],
    ["a missing comma", "export const a = {\n  b: 1\n  c: { d: 1 },\n};"],
    ["a missing brace at the end", "export const a = f({\n  b: 1,\n  c: { d: 1,\n"],
    ["an open string", "export const a = {\n  b: 'x,\n  c: { d: 1 },\n};"],
    ["a stray line", "export const a = {\n  b = = 2,\n  c: { d: 1 },\n};"],
    ["a comment that never ends", "export const a = {\n\n  c: { d: 1 },\n/* more"],
    ["an empty argument", "export const a = f(, {\n  c: { d: 1 } });"],
    ["twice the same name", "const a = 1;\nexport const a = {\n  c: { d: 1 } };"],
  ])("is read around %s", (_what, text) => {
    expect(locate(text, "a", ["c", "d"])).toEqual({ ...at(text, "d: 1"), exact: true, depth: 2 });
  });
});

describe("text that runs in circles, or far, ends", () => {
  const doubling = Array.from({ length: 60 }, (_, n) => `const b${n} = { ...b${n + 1}, ...b${n + 1} };`).join("\n");

  test.each([
    ["two objects that spread each other", "const b = { ...c }; const c = { ...b }; export const a = { ...b };"],
    ["a name for itself", "export const a = a;"],
    ["a property of itself", "const b = b.b; export const a = b.c;"],
    ["a list that spreads itself twice", "const b = [...b, ...b]; export const a = { x: b };"],
    ["an object of its own properties", "const b = { ...b.x, ...b.y }; export const a = { ...b.x };"],
    ["a function that returns its own call", "const f = () => f(); export const a = f();"],
    ["keys that name each other", "const k = l; const l = k; export const a = { [k]: 1 };"],
    ["thousands of brackets", `export const a = ${"[".repeat(3000)}${"]".repeat(3000)};`],
    ["thousands of branches", `export const a = x${" ? x : x".repeat(2000)};`],
    ["spreads that double sixty times", `${doubling} export const a = b0;`],
  ])("%s", (_what, text) => {
    expect(locate(text, "a", ["x", "0", "y"]).exact).toBe(false);
  });

  test("a fleet of 2,000 components is searched 2,000 times", () => {
    const text = `export const fleet = define()({ components: {\n${Array.from({ length: 2000 }, (_, n) => `  c${n}: { image: "x", replicas: { default: 1, production: 3 } },`).join("\n")}\n} });`;
    for (let n = 0; n < 2000; n += 1) {
      expect(locate(text, "fleet", ["components", `c${n}`, "replicas", "production"]).line).toBe(n + 2);
    }
  });
});

function at(text: string, piece: string) {
  const lines = text.slice(0, text.indexOf(piece)).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

test("finds a key that is spelt like a position in a list", () => {
  const source = 'export const fleet = {\n a: {\n  "[0]": 1,\n  "b[1]": 2 } };';
  expect(locate(source, "fleet", ["a", "[0]"])).toMatchObject({ line: 3, exact: true, depth: 2 });
  expect(locate(source, "fleet", ["a", "b[1]"])).toMatchObject({ line: 4, exact: true, depth: 2 });
});
