import { expect, test } from "vitest";
import { main } from "../../../src/cli/main.ts";
import { branchRepository } from "./branches.ts";
import { fleetRepository, type Repository } from "./repository.ts";

async function history({ world }: Repository, ...flags: readonly string[]) {
  const code = await main(["history", ...flags], world);
  return { code, ...world.said };
}

function moved(): Repository {
  const repository = fleetRepository();
  repository.map("1.1.0", "1.0.0").commit("to dev");
  repository.map("1.1.0", "1.1.0").commit("to live | now");
  return repository;
}

test("every move is a line, the newest first", async () => {
  const { code, out } = await history(moved());
  expect(code).toBe(0);
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((line) => line.replace(/ [0-9a-f]{10} /, " ")),
  ).toEqual([
    "2026-11-01 02:00   live  web  1.0.0 → 1.1.0  Ada  to live | now",
    "2026-11-01 01:00   dev   web  1.0.0 → 1.1.0  Ada  to dev",
    "2026-11-01 00:00   live  web  new → 1.0.0    Ada  begin",
    "2026-11-01 00:00   dev   web  new → 1.0.0    Ada  begin",
  ]);
});

test("one component, one environment and a limit narrow it down", async () => {
  const repository = moved();
  const { out, err } = await history(repository, "web", "--environment", "live", "--limit", "1", "--format", "json");
  expect(JSON.parse(out).moves).toMatchObject([
    {
      component: "web",
      environment: "live",
      from: "1.0.0",
      to: "1.1.0",
      commit: { author: "Ada", subject: "to live | now" },
    },
  ]);
  expect(err).toContain("1 older move not shown");
});

test("names that no commit knows are refused with what was likely meant", async () => {
  const repository = moved();
  expect((await history(repository, "wbe")).err).toContain('did you mean "web"?');
  expect((await history(repository, "--environment", "lvie")).err).toContain('did you mean "live"?');
  expect(await history(repository, "--limit", "0")).toMatchObject({ code: 2 });
});

test("markdown keeps a bar in a subject inside its cell", async () => {
  const { out } = await history(moved(), "--format", "markdown", "--limit", "1");
  expect(out).toContain("| `live` | `web` | `1.0.0` | `1.1.0` | Ada | to live \\| now |");
});

test("with a branch for each environment a move is placed where its branch belongs", async () => {
  const repository = branchRepository();
  repository.git("switch", "-q", "release");
  repository.git("merge", "-q", "--no-ff", "-m", "promote", "dev");
  const { out } = await history(repository, "--format", "json");
  const told = JSON.parse(out).moves.map(
    ({ environment, to, commit }: { environment: string; to: string; commit: { subject: string } }) => [
      environment,
      to,
      commit.subject,
    ],
  );
  expect(told).toEqual([
    ["live", "1.1.0", "promote"],
    ["dev", "1.1.0", "move"],
    ["live", "1.0.0", "begin"],
    ["dev", "1.0.0", "begin"],
  ]);
});
