import { expect, test } from "vitest";
import { mapAt } from "../../../src/cli/history/map-at.ts";
import { policy, versions } from "../folder.ts";
import { fleetRepository, Repository } from "./repository.ts";

test("the map of a commit comes with the holds and hotfixes beside it", async () => {
  const repository = fleetRepository();
  const hold = { not: "1.2.0", reason: "leaks", until: "2026-12-01" };
  const held = `${versions("1.1.0", "1.0.0")}export const holds = { live: { web: ${JSON.stringify(hold)} } };\n`;
  const id = repository.put("environments/versions.ts", held).commit("hold");
  repository.map("1.3.0", "1.0.0").commit();
  const { world, workspace } = repository;
  expect(await mapAt(world, workspace, "HEAD~1")).toEqual({
    commit: expect.objectContaining({ id, subject: "hold" }),
    file: "environments/versions.ts",
    map: { web: { dev: "1.1.0", live: "1.0.0" } },
    holds: [{ home: "live", component: "web", fields: hold }],
    hotfixes: [],
  });
});

test("the map is found under the name that it had at that commit", async () => {
  const repository = new Repository();
  repository.put("policy.ts", policy()).put("map.js", versions("1.0.0", "1.0.0")).commit();
  repository.git("rm", "-q", "policy.ts");
  repository.put("environments/policy.ts", policy());
  repository.git("mv", "map.js", "environments/versions.ts");
  repository.commit();
  const { world, workspace } = repository;
  expect(await mapAt(world, workspace, "HEAD~1")).toMatchObject({ file: "map.js", map: { web: { dev: "1.0.0" } } });
});

test("a commit without a map, and one whose map is no plain literal, are told", async () => {
  const repository = new Repository();
  repository.put("README.md", "nothing yet").commit();
  repository
    .put("environments/policy.ts", policy())
    .put("environments/versions.ts", "export const versions = made();\n");
  repository.commit();
  const { world, workspace } = repository;
  expect(await mapAt(world, workspace, "HEAD~1")).toMatchObject({ fault: '"HEAD~1" has no version map' });
  expect(await mapAt(world, workspace, "HEAD")).toMatchObject({
    fault: 'environments/versions.ts:1:25 at "HEAD": versions is a call, not a plain object',
  });
});
