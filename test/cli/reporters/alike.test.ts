import { expect, test } from "vitest";
import { alike } from "../../../src/cli/reporters/alike.ts";
import type { Finding } from "../../../src/model/finding.ts";
import { bare, old } from "./result.ts";

const of = (message: string, path: readonly string[], more: Partial<Finding> = {}): Finding => ({
  ...bare,
  message,
  at: { file: "environments/policy.ts", path },
  ...more,
});

const messages = (...findings: readonly Finding[]) =>
  alike(findings).map(({ message, findings: { length } }) => [message, length]);

test("findings that differ in names are one, and the names that they share stay", () => {
  expect(
    messages(
      of('web in live needs "a-secret"', ["components", "web"]),
      of('api in live needs "a-secret"', ["components", "api"]),
    ),
  ).toEqual([['… in live needs "a-secret"', 2]]);
});

test("a name may stand in the path of a rendered file alone", () => {
  const at = (environment: string) =>
    of(`${environment} is late`, [], { rendered: { file: `dist/${environment}/web/a.yaml` } });
  expect(messages(at("dev"), at("live"))).toEqual([["… is late", 2]]);
});

test("findings that differ in anything else stay apart", () => {
  const path = ["components", "web"];
  expect(messages(of("web has 3", path), of("web has 4", path))).toHaveLength(2);
  expect(messages(of("web has 3", path), of("web has 3", path, { rule: "a/b" }))).toHaveLength(2);
  expect(messages(of("web has 3", path), of("web has 3", path, { severity: "error" }))).toHaveLength(2);
  expect(messages(of("web has 3", path), of("web has 3", path, { hint: "other" }))).toHaveLength(2);
  expect(messages(old, { ...old, severity: "warning" }, bare)).toEqual([
    [old.message, 2],
    [bare.message, 1],
  ]);
});

test("a name that is part of a longer word is no name", () => {
  expect(
    messages(of("web-site is up", ["components", "web"]), of("api-site is up", ["components", "api"])),
  ).toHaveLength(2);
});
