import { expect, test } from "vitest";
import type { Problem, Rule } from "../../src/checks/rule.ts";
import { runChecks } from "../../src/checks/run.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Waivers } from "../../src/policy/rules.ts";
import { rendered } from "./fleet.ts";

const files = { policy: "environments/policy.ts", versions: "environments/versions.ts" };
const today = "2026-11-21";
const subject = rendered({});

const rule = (...found: readonly Problem[]): Rule => ({ why: "because", check: () => found });
const problem = (message: string, more: Partial<Problem> = {}): Problem => ({
  message,
  hint: "do it",
  at: ["components", "web"],
  ...more,
});
const run = (rules: { readonly [id: string]: Rule }, waivers: Waivers = {}, others: readonly Finding[] = []) =>
  runChecks(subject, rules, waivers, today, files, others);
const lines = (findings: readonly Finding[]) =>
  findings.map(({ rule: id, severity, message, at }) => `${severity} ${id} ${at.path.join(".")}: ${message}`);

test("a problem becomes a finding with the id and the severity of its rule", () => {
  const rules = {
    "quota/fits": rule(problem("too much", { rendered: { file: "dist/dev/quota.yaml", field: "spec" } })),
    "schema/validated": { ...rule(problem("unknown")), severity: "warning" as const },
    "versions/exact": rule(problem("a range", { source: "versions", severity: "warning", at: ["web", "dev"] })),
  };
  expect(run(rules)).toEqual({
    findings: [
      {
        rule: "quota/fits",
        severity: "error",
        message: "too much",
        hint: "do it",
        at: { file: files.policy, path: ["components", "web"] },
        rendered: { file: "dist/dev/quota.yaml", field: "spec" },
      },
      {
        rule: "schema/validated",
        severity: "warning",
        message: "unknown",
        hint: "do it",
        at: { file: files.policy, path: ["components", "web"] },
      },
      {
        rule: "versions/exact",
        severity: "warning",
        message: "a range",
        hint: "do it",
        at: { file: files.versions, path: ["web", "dev"] },
      },
    ],
    waived: [],
  });
});

test("findings are sorted by file, field and rule, whatever order they came in, and each is there once", () => {
  const at = (...path: readonly string[]) => ({ at: path });
  const problems = [
    problem("b", at("components", "web", "needs", "10")),
    problem("a", at("components", "web", "needs", "9")),
    problem("a", at("components", "web")),
    problem("z", at("clusters")),
  ];
  const expected = [
    "error quota/fits clusters: z",
    "error quota/fits components.web: a",
    "error times/valid components.web: a",
    "error quota/fits components.web.needs.9: a",
    "error quota/fits components.web.needs.10: b",
  ];
  const other = rule(problem("a"));
  expect(lines(run({ "quota/fits": rule(...problems, ...problems), "times/valid": other }).findings)).toEqual(expected);
  expect(lines(run({ "times/valid": other, "quota/fits": rule(...problems.toReversed()) }).findings)).toEqual(expected);
});

test("lines come before fields where they are known", () => {
  const finding = (message: string, line: number): Finding => ({
    rule: "order/one-engine",
    severity: "warning",
    message,
    hint: "",
    at: { file: files.policy, path: [message], line, column: 1 },
  });
  expect(run({}, {}, [finding("a", 20), finding("b", 3)]).findings.map(({ message }) => message)).toEqual(["b", "a"]);
});

test("a waiver turns a rule down to a warning, or off and into the count", () => {
  const rules = { "quota/fits": rule(problem("too much")), "times/valid": rule(problem("too long")) };
  const reason = "the node pool grows in January";
  const checked = run(rules, {
    "quota/fits": { severity: "warning", reason, until: "2027-01-31" },
    "times/valid": { severity: "off", reason, until: today },
  });
  expect(lines(checked.findings)).toEqual(["warning quota/fits components.web: too much"]);
  expect(checked.waived).toEqual([
    {
      finding: {
        rule: "times/valid",
        severity: "error",
        message: "too long",
        hint: "do it",
        at: { file: files.policy, path: ["components", "web"] },
      },
      reason,
      until: today,
    },
  ]);
});

test("a waiver holds for findings of other origin too", () => {
  const other: Finding = {
    rule: "order/one-engine",
    severity: "warning",
    message: "nothing enforces that order",
    hint: "",
    at: { file: files.policy, path: ["components"] },
  };
  const off = { severity: "off", reason: "x", until: "2027-01-31" } as const;
  expect(run({}, { "order/one-engine": off }, [other])).toMatchObject({ findings: [], waived: [{ finding: other }] });
  const unwaivable: Finding = { ...other, rule: "policy/shape", severity: "error" };
  expect(run({}, {}, [unwaivable]).findings).toEqual([unwaivable]);
});

test("a waiver that is over hides nothing, and says so at its date", () => {
  const checked = run(
    { "quota/fits": rule(problem("too much"), problem("far too much")) },
    { "quota/fits": { severity: "off", reason: "x", until: "2026-11-20" } },
  );
  expect(lines(checked.findings)).toEqual([
    "error quota/fits components.web: far too much",
    "error quota/fits components.web: too much",
    "error rules/waiver-expired rules.quota/fits.until: quota/fits was turned down until 2026-11-20, and 2 findings of it are still there",
  ]);
  expect(checked.waived).toEqual([]);
});

test("a waiver that waives nothing is a warning, over or not", () => {
  const waiver = (until: "2026-11-20" | "2027-01-31") => ({ severity: "off", reason: "x", until }) as const;
  const checked = run(
    { "quota/fits": rule(), "times/valid": rule() },
    { "quota/fits": waiver("2027-01-31"), "times/valid": waiver("2026-11-20") },
  );
  expect(lines(checked.findings)).toEqual([
    "warning rules/waiver-unused rules.quota/fits: quota/fits is turned down, and nothing is found that it would report",
    "warning rules/waiver-unused rules.times/valid: times/valid is turned down, and nothing is found that it would report",
  ]);
});

test("a rule that throws is our mistake, and named", () => {
  const broken: Rule = {
    why: "because",
    check: () => {
      throw new TypeError("no such thing");
    },
  };
  expect(() => run({ "quota/fits": broken })).toThrow("the rule quota/fits failed: no such thing");
});
