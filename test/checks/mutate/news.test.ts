import { describe, expect, test } from "vitest";
import { news } from "../../../src/checks/mutate/news.ts";
import type { Found } from "../../../src/checks/parity/trial.ts";

const found = (path: string, left: Found["left"], right: Found["right"]): Found => ({
  part: "apps/Deployment//web",
  path: path.split("."),
  kind: "changed",
  left,
  right,
});
const replicas = found("spec.replicas", 1, 3);
const told = (before: readonly Found[], after: readonly Found[], made: readonly Found[]) =>
  news(before, after, () => made);

describe("news", () => {
  test("are differences that were not there", () => {
    expect(told([replicas], [replicas, found("spec.paused", true, false)], [])).toEqual({
      fresh: [found("spec.paused", true, false)],
      gone: false,
    });
  });

  test("are differences with other values than before", () => {
    const other = found("spec.replicas", 1, 4);
    const { fresh, gone } = told([replicas], [other], [found("spec.replicas", 3, 4)]);
    expect([fresh, gone]).toEqual([[other], true]);
  });

  test("are no values that are only spelled in another way", () => {
    const cpu = found("spec.cpu", "100m", "500m");
    expect(told([cpu], [found("spec.cpu", "100m", "0.5")], [])).toEqual({ fresh: [], gone: false });
  });

  test("are no differences that went away", () => {
    expect(told([replicas], [], [found("spec.replicas", 3, 1)])).toEqual({ fresh: [], gone: true });
  });
});
