import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeBase64 } from "../../../../src/checks/parity/diff/base64.ts";
import { diff } from "../../../../src/checks/parity/diff/diff.ts";
import { close, open } from "../../../../src/checks/parity/diff/open.ts";
import { same } from "../../../../src/checks/parity/diff/same.ts";
import type { Json } from "../../../../src/policy/index.ts";
import { printYaml } from "../../../../src/synth/yaml.ts";
import { anyJson, nested, nestedObject } from "./json.ts";

describe("documents in texts are opened", () => {
  test.each<[string, Json]>([
    ['{"a":[1,"x"]}', { $json: { a: [1, "x"] } }],
    ['[{"a":1}]', { $json: [{ a: 1 }] }],
    ['{\n  "a": 1\n}\n', { $json: { a: 1 } }],
    ["a: 1\nb:\n  - x\n", { $yaml: { a: 1, b: ["x"] } }],
    ["# a comment\na: 1 # another\n", { $yaml: { a: 1 } }],
    ["---\na: 1\n", { $yaml: { a: 1 } }],
    ["- a\n- b\n", { $yaml: ["a", "b"] }],
    ["a: 1\n---\nb: 2\n", { $yaml: { $documents: [{ a: 1 }, { b: 2 }] } }],
    ["- a: 1\n- b: 2\n", { $yaml: [{ a: 1 }, { b: 2 }] }],
    [encodeBase64("user:password"), { $base64: "user:password" }],
    [encodeBase64("größer als 1"), { $base64: "größer als 1" }],
    [encodeBase64('{"user":"web"}'), { $base64: { $json: { user: "web" } } }],
    [JSON.stringify({ inner: "a: 1\nb: 2\n" }), { $json: { inner: { $yaml: { a: 1, b: 2 } } } }],
    ['image: "nginx:1.10"\nversion: "1.10"\n', { $yaml: { image: "nginx:1.10", version: "1.10" } }],
    ["script: |\n  no\n  0644\n'yes': say no, yes\n", { $yaml: { script: "no\n0644\n", yes: "say no, yes" } }],
    ["text: turn it on\ntime: 12:05:00\n", { $yaml: { text: "turn it on", time: "12:05:00" } }],
  ])("%j is %j", (text, opened) => {
    expect(open({ data: { x: text } })).toEqual({ data: { x: opened } });
  });
});

