import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { building, charted, checked, config, pair, type Small, type View, worker } from "./fleet.ts";

const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

type Use = (name: string, more: View) => unknown;

/** What functions do with a name that nobody can follow, or that hides a setting. */
const uses: { readonly [what: string]: Use } = {
  "compares it with production's": (name) => (/prod/.test(name) && name.length > 3 ? 3 : 1),
  "compares it with staging's": (name) => name === "logs-staging",
  "looks it up": (name) => ({ "logs-staging": "small", "logs-prod": "large", a: "x", ab: "y" })[name] ?? "medium",
  "looks it up or takes it as it is": (name) => ({ "logs-staging": "logs-eu", ab: "c" })[name] ?? name,
  "looks it up or digests it": (name) => ({ "logs-staging": "logs-eu" })[name] ?? sha(name),
  "cuts off its start": (name) => name.slice(2),
  "cuts off its end": (name) => name.slice(0, 4),
  "digests it with another": (name, { identity }) => sha(`${name}${identity.namespace}`),
  "cuts its digest": (name) => sha(name).slice(0, 6),
  "digests its digest": (name) => sha(sha(name)),
  "counts its letters": (name) => name.length,
  "takes a letter": (name) => name.charAt(1),
  "takes a word": (name) => name.split("-")[0],
  "takes the last word": (name) => name.split("-").at(-1),
  "counts its words": (name) => name.split("-").length,
  "turns it around": (name) => [...name].reverse().join(""),
  "looks for a word": (name) => name.includes("staging"),
  "asks how it begins": (name) => name.startsWith("eu"),
  "compares it": (name) => name < "logs-q",
  "makes a number": (name) => Number.parseInt(sha(name).slice(0, 4), 16) % 7,
  "makes as many entries": (name) => Array.from({ length: name.length }, (_, index) => ({ name: `n${index}` })),
  "makes a list of its letters": (name) => [...name],
};

/** Where in a component it shows. */
const places: { readonly [where: string]: (use: Use) => Pick<Small, "components"> } = {
  "the values of a chart": (use) => ({
    components: { web: charted((view) => ({ before: 1, deep: { value: use(view.identity.bucket ?? "", view) } })) },
  }),
  "a key": (use) => ({
    components: {
      web: charted((view) => ({ [`k-${JSON.stringify(use(view.identity.bucket ?? "", view))}`]: 1 })),
    },
  }),
  "a list": (use) => ({
    components: { web: charted((view) => ({ list: ["first", use(view.identity.bucket ?? "", view), "last"] })) },
  }),
  "a variable": (use) => ({
    components: {
      web: worker({ env: (view: View) => ({ X: JSON.stringify(use(view.identity.bucket ?? "", view)) }) }),
    },
  }),
  "a document": (use) => ({
    components: {
      web: building((view) => [
        config("files", { "file.yaml": `first: ${JSON.stringify(use(view.identity.bucket ?? "", view))}\nlast: 1\n` }),
      ]),
    },
  }),
  "whether there is an object": (use) => ({
    components: {
      web: building((view) => [config("always", {}), ...objectsFor(use(view.identity.bucket ?? "", view))]),
    },
  }),
};

const names: readonly (readonly [string, string])[] = [
  ["logs-staging", "logs-prod"],
  ["logs-staging", "logs-production"],
  ["logs", "logs-eu"],
  ["ab", "a"],
  ["a", "ab"],
  ["eu-logs", "us-logs"],
  ["abc-1", "abc-2"],
];

const fleetOf = (use: Use, where: string, [one, two]: readonly [string, string]): Small => ({
  environments: pair({ identity: { bucket: one } }, { identity: { bucket: two } }),
  ...places[where]?.(use),
});

const reported = new Set(["parity/branches-on-identity", "parity/derived-identity", "parity/undeclared-difference"]);

