import { describe, expect, test } from "vitest";
import { closed, crd, judge, object, problems } from "./thing.ts";

describe("CEL rules", () => {
  const rule = (text: string, more: object = {}) => ({
    "x-kubernetes-validations": [{ rule: text, message: "broken", ...more }],
  });
  const number = { type: "integer" };

  test("hold at any level, with the types of the schema", () => {
    const item = closed({ n: number }, rule("self.n + 1 > 1"));
    const spec = closed(
      {
        list: { type: "array", items: item, ...rule("self.all(x, has(x.n))") },
        map: { type: "object", additionalProperties: { type: "string", ...rule("self.startsWith('a')") } },
      },
      rule("size(self.list) <= 2"),
    );
    expect(problems(spec, { list: [{ n: 1 }], map: { k: "ab" } })).toEqual([]);
    expect(problems(spec, { list: [{ n: 1 }, { n: 0 }], map: { k: "b" } })).toEqual([
      "spec.list.1: broken",
      "spec.map.k: broken",
    ]);
    expect(problems(spec, { list: [{ n: 1 }, { n: 2 }, {}] })).toEqual([
      "spec: broken",
      "spec.list: broken",
      "spec.list.2: broken",
    ]);
  });

  test("names that CEL cannot spell, messages that are computed, places that are named", () => {
    const spec = closed(
      { "my-size": number, namespace: { type: "string" } },
      rule("self.my__dash__size < 3 && self.__namespace__ != 'x'", {
        messageExpression: "'size ' + string(self.my__dash__size)",
        fieldPath: ".namespace",
      }),
    );
    expect(problems(spec, { "my-size": 1, namespace: "a" })).toEqual([]);
    expect(problems(spec, { "my-size": 4, namespace: "a" })).toEqual(["spec.namespace: size 4"]);
  });

  test("a rule that reads what is missing is broken, as in a cluster", () => {
    expect(problems(closed({ n: number }, rule("self.n > 0")), {})).toEqual(["spec: broken"]);
  });

  test("rules about a change are left out", () => {
    expect(judge(crd(closed({ n: number }, rule("self.n == oldSelf.n"))), object({ n: 1 }))).toEqual({
      problems: [],
      notEvaluated: [],
    });
  });

  test("what cannot be evaluated is said, never passed over and never a problem", () => {
    const spec = closed(
      { url: { type: "string" }, n: number },
      {
        "x-kubernetes-validations": [
          { rule: "isURL(self.url)", message: "a" },
          { rule: "self.n >", message: "b" },
          { rule: "self.url > self.n", message: "c" },
          {},
        ],
      },
    );
    const verdict = judge(crd(spec), object({ url: "x", n: 1 }));
    expect(verdict.problems).toEqual([]);
    expect(verdict.notEvaluated.map((line) => /the rule.* is not evaluated/.exec(line)?.[0])).toEqual([
      'the rule "isURL(self.url)" is not evaluated',
      'the rule "self.n >" is not evaluated',
      "the rule is not evaluated",
      'the rule "self.url > self.n" is not evaluated',
    ]);
  });

  test("rules wait until the form is right, but do not wait for unknown fields", () => {
    const spec = closed({ n: number }, rule("self.n > 5"));
    expect(problems(spec, { n: "a" })).toEqual(['spec.n: "a" is no whole number']);
    expect(problems(spec, { n: 1, m: 2 })).toEqual(['spec.m: "m" is no field here', "spec: broken"]);
  });
});
