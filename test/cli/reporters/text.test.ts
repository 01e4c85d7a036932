import { expect, test } from "vitest";
import { text } from "../../../src/cli/reporters/text.ts";
import { bare, full, old, resultOf } from "./result.ts";

const plain = { colour: false, explain: false };
const last = (printed: string): string | undefined => printed.trimEnd().split("\n").at(-1);

test("a finding stands under its place, with what else it comes from, and old ones are counted apart", () => {
  expect(text(resultOf([full, bare, old], { waived: 2 }), { colour: false, explain: true })).toMatchInlineSnapshot(`
    "environments/policy.ts:8:31
      ✖ the pods of live request 400m of cpu, the quota "quota" allows 200m  quota/fits
        at environments.live.quota.cpu
        and environments/policy.ts:14 components.web.replicas
        and environments/versions.ts
        in dist/live/namespace/resourcequota-quota.yaml spec.hard[requests.cpu]
        why: The cluster refuses pods beyond the quota.
        → raise quota.cpu, or lower components.web.replicas

    dist/dev/web/old.yaml
      ! dist/dev/web/old.yaml is no longer rendered  dist/fresh
        → run npm run synth and commit what it writes

    environments/versions.ts:6:10
      ! web has the version "latest" in dev  versions/exact (not new)
        at web.dev
        → write a version that names one image

    ✖ 1 error, 1 warning, 1 not new, 2 waived in 2 environments, 1 component, 21 files
    "
  `);
});

test("the sum leads with the heaviest that is new", () => {
  const where = "in 2 environments, 1 component, 21 files";
  expect(last(text(resultOf([]), plain))).toBe(`✔ nothing to report ${where}`);
  expect(last(text(resultOf([old]), plain))).toBe(`✔ nothing new to report, 1 not new ${where}`);
  expect(last(text(resultOf([{ ...full, old: true }]), plain))).toBe(`✔ nothing new to report, 1 not new ${where}`);
  expect(last(text(resultOf([bare, old, old]), plain))).toBe(`! 1 warning, 2 not new ${where}`);
  expect(last(text(resultOf([full, full, old]), plain))).toBe(`✖ 2 errors, 0 warnings, 1 not new ${where}`);
  expect(last(text(resultOf([bare], { counts: undefined }), plain))).toBe("! 1 warning");
});

test("an old finding is never red, and says dimly that it is not new", () => {
  const printed = text(resultOf([{ ...full, old: true }]), { colour: true, explain: false });
  expect(printed).not.toContain("\u001B[31m");
  expect(printed).toContain("\u001B[2mquota/fits (not new)\u001B[22m");
});

test("no part of a finding moves the cursor", () => {
  const evil = "\u001B[2J\u202E\r\n";
  const at = { file: evil, path: [evil] };
  const printed = text(
    resultOf([{ ...bare, message: evil, hint: evil, at, causes: [at], rendered: { file: evil, field: evil } }]),
    plain,
  );
  for (const sign of ["\u001B", "\u202E", "\r"]) expect(printed).not.toContain(sign);
  expect(printed.split("\n")).toHaveLength(9);
});

test("a finding about a hold names the export that it is in", () => {
  const held = { ...bare, at: { file: "environments/versions.ts", export: "holds", path: ["live", "web"] } } as const;
  expect(text(resultOf([held]), plain)).toContain("    at holds.live.web\n");
});
