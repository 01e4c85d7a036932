import { expect, test } from "vitest";
import { github } from "../../../src/cli/reporters/github.ts";
import { bare, full, old, resultOf } from "./result.ts";

const annotations = (printed: string): readonly string[] => printed.split("\n").filter((line) => /^\s*::/.test(line));

test("an annotation says where else a finding comes from", () => {
  expect(annotations(github(resultOf([full]), "fleets/shop"))).toEqual([
    '::error file=fleets/shop/environments/policy.ts,line=8,col=31,title=quota/fits::the pods of live request 400m of cpu, the quota "quota" allows 200m%0Aand environments/policy.ts:14 components.web.replicas%0Aand environments/versions.ts%0Ain dist/live/namespace/resourcequota-quota.yaml spec.hard[requests.cpu]%0A→ raise quota.cpu, or lower components.web.replicas',
  ]);
});

test("an old finding is a warning, and says that it is not new", () => {
  expect(annotations(github(resultOf([{ ...old, severity: "error" }]), ""))).toEqual([
    '::warning file=environments/versions.ts,line=6,col=10,title=versions/exact (not new)::web has the version "latest" in dev%0A→ write a version that names one image',
  ]);
});

test("a file outside the fleet is named as the repository or the runner knows it", () => {
  const at = (file: string) => annotations(github(resultOf([{ ...bare, at: { file, path: [] } }]), "fleets/shop"))[0];
  expect(at("../shared/hosts.ts")).toContain("file=fleets/shared/hosts.ts,");
  expect(at("/home/runner/work/shop/hosts.ts")).toContain("file=/home/runner/work/shop/hosts.ts,");
});

test("nothing that a finding says is a command to the runner", () => {
  const evil = "::error::x\r\n::stop-commands::y ##[add-mask]z";
  const at = { file: evil, path: [evil] };
  const printed = github(resultOf([{ ...bare, message: evil, hint: evil, at, causes: [at] }]), "");
  expect(annotations(printed)).toHaveLength(1);
  const log = printed.split("\n").slice(1).join("\n");
  expect(log).not.toContain("##[");
  expect(log).toContain("z");
});
