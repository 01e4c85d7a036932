import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRecord } from "../../../imports/json.ts";
import { sarif } from "../../../src/cli/reporters/sarif.ts";
import { findings } from "./any.ts";
import { bare, full, old, resultOf } from "./result.ts";

const official = readFileSync("test/cli/reporters/sarif-schema-2.1.0.json", "utf8");

/** The schema is of draft 4; it uses nothing that draft 7 reads otherwise, but for the name of its own address. */
function validator() {
  const { $schema, id, ...schema } = JSON.parse(official);
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    formats: {
      uri: /^[a-z][a-z0-9+.-]*:(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\dA-F]{2})*$/i,
      // Stricter than the standard, which allows a colon behind the first slash.
      "uri-reference": /^(?:[\w\-.~/?#[\]@!$&'()*+,;=]|%[\dA-F]{2})*$/,
      "date-time": /^\d{4}-\d\d-\d\dT/,
    },
  });
  return { $schema, id, validate: ajv.compile(schema) };
}

const { $schema, id, validate } = validator();

function faults(text: string): unknown {
  validate(JSON.parse(text));
  return validate.errors ?? [];
}

const runOf = (text: string) => JSON.parse(text).runs[0];

describe("the schema", () => {
  test("is the official one, unchanged", () => {
    expect(id).toBe("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
    expect($schema).toBe("http://json-schema.org/draft-04/schema#");
    expect(createHash("sha256").update(official).digest("hex")).toBe(
      "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e",
    );
  });

  test("refuses what is not SARIF, so that what it takes says something", () => {
    const whole = sarif(resultOf([full]), "");
    for (const [from, to] of [
      ['"level": "error"', '"level": "fatal"'],
      ['"startLine": 8', '"startLine": 0'],
      ['"ruleId"', '"ruleID"'],
      ['"uri": "environments', '"uri": "my environments'],
      ['"text": "the pods', '"txt": "the pods'],
    ] as const) {
      expect(whole).toContain(from);
      expect(faults(whole.replace(from, to))).not.toEqual([]);
    }
  });
});

describe("sarif", () => {
  test("has a rule for each id, and a result with everything that is known", () => {
    const text = sarif(resultOf([full]), "fleets/shop");
    expect(faults(text)).toEqual([]);
    expect(JSON.parse(text).version).toBe("2.1.0");
    const base = { uriBaseId: "%SRCROOT%" };
    const policy = { uri: "fleets/shop/environments/policy.ts", ...base };
    expect(runOf(text)).toEqual({
      tool: {
        driver: {
          name: "lockstep",
          rules: [
            {
              id: "quota/fits",
              shortDescription: { text: "The cluster refuses pods beyond the quota." },
              defaultConfiguration: { level: "error" },
            },
          ],
        },
      },
      columnKind: "utf16CodeUnits",
      results: [
        {
          ruleId: "quota/fits",
          ruleIndex: 0,
          level: "error",
          message: { text: `${full.message}\n→ ${full.hint}` },
          locations: [{ physicalLocation: { artifactLocation: policy, region: { startLine: 8, startColumn: 31 } } }],
          relatedLocations: [
            {
              id: 0,
              physicalLocation: { artifactLocation: policy, region: { startLine: 14, startColumn: 5 } },
              message: { text: "also from components.web.replicas" },
            },
            {
              id: 1,
              physicalLocation: { artifactLocation: { uri: "fleets/shop/environments/versions.ts", ...base } },
              message: { text: "also from here" },
            },
            {
              id: 2,
              physicalLocation: {
                artifactLocation: { uri: "fleets/shop/dist/live/namespace/resourcequota-quota.yaml", ...base },
              },
              message: { text: "rendered as spec.hard[requests.cpu]" },
            },
          ],
          partialFingerprints: {
            "lockstep/v1":
              "quota/fits|environments/policy.ts|environments.live.quota.cpu|dist/live/namespace/resourcequota-quota.yaml|spec.hard[requests.cpu]",
          },
        },
      ],
    });
  });

  test("leaves out what is not known", () => {
    const text = sarif(resultOf([bare]), "");
    expect(faults(text)).toEqual([]);
    const { tool, results } = runOf(text);
    expect(tool.driver.rules).toEqual([
      { id: "dist/fresh", shortDescription: { text: "dist/fresh" }, defaultConfiguration: { level: "warning" } },
    ]);
    expect(Object.keys(results[0])).toEqual([
      "ruleId",
      "ruleIndex",
      "level",
      "message",
      "locations",
      "partialFingerprints",
    ]);
  });

  test("is an empty run where nothing was found", () => {
    const text = sarif(resultOf([]), "");
    expect(faults(text)).toEqual([]);
    expect(runOf(text).results).toEqual([]);
  });

  test("tells new from old only where something is old, which is a warning", () => {
    const states = (...given: Parameters<typeof resultOf>[0]) =>
      runOf(sarif(resultOf(given), "")).results.map(({ level, baselineState }: Record<string, string>) => [
        level,
        baselineState,
      ]);
    expect(states(full, bare)).toEqual([
      ["error", undefined],
      ["warning", undefined],
    ]);
    expect(states(full, old, { ...full, old: true })).toEqual([
      ["error", "new"],
      ["warning", "unchanged"],
      ["warning", "unchanged"],
    ]);
    const onlyOld = sarif(resultOf([{ ...full, old: true }]), "");
    expect(faults(onlyOld)).toEqual([]);
    expect(runOf(onlyOld).tool.driver.rules[0].defaultConfiguration.level).toBe("warning");
  });

  test.each([
    ["environments/my policy.ts", "fleets/shop/environments/my%20policy.ts"],
    ["dist\\dev\\web.yaml", "fleets/shop/dist/dev/web.yaml"],
    ["dist/a:b#c?d%/ä.yaml", "fleets/shop/dist/a%3Ab%23c%3Fd%25/%C3%A4.yaml"],
    ["../shared/hosts.ts", "fleets/shared/hosts.ts"],
    ["/home/me/hosts.ts", "hosts.ts"],
    ["C:\\Users\\me\\hosts.ts", "hosts.ts"],
    ["half\uD800.ts", "fleets/shop/half%EF%BF%BD.ts"],
  ])("the file %j has the address %j", (file, uri) => {
    const text = sarif(resultOf([{ ...bare, at: { file, path: [] } }]), "fleets/shop");
    expect(faults(text)).toEqual([]);
    expect(runOf(text).results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
    expect(text).not.toMatch(/home|Users/);
  });

  test.each([
    ['spec.hard["a"] is {"b": 1}', 'spec.hard["a"] is {"b": 1}'],
    ["handlers[0](1)", "handlers\\[0\\](1)"],
    ["the tag {0} of {12}", "the tag {{0}} of {{12}}"],
  ])("the message %j is read as it stands", (message, escaped) => {
    const { text } = runOf(sarif(resultOf([{ ...bare, message, hint: "mend it" }]), "")).results[0].message;
    expect(text).toBe(`${escaped}\n→ mend it`);
  });

  test("fits the schema whatever is found", () => {
    fc.assert(
      fc.property(findings, fc.constantFrom("", "fleets/shop", "../other"), (given, folder) => {
        const text = sarif(resultOf(given), folder);
        expect(faults(text)).toEqual([]);
        const { tool, results } = runOf(text);
        for (const { ruleId, ruleIndex } of results.filter(isRecord))
          expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      }),
      { numRuns: 50 },
    );
  });
});
