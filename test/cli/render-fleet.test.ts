import { join } from "node:path";
import { expect, test } from "vitest";
import { renderFleet } from "../../src/cli/render-fleet.ts";
import { contents, folder, policy, put, versions } from "./folder.ts";
import { fakeWorld } from "./world.ts";

const fleet = () => ({ "environments/policy.ts": policy(), "environments/versions.ts": versions() });

test("what was written is told with the folders that are committed together", async () => {
  const root = folder(fleet());
  const world = fakeWorld(root);
  expect(await renderFleet(world, { dryRun: false })).toEqual({
    code: 0,
    state: { kind: "written", files: 21, isChanged: true, place: "", folders: ["dist", "environments"] },
  });
  // What comes next is for whoever asked to say.
  expect(world.said.err).toBe("");
  expect(await renderFleet(world, { dryRun: false })).toMatchObject({ state: { isChanged: false, folders: [] } });
});

test("nothing is committed of what is written elsewhere, and the fleet may lie in another folder", async () => {
  const root = folder({});
  for (const [path, text] of Object.entries(fleet())) put(root, `shop/${path}`, text);
  const world = fakeWorld(root);
  expect(await renderFleet(world, { directory: "shop", out: "scratch", dryRun: false })).toEqual({
    code: 0,
    state: { kind: "written", files: 21, isChanged: true, place: "shop", folders: [] },
  });
  expect(Object.keys(contents(join(root, "scratch")))).toHaveLength(21);
});

test("a fleet with errors is blocked, and what is only said leaves nothing to add", async () => {
  const broken = folder({ ...fleet(), "environments/versions.ts": versions("latest") });
  expect(await renderFleet(fakeWorld(broken), { dryRun: false })).toEqual({ code: 1, state: { kind: "blocked" } });
  const told = { state: { kind: "reported" } };
  expect(await renderFleet(fakeWorld(folder(fleet())), { dryRun: true })).toEqual({ code: 0, ...told });
  expect(await renderFleet(fakeWorld(folder({})), { dryRun: false })).toEqual({ code: 2, ...told });
});
