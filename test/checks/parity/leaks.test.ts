import { expect, test } from "vitest";
import { building, type Component, charted, checked, config, pair, type Small, worker } from "./fleet.ts";

/** What is said about leaks, without a contract too. */
const leaks = (small: Small): readonly string[] =>
  checked({ parity: [], ...small })
    .findings.filter(({ rule }) => rule === "parity/no-leak")
    .map(({ message }) => message);

const environments = pair(
  { domain: "staging.example.com", identity: { bucket: "logforge-staging", secret: "staging-key" } },
  { domain: "example.org", identity: { bucket: "logforge-production", secret: "production-key" } },
);

const places: { readonly [where: string]: (text: string) => { readonly [name: string]: Component } } = {
  "a value": (text) => ({ web: charted(() => ({ deep: { bucket: text } })) }),
  "the middle of a value": (text) => ({ web: charted(() => ({ url: `s3://${text}/files?x=1` })) }),
  "a list": (text) => ({ web: charted(() => ({ list: ["a", text] })) }),
  "a key": (text) => ({ web: charted(() => ({ [text]: { a: 1 } })) }),
  "a variable": (text) => ({ web: worker({ env: () => ({ BUCKET: text }) }) }),
  "the name of a Secret": (text) => ({ web: worker({ envFrom: () => [text] }) }),
  "an object": (text) => ({ web: building(() => [config("files", { bucket: text })]) }),
  "the name of an object": (text) => ({ web: building(() => [config(text, {})]) }),
  "embedded YAML": (text) => ({ web: building(() => [config("files", { "a.yaml": `deep:\n  bucket: ${text}\n` })]) }),
  "embedded JSON": (text) => ({
    web: building(() => [config("files", { "a.json": JSON.stringify({ [text]: [text] }) })]),
  }),
  base64: (text) => ({ web: building(() => [config("files", { data: btoa(`bucket=${text}`) })]) }),
  "a script": (text) => ({ web: building(() => [config("files", { run: `#!/bin/sh\naws s3 ls ${text}\n` })]) }),
};

for (const [where, components] of Object.entries(places))
  test(`a bucket of staging that is written into ${where} is reported in production alone`, () => {
    const found = leaks({ environments, components: components("logforge-staging") });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('web in production uses "logforge-staging", which is the bucket of staging');
  });

test("a leak names the function, the name's place and every field", () => {
  const { findings } = checked({
    environments,
    components: { web: charted(() => ({ a: "logforge-staging", b: { c: "logforge-staging" } })) },
    parity: [],
  });
  expect(findings).toMatchObject([
    {
      at: { path: ["components", "web", "values"] },
      causes: [{ path: ["environments", "staging", "identity", "bucket"] }],
      rendered: { field: "spec.values.a" },
      more: [{ field: "spec.values.b.c" }],
    },
  ]);
});

test("of names in each other the longest is reported", () => {
  const found = leaks({
    environments: pair(
      { domain: "staging.example.com", namespace: "staging-apps", identity: { bucket: "staging-apps.example.com" } },
      { domain: "example.org", identity: { bucket: "production-apps.example.org" } },
    ),
    components: { web: charted(() => ({ host: "staging-apps.example.com" })) },
  });
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('"staging-apps.example.com"');
});

test("a name inside a longer one is not that name", () => {
  const small = (text: string) => ({
    environments: pair({ identity: { bucket: "logforge" } }, { identity: { bucket: "thing-live" } }),
    components: { web: charted(() => ({ text })) },
  });
  for (const text of ["logforge-staging", "my-logforge", "logforges", "xlogforge", "logforge2"])
    expect(leaks(small(text))).toEqual([]);
  for (const text of ["logforge", "s3://logforge/x", "logforge.example.com", "a logforge b"])
    expect(leaks(small(text))).toHaveLength(1);
});

test("the address of a service in another environment's namespace is a leak, however ordinary its name", () => {
  const small = (host: string) => ({ components: { web: charted(() => ({ host })) } });
  expect(leaks(small("http://db.staging.svc.cluster.local:5432"))).toHaveLength(1);
  expect(leaks(small("http://db.staging.svc"))[0]).toContain('"staging", which is the namespace of staging');
  expect(leaks(small("db.staging.example"))).toEqual([]);
});

test("what both environments have is nobody's own", () => {
  const small: Small = {
    environments: pair(
      { identity: { bucket: "logs-shared", other: "logs-one" } },
      { identity: { bucket: "logs-shared", other: "logs-two" } },
    ),
    components: { web: charted(() => ({ a: "logs-shared" })) },
  };
  expect(leaks(small)).toEqual([]);
});

test("what one environment calls its bucket and another its secret is nobody's own", () => {
  const small: Small = {
    environments: pair(
      { identity: { bucket: "crossed-1", secret: "crossed-2" } },
      { identity: { bucket: "crossed-2", secret: "crossed-3" } },
    ),
    components: { web: charted(() => ({ a: "crossed-2" })) },
  };
  expect(leaks(small)).toEqual([]);
});

