import { expect, test } from "vitest";
import { building, charted, checked, config, pair, type Small, said, settings, staged, type View } from "./fleet.ts";

/** The names that environments of the fleet really have. */
const isReal = ({ name }: { readonly name: string }): boolean => name === "staging" || name === "production";

const circle = (): object => {
  const around: { self?: object } = {};
  around.self = around;
  return around;
};

const failures: { readonly [what: string]: (view: View) => unknown } = {
  throws: () => {
    throw new Error("who is this?");
  },
  "throws something else": () => {
    throw {
      toString: () => {
        throw new Error("no");
      },
    };
  },
  "returns NaN": () => ({ x: Number.NaN }),
  "returns a function": () => ({ x: () => 1 }),
  "returns a circle": circle,
  "returns nothing": () => undefined,
  "returns a list": () => [],
  "returns far too much": () => ({ x: "x".repeat(10_000_001) }),
  "returns what throws when it is read": () => ({
    get x() {
      throw new Error("not yet");
    },
  }),
  "nests without end": () => {
    let value: object = {};
    for (let depth = 0; depth < 3000; depth += 1) value = { value };
    return value;
  },
};

for (const [what, fail] of Object.entries(failures)) {
  test(`a function that ${what} where names are unknown to it is reported, and nothing else`, () => {
    const small: Small = {
      components: {
        web: charted((view) => (isReal(view) ? { a: 1 } : fail(view))),
        api: charted(({ name }) => ({ name })),
      },
    };
    const { findings } = checked(small);
    expect(findings.map(({ rule }) => rule)).toEqual(["parity/branches-on-identity"]);
    expect(findings[0]?.message).toMatch(/^web cannot be compared/);
    expect(findings[0]?.message.length).toBeLessThan(700);
    expect(findings[0]?.at.path.slice(0, 2)).toEqual(["components", "web"]);
  });

  test(`objects of a function that ${what} where names are unknown to it do no harm`, () => {
    const small: Small = {
      components: {
        web: building((view) => {
          const data = isReal(view) ? { a: "1" } : fail(view);
          return [config("files", { ...(typeof data === "object" ? data : { data }) })];
        }),
        api: charted(({ settings: { a } }) => ({ a })),
      },
      environments: settings({ a: 1 }, { a: 2 }),
    };
    const { findings } = checked(small);
    expect(findings.map(({ at }) => at.path.join("."))).toContain("environments.production.settings.a");
    for (const { message } of findings) expect(message.length).toBeLessThan(700);
  });
}

test("a function that fails for real names is reported before anything is compared", () => {
  const { early } = staged({ components: { web: charted(() => JSON.parse("{")) } });
  expect(early.map(({ rule }) => rule)).toContain("policy/function-throws");
});

test("a function that does not know one setting of the other environment is compared none the less", () => {
  const sizes: { readonly [size: string]: number } = { small: 1, large: 2 };
  const small: Small = {
    components: {
      web: charted(({ settings: { size, tier } }) => {
        if (size === "large" && tier !== "gold") throw new Error("large is for gold");
        return { size: sizes[String(size)] ?? 0 };
      }),
    },
    environments: pair({ settings: { size: "small", tier: "tin" } }, { settings: { size: "large", tier: "gold" } }),
  };
  expect(checked(small).findings.map(({ rule }) => rule)).toEqual(["parity/undeclared-difference"]);
});

test("a function that counts its calls is told from one that names its environment", () => {
  let calls = 0;
  const { early } = staged({ components: { web: charted(() => ({ calls: calls++ })) } });
  expect(early.map(({ rule }) => rule)).toContain("policy/deterministic");
});

test("a function that changes from its third call on is found", () => {
  let calls = 0;
  const found = said({ components: { web: charted(() => ({ late: calls++ > 4 })) } });
  expect(found).not.toEqual([]);
});

test("what a function does to what it is given reaches nobody else", () => {
  const small: Small = {
    components: {
      web: charted(({ settings: own, identity }) => {
        // Frozen objects throw when they are written to; both ways are tried.
        Reflect.set(own, "a", 9);
        Reflect.set(identity, "bucket", "other");
        Reflect.deleteProperty(own, "a");
        return { keys: Object.keys(own), bucket: identity.bucket };
      }),
      api: charted(({ settings: { a }, identity }) => ({ a, bucket: identity.bucket })),
    },
    environments: pair(
      { settings: { a: 1, deep: { b: 1 } }, identity: { bucket: "logs-a" } },
      { settings: { a: 1, deep: { b: 1 } }, identity: { bucket: "logs-b" } },
    ),
  };
  expect(said(small)).toEqual([]);
  expect(said(small)).toEqual([]);
});

test("values with keys that objects have by themselves are compared as any other", () => {
  const values = (own: unknown) => ({ toString: own, hasOwnProperty: own, length: own, "": own });
  const small = (one: unknown, two: unknown): Small => ({
    components: { web: charted(({ settings: { a } }) => ({ ...values(a), ...JSON.parse('{"__proto__":{"x":1}}') })) },
    environments: pair({ settings: { a: one } }, { settings: { a: two } }),
  });
  expect(said(small(1, 1))).toEqual([]);
  expect(checked(small(1, 2)).comparisons[0]?.judged).toHaveLength(4);
});

test("values that look like what the comparison makes of documents are compared as they are", () => {
  const small = (one: unknown, two: unknown): Small => ({
    components: { web: charted(({ settings: { a } }) => ({ $json: a, deep: { $yaml: a }, b: { $base64: a } })) },
    environments: pair({ settings: { a: one } }, { settings: { a: two } }),
  });
  expect(said(small("dGVzdA==", "dGVzdA=="))).toEqual([]);
  expect(said(small({ x: 1 }, { x: 2 }))).toHaveLength(1);
  expect(said(small("dXNlcj1hO2I9Yw==", "dXNlcj1hO2I9ZA=="))).toHaveLength(1);
  expect(said(small({ $base64: "user=a;b=c" }, "dXNlcj1hO2I9Yw=="))).toHaveLength(1);
});

test("a large value is compared as any other", () => {
  const long = "x".repeat(1_600_000);
  const small = (one: string, two: string): Small => ({
    components: { web: charted(({ settings: { a } }) => ({ a: `${long}${a}` })) },
    environments: pair({ settings: { a: one } }, { settings: { a: two } }),
  });
  expect(said(small("a", "a"))).toEqual([]);
  const [found] = said(small("a", "b"));
  expect(found).toContain("settings.a");
  expect(found?.length).toBeLessThan(400);
});
