import { describe, expect, test } from "vitest";
import { otherFleets } from "../../../../src/cli/diff/base/candidates.ts";
import { homes, shownHome } from "../../../../src/cli/diff/base/home.ts";

const homeOf = homes(["dist/dev/a.yaml", "dist/staging/a.yaml", "dist/clusters/lab/a.yaml", "values/dev.yaml"]);

describe("the home of a file", () => {
  test.each([
    ["dist/dev/web/a.yaml", undefined, "dev"],
    ["dist/clusters/lab/flux/a.yaml", undefined, "cluster lab"],
    ["dist/clusters/lab/flux/a.yaml", "staging", "staging"],
    ["dist/clusters/lab/flux/a.yaml", "somewhere", "cluster lab"],
    ["values/dev.yaml", undefined, "dev"],
    ["deploy/env/staging/values.yaml", undefined, "staging"],
    ["deploy/dev/staging.yaml", undefined, "other files"],
    ["deploy/device.yaml", undefined, "other files"],
    ["dist/clusters/a.yaml", undefined, "other files"],
    ["dist/a.yaml", undefined, "other files"],
  ])("%s with the label %s is %s", (path, label, home) => {
    expect(shownHome(homeOf(path, label))).toBe(home);
  });
});

describe("other fleets", () => {
  test("are folders that have a policy, themselves or in their environments", () => {
    const isForeign = otherFleets([
      "environments/policy.ts",
      "policy.ts",
      "a/policy.mjs",
      "b/c/environments/policy.ts",
    ]);
    expect(["dist/x", "environments/x", "a/x", "b/x", "b/c/dist/x", "ab/x"].filter(isForeign)).toEqual([
      "a/x",
      "b/c/dist/x",
    ]);
  });
});