test("an environment that waits for another one may name it", () => {
  const small: Small = {
    environments: pair({ namespace: "rehearsal" }, { namespace: "the-real-one", waitsFor: "staging" }),
    components: { web: worker() },
  };
  expect(leaks(small)).toEqual([]);
});

test("words of the policy are no leaks", () => {
  const small: Small = {
    environments: pair(
      { namespace: "database", identity: { bucket: "staging", owner: "acme-x" } },
      { namespace: "production-ns", identity: { bucket: "thing", owner: "acme-y" } },
    ),
    components: {
      database: charted(() => ({ comment: "talks to staging", image: "registry.example.com/database" })),
      web: charted(() => ({ host: "database", list: ["staging", "production"], chart: "thing" })),
    },
  };
  expect(leaks(small)).toEqual([]);
});

test("short names are leaks only where names stand", () => {
  const small = (values: object): Small => ({
    environments: pair({ identity: { bucket: "logs", tier: "one" } }, { identity: { bucket: "prod", tier: "two" } }),
    components: { web: charted(({ identity, name }) => ({ tier: name === "x" ? "" : identity.tier, ...values })) },
  });
  expect(leaks(small({ mode: "logs", list: ["logs"], text: "prod" }))).toEqual([]);
  expect(leaks(small({ bucket: "logs" }))).toHaveLength(1);
  expect(leaks(small({ deep: { secretName: "prod" } }))).toHaveLength(1);
});

test("a short name is a leak where the other environment uses its own", () => {
  const small: Small = {
    environments: pair({ identity: { bucket: "logs" } }, { identity: { bucket: "prod" }, settings: { store: "logs" } }),
    components: { web: charted(({ identity, settings }) => ({ store: settings.store ?? identity.bucket })) },
  };
  expect(leaks(small)).toHaveLength(1);
});

test("a name that was copied and not changed is a leak, wherever it is used", () => {
  const found = checked({
    environments: pair({ identity: { bucket: "logforge-staging" } }, { identity: { bucket: "logforge-staging" } }),
    components: {},
    parity: [],
  }).findings;
  expect(found).toMatchObject([
    { rule: "parity/no-leak", at: { path: ["environments", "production", "identity", "bucket"] } },
  ]);
});

test("names of three environments do not get in each other's way", () => {
  const small: Small = {
    environments: {
      dev: { identity: { bucket: "bucket-dev-x" } },
      staging: { identity: { bucket: "bucket-staging-x" } },
      production: { identity: { bucket: "bucket-production-x" } },
    },
    components: { web: charted(({ identity, name }) => ({ a: identity.bucket, b: `for-${name}` })) },
  };
  expect(leaks(small)).toEqual([]);
  const leaking = { ...small, components: { web: charted(() => ({ a: "bucket-dev-x" })) } };
  expect(leaks(leaking)).toHaveLength(2);
});

test("names that mean something to a pattern are looked for as they are", () => {
  const small = (text: string): Small => ({
    environments: pair({ identity: { bucket: "a.b+c(d)" } }, { identity: { bucket: "x.y+z[1]" } }),
    components: { web: charted(() => ({ text })) },
  });
  expect(leaks(small("aXb+c(d)"))).toEqual([]);
  expect(leaks(small("use a.b+c(d) here"))).toHaveLength(1);
});

const borrowed: Small = {
  environments,
  components: {
    web: charted(({ name, identity }) => ({ bucket: name === "production" ? "logforge-staging" : identity.bucket })),
  },
};

test("a name that a function gives an environment by the environment's name is a leak, with a contract and without", () => {
  expect(leaks(borrowed)).toHaveLength(1);
  expect(leaks({ ...borrowed, parity: [{ between: ["staging", "production"] }] })).toHaveLength(1);
});

test("a short name that a function gives an environment by the environment's name is a leak where the other has it", () => {
  const small: Small = {
    environments: pair({ identity: { bucket: "logs" } }, { identity: { bucket: "prod" } }),
    components: {
      web: charted(({ name, identity }) => ({ store: name === "production" ? "logs" : identity.bucket, mode: "logs" })),
    },
  };
  expect(leaks(small)).toHaveLength(1);
});

test("a function that cannot be followed is no leak by its own environment's names", () => {
  const small: Small = {
    environments: pair(
      { domain: "staging.example.com", identity: { bucket: "example-data-x" } },
      { domain: "example.com", identity: { bucket: "example-data" } },
    ),
    components: {
      web: charted(({ name, identity }) => ({
        ...identity,
        host: `web.${identity.domain}`,
        big: name === "production",
        cut: identity.bucket?.slice(0, 7),
      })),
    },
  };
  expect(leaks(small)).toEqual([]);
});
