import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { building, charted, config, pair, type Small, said, type View } from "./fleet.ts";

const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What functions do with a name that can be followed. */
const forms: { readonly [what: string]: (name: string) => string } = {
  whole: (name) => name,
  "with a prefix": (name) => `s3://${name}`,
  "with a suffix": (name) => `${name}-tls`,
  "in a sentence": (name) => `the bucket ${name} and ${name}.`,
  "in capitals": (name) => name.toUpperCase(),
  "with capitals and _": (name) => name.toUpperCase().replaceAll("-", "_"),
  "with _": (name) => name.replaceAll("-", "_"),
  "without -": (name) => name.replaceAll("-", ""),
  "with a capital": (name) => name.charAt(0).toUpperCase() + name.slice(1),
  "in lower case": (name) => name.toLowerCase(),
  digest: (name) => sha(name),
  "short digest": (name) => `x-${sha(name).slice(0, 8)}`,
  "ten digits of a digest": (name) => `${name}-${sha(name).slice(0, 10)}`,
  "in base64": (name) => btoa(name),
  "in longer base64": (name) => btoa(`user=${name};${name}`),
  encoded: (name) => encodeURIComponent(name),
  "in an encoded address": (name) => encodeURIComponent(`https://x/${name}?a=1&b=2`),
  JSON: (name) => JSON.stringify({ bucket: name, [name]: [name] }),
  YAML: (name) => `bucket: ${name}\nlist:\n  - ${name}\n`,
  "YAML in JSON": (name) => JSON.stringify({ file: `a:\n  b: ${name}-x\n` }),
  script: (name) => `#!/bin/sh\nset -e\naws s3 ls ${name}\n`,
  properties: (name) => `# comment\nbucket=${name}\n`,
};

const hyphened = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}$/);
const domain = fc.stringMatching(/^[a-z]{1,6}(\.[a-z]{1,4}){1,2}$/);
const account = fc.stringMatching(/^[1-9][0-9]{11}$/);
const address = hyphened.map((text) => `arn:aws:iam::123456789012:role/${text}`);

const values: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  fc.tuple(hyphened, hyphened),
  fc.tuple(hyphened, domain),
  fc.tuple(domain, domain),
  fc.tuple(account, account),
  fc.tuple(address, address),
  fc.constantFrom(
    ["logs", "logs-eu"] as const,
    ["logs-eu", "logs"] as const,
    ["on-1", "y"] as const,
    ["a", "aa"] as const,
    ["staging", "prod"] as const,
  ),
);

const fleetOf = (
  use: (view: View) => { readonly [key: string]: string },
  [one, two]: readonly [string, string],
): Small => ({
  environments: pair({ identity: { bucket: one } }, { identity: { bucket: two } }),
  components: {
    chart: charted((view) => ({ nested: use(view), ...use(view) })),
    files: building((view) => [config("files", use(view))]),
  },
});

const parityOnly = (small: Small) => said(small).filter((each) => !/identity-as-setting/.test(each));

for (const [what, form] of Object.entries(forms))
  test(`a name ${what} is only a name`, () => {
    fc.assert(
      fc.property(values, (both) => {
        expect(parityOnly(fleetOf(({ identity }) => ({ text: form(identity.bucket ?? "") }), both))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

test("the environment's own name in all these forms is only a name", () => {
  const use = ({ name }: View) => mapped(forms, (form) => form(name));
  expect(parityOnly(fleetOf(use, ["a", "b"]))).toEqual([]);
});

test("several names in one text are only names", () => {
  fc.assert(
    fc.property(
      values,
      fc.array(fc.constantFrom("name", "namespace", "bucket", " ", "-", "/", "x"), { minLength: 1, maxLength: 8 }),
      (both, pieces) => {
        const use = ({ name, identity }: View) => {
          const known: { readonly [key: string]: string | undefined } = { name, ...identity };
          return { text: pieces.map((piece) => known[piece] ?? piece).join(".") };
        };
        expect(parityOnly(fleetOf(use, both))).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test("names as keys, and as names of objects, are only names", () => {
  fc.assert(
    fc.property(fc.tuple(hyphened, hyphened), ([one, two]) => {
      const found = parityOnly({
        environments: pair({ identity: { bucket: one } }, { identity: { bucket: two } }),
        components: {
          chart: charted(({ identity: { bucket = "" } }) => ({ [bucket]: { [`x-${bucket}`]: 1 } })),
          files: building(({ name, identity: { bucket = "" } }) => [
            config(`${bucket}-${name}`, { [`${bucket}.yaml`]: `${bucket}:\n  ${name}: 1\n` }),
          ]),
        },
      });
      expect(found).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("the segments of a domain are names of their own", () => {
  const found = parityOnly({
    environments: pair({ domain: "staging.eu.example.com" }, { domain: "prod.us.example.com" }),
    components: {
      chart: charted(({ identity: { domain = "" } }) => ({
        first: domain.split(".")[0],
        zone: domain.split(".").slice(1).join("."),
        parent: domain.split(".").slice(-2).join("."),
        underscored: domain.replaceAll(".", "_"),
        labels: domain.split("."),
      })),
    },
  });
  expect(found).toEqual([]);
});

test("a name with capitals that is put in lower case is only a name", () => {
  const use = ({ identity: { bucket = "" } }: View) => ({ text: bucket.toLowerCase() });
  expect(parityOnly(fleetOf(use, ["LogsA", "LogsB"]))).toEqual([]);
});

test("a branch for each environment is only a name", () => {
  expect(
    parityOnly({
      layout: "branch",
      environments: pair({ branch: "env/staging" }, { branch: "release" }),
      components: { files: building(({ name }) => [config("files", { name })]) },
    }),
  ).toEqual([]);
});

const mapped = <From, To>(record: { readonly [key: string]: From }, map: (from: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
