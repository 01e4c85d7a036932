import { describe, expect, test } from "vitest";
import { big, bigFleet } from "./big-fleet.ts";
import { edited, findingsOf, found } from "./edit.ts";

const environment = { cluster: "lab", sync: "automatic", identity: { secret: "a", bucket: "b" } } as const;

/** An object with a key of its own that no literal can write. */
const withKey = (object: object, key: string, value: unknown): object => {
  const copy = { ...object };
  Object.defineProperty(copy, key, { value, enumerable: true });
  return copy;
};

/** Everything printable in one line: no control character, no mark that turns the writing direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be printed
const printable = /^[^\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f]*$/;

describe("hostile names", () => {
  const names = [
    ["the prototype's", "__proto__"],
    ["an emoji", "🚀"],
    ["ten thousand letters", "x".repeat(10_000)],
    ["control characters", "a\u0000\u001b[31mb\nc"],
    ["a turn of the writing direction", "a\u202eb"],
    ["half a character", "a\ud800"],
    ["the empty one", ""],
    ["slashes and tildes", "a/b~1c"],
  ] as const;

  test.each(names)("are reported and shown on one short line: %s", (_, name) => {
    const policies = [
      { ...bigFleet, environments: withKey(bigFleet.environments, name, environment) },
      { ...bigFleet, clusters: withKey(bigFleet.clusters, name, { delivery: "flux" }) },
      { ...bigFleet, components: withKey(bigFleet.components, name, { manifests: () => undefined }) },
      { ...bigFleet, rules: withKey({}, name, {}) },
      withKey(bigFleet, name, 1),
      edited(bigFleet, { "components.web.needs": [name] }),
      edited(bigFleet, { "components.web.replicas": withKey({ default: 1 }, name, 2) }),
      edited(bigFleet, { "environments.dev.cluster": name }),
      edited(bigFleet, { "components.web.image": name }),
    ];
    for (const policy of policies) {
      const findings = findingsOf({ policy, versions: big.versions });
      expect(findings.length).toBeGreaterThan(0);
      for (const { message, hint } of findings) {
        expect(message).toMatch(printable);
        expect(hint).toMatch(printable);
        expect(message.length).toBeLessThan(700);
      }
    }
  });

  test.each(names)("of rows are reported: %s", (_, name) => {
    const versions = withKey(Object(big.versions), name, { dev: "1" });
    expect(findingsOf({ policy: bigFleet, versions }).length).toBeGreaterThan(0);
  });

  test("that every object inherits name nothing", () => {
    for (const name of ["constructor", "toString", "hasOwnProperty"]) {
      expect(found({ "components.web.needs": [name] })).toHaveLength(1);
      expect(found({ "components.web.replicas": withKey({ default: 1 }, name, 2) })).toHaveLength(1);
    }
    expect(found({ "components.constructor": { manifests: () => undefined } })).toEqual([]);
    expect(found({ "components.constructor": { image: "x", port: 1, in: ["dev"] } })).toEqual([
      'versions/missing  | constructor has no row in the version map → add constructor: { dev: "…" }',
    ]);
  });
});

describe("hostile values", () => {
  const loop: { self?: unknown } = {};
  loop.self = loop;
  const values = [
    1n,
    Symbol("s"),
    () => 1,
    loop,
    Object.create(null),
    new Date(0),
    new Map(),
    Number.NaN,
    [[[[]]]],
    null,
  ];

  test("never throw, wherever they stand", () => {
    const places = [
      "",
      "clusters",
      "environments.dev",
      "environments.dev.identity.bucket",
      "environments.dev.network",
      "components.web",
      "components.web.port",
      "components.web.replicas",
      "components.web.needs",
      "components.minio.helm",
      "components.web.scope",
      "components.web.in",
      "parity",
      "parity.0.between",
      "rules",
      "layout",
    ];
    for (const place of places) for (const value of values) expect(() => found({ [place]: value })).not.toThrow();
    for (const place of ["", "web", "web.dev"])
      for (const value of values) expect(() => found({}, { [place]: value })).not.toThrow();
  });

  test("are named in a few words", () => {
    expect(found({ "repository.owner": 1n, "repository.name": Symbol("s"), "repository.branch": new Date(0) })).toEqual(
      [
        'policy/wrong-type repository.owner | repository.owner is "1", not text → write the name of a GitHub account, such as "acme"',
        'policy/wrong-type repository.name | repository.name is a symbol, not text → write the name of a repository without its owner, such as "platform"',
        'policy/wrong-type repository.branch | repository.branch is a Date, not text → write the name of a branch, such as "main"',
      ],
    );
  });
});