describe("a text stays a text", () => {
  test.each([
    ["a word", "hello"],
    ["a number", "12"],
    ["JSON of a scalar", '"a"'],
    ["an empty object", "{}"],
    ["an empty list in YAML", "[]\n"],
    ["no JSON", "{ server"],
    ["JSON with a key twice", '{"a":1,"a":2}'],
    ["JSON with a number that a double does not hold", '{"id":12345678901234567890}'],
    ["JSON with a number in another spelling", '{"version":1.10}'],
    ["JSON with a number beyond all doubles", "[1e400]"],
    ["one line of YAML", "a: 1"],
    ["prose", "This is text.\nIt says: nothing.\n"],
    ["prose with a colon", "Please note this: nothing\nIt says nothing.\n"],
    ["prose before a colon", "Please note: nothing\n"],
    ["a script", "#!/bin/sh\nset: 1\n"],
    ["a script of another kind", "for x in a b; do\n  echo $x\ndone\n"],
    ["a file whose first line is an instruction", "#cloud-config\nusers: []\n"],
    ["a template", "a: {{ .Values.a }}\nb: 1\n"],
    ["YAML with an error", "a: 1\na: 2\n"],
    ["YAML with a number in another spelling", "a: 1\nversion: 1.10\n"],
    ["YAML with an octal number", "mode: 0644\n"],
    ["YAML with a word that is true to some", "a: 1\nb: yes\n"],
    ["YAML with a number in another spelling as a key", "a:\n  010: x\n"],
    ["YAML with a tagged number in another spelling", "a: &x 010\nb: 1\n"],
    ["YAML with a number in quotes", 'a: !!float "1.10"\n'],
    ["documents of which one is a list", "a: 1\n---\n- b\n"],
    ["a certificate", "-----BEGIN CERTIFICATE-----\nMIIB: x\n-----END CERTIFICATE-----\n"],
    ["a server's configuration", "server {\n  listen 80;\n}\n"],
    ["properties", "a=1\nb=2\n"],
    ["a name that could be base64", "ReplicaSetController"],
    ["a digest", "a".repeat(64)],
    ["base64 of a word", encodeBase64("abcdefghijkl")],
    ["base64 of a short text", encodeBase64("a-b")],
    ["base64 of bytes", "AAECAwQFBgcICQoLDA0ODw=="],
    ["base64 with loose bits", "aGVsbG8gdGhlcmUsIHlvdX=="],
    ["JSON that is too deep", JSON.stringify(nested(70, 1))],
    ["JSON far too deep", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ["YAML that is too deep", `a:\n${"- ".repeat(100)}b\n`],
    ["a long text", `a: ${"x".repeat(2_000_000)}\n`],
  ])("%s", (_, text) => {
    expect(open(text)).toBe(text);
    expect(open([{ text }])).toEqual([{ text }]);
  });
});

describe("open", () => {
  test("returns the same reference when nothing inside changes", () => {
    const value = { a: [{ b: "c" }], d: { e: null } };
    expect(open(value)).toBe(value);
    const beside = { kept: { a: 1 }, text: '{"a":1}' };
    const opened = open(beside);
    expect(opened).not.toBe(beside);
    expect(opened).toEqual({ kept: { a: 1 }, text: { $json: { a: 1 } } });
    expect(beside.text).toBe('{"a":1}');
  });

  test("opens equal texts to the same value", () => {
    const opened = open(['{"shared":1}', '{"shared":1}']);
    expect(Array.isArray(opened) && opened[0] === opened[1]).toBe(true);
  });

  test("keeps a key that would be a prototype", () => {
    expect(JSON.stringify(open(JSON.parse('{"__proto__":"[1]","a":1}')))).toBe('{"__proto__":{"$json":[1]},"a":1}');
  });

  test("leaves what lies too deep alone and throws at nothing", () => {
    expect(same(open(nested(100_000, '{"a":1}')), nested(100_000, '{"a":1}'))).toBe(true);
    const deep = nestedObject(50_000, "a: 1\n");
    expect(same(close(open(deep)), deep)).toBe(true);
  });

  test("opens texts in texts in texts, up to a point", () => {
    let text = '{"innermost":true}';
    for (let level = 0; level < 12; level += 1) text = JSON.stringify([text]);
    const opened = open(text);
    expect(JSON.stringify(opened).split("$json").length).toBe(9);
    expect(open(close(opened))).toEqual(opened);
  });
});

describe("nothing different becomes equal by being opened", () => {
  test.each<[Json, Json]>([
    ['{"a":1}', { $json: { a: 1 } }],
    ["a: 1\n", { $yaml: { a: 1 } }],
    ['{"a":1}', "a: 1\n"],
    [encodeBase64("user:password"), { $base64: "user:password" }],
    ['{"$json":{"a":1}}', { $json: { $json: { a: 1 } } }],
    ["- a: 1\n- b: 2\n", "a: 1\n---\nb: 2\n"],
    ["a: 1\n---\nb: 2\n", { $yaml: { $documents: [{ a: 1 }, { b: 2 }] } }],
    ["$documents:\n  - a: 1\n  - b: 2\n", "a: 1\n---\nb: 2\n"],
    ['{"a":1.0}', '{"a":1}'],
    ["a: 1.10\n", "a: 1.1\n"],
    ["a: 12345678901234567\n", "a: 12345678901234568\n"],
  ])("%j and %j", (left, right) => {
    expect(diff(open({ x: left }), open({ x: right }), "")).toHaveLength(1);
  });

  test("an object that imitates what was opened is told apart from it", () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const opened = open(value);
        expect(same(open(opened), opened)).toBe(same(value, opened));
      }),
    );
  });
});

describe("close", () => {
  test("undoes open, but for the layout", () => {
    const value = {
      text: '{ "a": [1] }',
      yaml: "a: 1 # comment\n",
      secret: encodeBase64("user:password"),
      own: { $json: 1 },
    };
    expect(close(open(value))).toEqual({ ...value, text: '{"a":[1]}', yaml: "a: 1\n" });
  });

  test("what is opened, closed and opened again is what was opened first", () => {
    const text = anyJson.map((value) => JSON.stringify(value));
    const wrapped = fc.oneof(
      anyJson,
      text,
      text.map(encodeBase64),
      fc.array(text).map((texts) => ({ texts })),
      text.map((inner) => JSON.stringify({ inner, secret: encodeBase64(inner) })),
      fc.array(fc.string({ unit: fc.constantFrom(..."0178_.xobe+-:ny\n #") })).map((texts) => printYaml({ texts })),
      fc.array(text, { minLength: 1 }).map((texts) => texts.map((each) => `a: ${each}\n`).join("---\n")),
    );
    fc.assert(
      fc.property(wrapped, (value) => {
        const opened = open(value);
        expect(open(close(opened))).toEqual(opened);
      }),
      { numRuns: 500 },
    );
  });

  test("prints several documents", () => {
    expect(close(open("a: 1\n---\nb:   2\n"))).toBe("a: 1\n---\nb: 2\n");
  });

  test("prints what a mutation made of a document", () => {
    expect(close({ $yaml: {} })).toBe("{}\n");
    expect(close({ $yaml: "text" })).toBe('"text"\n');
    expect(close({ $base64: { $json: [1] } })).toBe(encodeBase64("[1]"));
    expect(close({ $base64: 7 })).toBe(encodeBase64("7"));
    expect(close({ $documents: [] })).toEqual({ $documents: [] });
  });
});
