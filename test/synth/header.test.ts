import { describe, expect, test } from "vitest";
import { commentHeader, headerLength, isOurs, ownership, printJson, withHeader } from "../../src/synth/header.ts";
import { parseYaml } from "../../src/synth/yaml.ts";

test("the header is the same sentence everywhere", () => {
  expect(ownership).toBe('Rendered by Lockstep. Change the policy and run "npm run synth"; edits here are lost.');
  expect(commentHeader("dist/dev/web/deployment-web.yaml")).toBe(`# ${ownership}\n`);
  expect(commentHeader("README.md")).toBe(`<!-- ${ownership} -->\n`);
  expect(ownership.length).toBeLessThan(headerLength / 2);
});

describe("a file with the header is ours", () => {
  test.each([
    "a.yaml",
    "a.hcl",
    "a.tfvars",
    ".env",
    "deploy/env/dev.env",
    "CODEOWNERS",
    "notes.txt",
    "README.md",
    "a.ts",
  ])("%s", (path) => {
    expect(isOurs(path, withHeader(path, "a: 1\n"))).toBe(true);
    expect(isOurs(path, "a: 1\n")).toBe(false);
  });

  test("JSON, where the header is the first key", () => {
    expect(printJson({ a: 1 })).toBe(`{\n  "//": ${JSON.stringify(ownership)},\n  "a": 1\n}\n`);
    expect(isOurs("renovate.json", printJson({}))).toBe(true);
    expect(isOurs("renovate.json", '{ "a": 1, "//": "Rendered by Lockstep" }')).toBe(false);
    expect(isOurs("main.tf.json", '{"//":"Rendered by Lockstep from another version"}')).toBe(true);
  });

  test("a script, where the header is the second line", () => {
    const script = withHeader("seal.sh", "#!/bin/sh\nset -eu\n");
    expect(script).toBe(`#!/bin/sh\n# ${ownership}\nset -eu\n`);
    expect(isOurs("seal.sh", script)).toBe(true);
    expect(isOurs("seal.sh", withHeader("seal.sh", "#!/bin/sh"))).toBe(true);
  });

  test("whatever was done to the rest of it", () => {
    const text = withHeader("a.yaml", "a: 1\n");
    expect(isOurs("a.yaml", text.replaceAll("\n", "\r\n"))).toBe(true);
    expect(isOurs("a.yaml", `\uFEFF${text}`)).toBe(true);
    expect(isOurs("a.yaml", text.slice(0, 40))).toBe(true);
    expect(isOurs("a.yaml", "# Rendered by Lockstep, as it was worded before")).toBe(true);
  });
});

test.each([
  "",
  "# rendered by Lockstep",
  " # Rendered by Lockstep",
  "a: 1\n# Rendered by Lockstep",
  "# Rendered by Lockstepper",
  "# Rendered by",
])("%j is not ours", (text) => expect(isOurs("a.yaml", text)).toBe(false));

test("the header does not change what a YAML file says", () => {
  expect(parseYaml(withHeader("a.yaml", "a: 1\n"))).toStrictEqual({ documents: [{ a: 1 }], problems: [] });
});
