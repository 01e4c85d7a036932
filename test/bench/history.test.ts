import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { writeHistory } from "../../bench/history.ts";
import { main } from "../../src/cli/main.ts";
import { fakeWorld } from "../cli/world.ts";

test("each commit of the long history moves one version, and both commands read it", async () => {
  const root = mkdtempSync(join(tmpdir(), "lockstep-bench-history-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeHistory(root, 3, 40);
  const history = fakeWorld(root);
  expect(await main(["history", "--format", "json"], history)).toBe(0);
  const { moves } = JSON.parse(history.said.out);
  // The first commit brings all nine.
  expect(moves).toHaveLength(9 + 39);
  const status = fakeWorld(root);
  expect(await main(["status"], status)).toBe(0);
  expect(status.said.out).toContain("app-003");
});
