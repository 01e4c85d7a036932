import { describe, expect, test } from "vitest";
import { hinted, producing, said } from "./built.ts";

const fix = (version: string, home = "production") =>
  `export const hotfixes = { ${home}: { web: { version: "${version}", reason: "a hole", until: "2026-11-30" } } };`;
const hold = (not: string) =>
  `export const holds = { production: { web: { not: "${not}", reason: "it leaks", until: "2026-11-30" } } };`;

describe("versions under the same numbers", () => {
  const history = { 1: { web: "1.4.0-f00b 1.4.0-f00b 1.4.0-f00b" }, 3: { web: "1.4.0-0abc 1.4.0-0abc 1.4.0-f00b" } };

  test("are newer by history, whatever follows the numbers", () => {
    expect(said({ history, change: { web: "1.4.0-0abc 1.4.0-0abc 1.4.0-0abc" }, on: 5 })).toEqual([]);
    const alpine = { 1: { web: "1.9.0 1.9.0 1.9.0" }, 3: { web: "1.9.0-alpine 1.9.0-alpine 1.9.0" } };
    expect(said({ history: alpine, change: { web: "1.9.0-alpine 1.9.0-alpine 1.9.0-alpine" }, on: 5 })).toEqual([]);
  });

  test("go back to what was there with a hold alone", () => {
    const moved = { ...history, 4: { web: "1.4.0-0abc 1.4.0-0abc 1.4.0-0abc" } };
    const back = { history: moved, change: { web: "1.4.0-0abc 1.4.0-0abc 1.4.0-f00b" }, on: 5 };
    expect(said(back)).toEqual([
      'error promotion/rollback: web goes back from "1.4.0-0abc" to "1.4.0-f00b" in production without a hold on "1.4.0-0abc"',
    ]);
    expect(said({ ...back, beside: ["", hold("1.4.0-0abc")] })).toEqual([]);
  });

  test("do not go back to what the source had left before it got the present one", () => {
    const history = {
      1: { web: "rc-1 rc-1 rc-0" },
      2: { web: "rc-2 rc-2 rc-0" },
      3: { web: "rc-2 rc-2 rc-2" },
    };
    expect(said({ history, change: { web: "rc-2 rc-2 rc-1" }, on: 5 })).toEqual([
      'error promotion/rollback: web goes back from "rc-2" to "rc-1" in production, which never had it',
    ]);
    const again = { ...history, 4: { web: "rc-1 rc-1 rc-2" } };
    expect(said({ history: again, change: { web: "rc-1 rc-1 rc-1" }, on: 5 })).toEqual([]);
  });
});

describe("a version whose number is lower and that is newer", () => {
  const history = {
    1: { web: "2026.01.15 2026.01.15 2026.01.15" },
    3: { web: "1.0.0 1.0.0 2026.01.15" },
  };
  const late = { history, change: { web: "1.0.0 1.0.0 1.0.0" }, on: 5 };

  test("comes with a hotfix, and the hint says so", () => {
    expect(hinted(late)).toEqual([
      'go back to a version that production had: lockstep rollback production web; if "1.0.0" is no step back, write a hotfix with a reason and an end beside the map',
    ]);
    expect(said({ ...late, beside: ["", fix("1.0.0")] })).toEqual([]);
    expect(said({ ...late, beside: [fix("1.0.0"), fix("1.0.0")] }).filter((line) => line.startsWith("error"))).toEqual(
      [],
    );
  });

  test("comes with no entry that is over, and no hold is lifted", () => {
    const over = fix("1.0.0").replace("11-30", "11-04");
    expect(said({ ...late, beside: ["", over] }).map((line) => line.split(":")[0])).toEqual([
      "error promotion/rollback",
    ]);
    expect(hinted({ ...late, beside: ["", over] })[0]).toContain("give its hotfix beside the map a later end");
    const held = `${fix("1.0.0")} ${hold("1.0.0")}`;
    expect(said({ ...late, beside: ["", held] }).map((line) => line.split(":")[0])).toEqual(["error promotion/hold"]);
  });
});

describe("hints that have to work", () => {
  test("name the end of a hotfix that stands there and is over", () => {
    const history = { 1: { web: "1.0 1.0 1.0" } };
    const over = fix("1.1").replace("11-30", "11-04");
    expect(hinted({ history, change: { web: "1.0 1.0 1.1" }, on: 5, beside: ["", over] })).toContain(
      "put it into staging first, or give its hotfix beside the map a later end",
    );
  });

  test("send no minor back", () => {
    const minor = producing({ soak: "2d" }, { components: { web: { upgrade: "one-minor" } } });
    const history = {
      1: { web: "1.30.0 1.30.0 1.30.0" },
      3: { web: "1.31.0 1.31.0 1.30.0" },
      4: { web: "1.32.0 1.32.0 1.30.0" },
    };
    expect(hinted({ order: minor, history, change: { web: "1.32.0 1.32.0 1.31.0" }, on: 9 })).toEqual([
      'write a hotfix with a reason and an end beside the map: staging cannot go back to it from "1.32.0"',
    ]);
  });

  test("name the date of a commit that is dated in the future", () => {
    const history = { 1: { web: "1 1 1" }, 20: { web: "2 2 1" } };
    expect(hinted({ order: producing({ soak: "2d" }), history, change: { web: "2 2 2" }, on: 5 })).toEqual([
      "wait until 2026-11-22 12:00 UTC: the commit that brought it is dated 2026-11-20 12:00 UTC, and no time counts before that or the next commit",
    ]);
  });

  test("look at what this change alone has before what was further up", () => {
    const history = { 1: { web: "1 1 1" }, 2: { web: "2 1 1" } };
    expect(said({ history, change: { web: "2 2 2" }, on: 5 })).toEqual([
      'error promotion/seen: web "2" comes into production, and staging has it in this change alone',
    ]);
  });
});

test("says nothing about what stands in the files of other branches", () => {
  const history = { 1: { web: "1.0 1.0 1.0" }, 3: { web: "1.0 1.1 1.0" } };
  const over = `${fix("1.1", "staging").replace("11-30", "11-04")}
export const holds = { staging: { web: { not: "9", reason: "it leaks", until: "2026-11-04" } } };`;
  const flat = producing({}, { layout: "branch" });
  const still = { order: flat, history, change: history[3], on: 9, beside: [over, over] } as const;
  expect(said({ ...still, home: "production" })).toEqual([]);
  expect(said({ ...still, home: "staging" })).toHaveLength(2);
});