/** Whether what is made of both names is equal, or is the name or its digest on both sides. */
function isOnlyNames(use: Use, where: string, both: readonly [string, string]): boolean {
  const [one, two] = both.map((bucket, index) => {
    const name = index === 0 ? "staging" : "production";
    const made = use(bucket, { name, version: "1.0.0", settings: {}, identity: { bucket, namespace: name } });
    if (where === "whether there is an object") return objectsFor(made);
    if (typeof made !== "string") return made;
    return made === sha(bucket) ? "its digest" : made.replaceAll(bucket, "its name").replaceAll(name, "the name");
  });
  const raw = both.map((bucket) => use(bucket, { name: "", version: "", settings: {}, identity: { namespace: "" } }));
  return isDeepStrictEqual(one, two) || isDeepStrictEqual(raw[0], raw[1]);
}

function objectsFor(made: unknown) {
  if (typeof made === "number" && made > 5) return [config("more", { made })];
  return made === true || made === "small" ? [config("other", {})] : [];
}

/** Each pair of names in two places: all pairs, and all places in turn. */
const attempts = names.flatMap((both, index) => {
  const all = Object.keys(places);
  return [index, index + 3].map((at) => ({ both, where: all[at % all.length] ?? "" }));
});

for (const [what, use] of Object.entries(uses))
  test(`a function that ${what} never passes where that makes a difference`, () => {
    const differing = attempts.filter(({ both, where }) => !isOnlyNames(use, where, both));
    expect(differing.length).toBeGreaterThan(0);
    for (const { both, where } of differing) {
      const found = checked(fleetOf(use, where, both)).findings.filter(({ rule }) => reported.has(rule));
      expect(found, `${both.join(" ")} in ${where}`).not.toEqual([]);
      for (const { message, rendered, at } of found) {
        expect(message).toContain("identity.bucket");
        expect(rendered?.file).toMatch(/^dist\/(?:production|staging)\//);
        expect(at.path.slice(0, 2)).toEqual(["components", "web"]);
      }
    }
  });

const entry = fc.oneof(
  fc.constantFrom<unknown>("a", "b", "c", 1, null, true, "", "staging", "production"),
  fc.record({ name: fc.constantFrom("x", "y", "z"), value: fc.constantFrom(1, 2) }, { noNullPrototype: true }),
  fc.record(
    { name: fc.constantFrom("x", "y"), id: fc.constantFrom("x", "y"), key: fc.constantFrom("x", "y") },
    { requiredKeys: [], noNullPrototype: true },
  ),
);
const anything = fc.oneof(
  fc.array(entry, { maxLength: 5 }),
  fc.dictionary(
    fc.constantFrom("a", "b", "staging", "x/y", "a.b"),
    fc.oneof(entry, fc.array(entry, { maxLength: 3 })),
    {
      maxKeys: 3,
      noNullPrototype: true,
    },
  ),
  entry,
);

test.each([
  ["by its place or by its name", [{ name: "x", value: 1 }], [], ["a"]],
  ["by its name or by its id", [{ name: "x", id: "a" }], [{ name: "y", id: "a" }], [{ id: "b" }]],
])("an entry is told apart that is known %s", (_, one, two, other) => {
  const made = (name: string): unknown => (name === "staging" ? one : name === "production" ? two : other);
  const { findings } = checked({ components: { web: charted(({ name }) => ({ made: made(name), always: 1 })) } });
  expect(findings.map(({ rule }) => rule)).toEqual(["parity/branches-on-identity"]);
});

test("whatever a function makes of a name, two environments that it makes different are told apart", () => {
  fc.assert(
    fc.property(anything, anything, anything, fc.boolean(), (one, two, other, asText) => {
      fc.pre(!isDeepStrictEqual(one, two));
      const by = (name: string): unknown => (name === "staging" ? one : name === "production" ? two : other);
      const made = (name: string): unknown => (asText ? JSON.stringify({ by: by(name) }) : by(name));
      const { findings } = checked({
        components: { web: charted(({ name }) => ({ deep: { made: made(name) }, always: 1 })) },
      });
      expect(findings.filter(({ rule }) => reported.has(rule))).not.toEqual([]);
    }),
    { numRuns: 120 },
  );
});
