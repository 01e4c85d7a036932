import { describe, expect, test } from "vitest";
import { promotionFindings } from "../../../src/checks/promotion/judge.ts";
import { built, order, producing, said } from "./built.ts";

const hold = (not: string, until = "2026-11-30", home = "production") =>
  `export const holds = { ${home}: { web: { not: "${not}", reason: "it leaks", until: "${until}" } } };`;
const fix = (version: string, until = "2026-11-30") =>
  `export const hotfixes = { production: { web: { version: "${version}", reason: "a hole", until: "${until}" } } };`;

describe("promotion/seen", () => {
  const soak = producing({ soak: "2d" });
  const history = { 1: { web: "1 1 1" }, 3: { web: "2 2 1" } };

  test("accepts a stretch that is as long as the soak, and no shorter one", () => {
    expect(said({ order: soak, history, change: { web: "2 2 2" }, on: 5 })).toEqual([]);
    expect(said({ order: soak, history, change: { web: "2 2 2" }, on: 4 })).toEqual([
      'error promotion/seen: web "2" has been in staging for 1d; production asks for "2d"',
    ]);
  });

  test("accepts a stretch that is over, and adds no two together", () => {
    const over = { ...history, 5: { web: "3 3 1" } };
    expect(said({ order: soak, history: over, change: { web: "3 3 2" }, on: 5 })).toEqual([]);
    const broken = { ...history, 4: { web: "2 1 1" }, 6: { web: "2 2 1" } };
    expect(said({ order: soak, history: broken, change: { web: "2 2 2" }, on: 7 })).toEqual([
      'error promotion/seen: web "2" has been in staging for 1d; production asks for "2d"',
    ]);
    const gone = { ...history, 4: { web: "1 1 1" } };
    expect(said({ order: soak, history: gone, change: { web: "1 1 2" }, on: 9 })).toEqual([
      'error promotion/seen: web "2" was in staging for 1d; production asks for "2d"',
    ]);
  });

  test("compares versions without an order by history alone", () => {
    const names = { 1: { web: "jammy jammy jammy" }, 3: { web: "noble noble jammy" } };
    expect(said({ history: names, change: { web: "noble noble noble" }, on: 4 })).toEqual([]);
    expect(said({ history: names, change: { web: "noble noble plucky" }, on: 4 })).toEqual([
      'error promotion/seen: web "plucky" comes into production and was never in staging',
    ]);
  });

  test("takes a clock that runs ahead for no time at all", () => {
    expect(
      said({ order: soak, history: { 1: { web: "1 1 1" }, 20: { web: "2 2 1" } }, change: { web: "2 2 2" }, on: 5 }),
    ).toEqual(['error promotion/seen: web "2" has been in staging for 0m; production asks for "2d"']);
    const ahead = { 1: { web: "1 1 1" }, 4: { web: "2 2 1" }, 20: { web: "3 3 1" } };
    expect(said({ order: soak, history: ahead, change: { web: "3 3 2" }, on: 5 })).toEqual([
      'error promotion/seen: web "2" was in staging for 1d; production asks for "2d"',
    ]);
    expect(said({ order: soak, history: ahead, change: { web: "3 3 2" }, on: 6 })).toEqual([]);
  });

  test("asks a component that skips an environment for the one above", () => {
    const narrow = { ...order, components: { web: { in: ["dev", "production"] } } };
    expect(said({ order: narrow, history: { 1: { web: "2 none 1" } }, change: { web: "2 none 2" }, on: 4 })).toEqual(
      [],
    );
    const alone = { ...order, components: { web: { in: ["production"] } } };
    expect(
      said({ order: alone, history: { 1: { web: "none none 1" } }, change: { web: "none none 9" }, on: 4 }),
    ).toEqual([]);
  });

  test("lets a component leave, and wants proof when it comes", () => {
    expect(said({ history: { 1: { web: "1 1 1" } }, change: { web: "1 1 none" }, on: 4 })).toEqual([]);
    expect(said({ history: { 1: { web: "1 1 none" } }, change: { web: "1 1 1" }, on: 4 })).toEqual([]);
    expect(said({ history: { 1: { web: "1 none none" } }, change: { web: "1 none 1" }, on: 4 })).toEqual([
      'error promotion/no-skip: web "1" comes into production from dev and skips staging',
    ]);
  });

  test("says that a shallow clone may lack the proof", () => {
    const shallow = { history: { 1: { web: "3 3 1" } }, change: { web: "3 3 2" }, on: 4, shallow: true };
    expect(said(shallow)).toEqual([
      'error promotion/seen: web "2" comes into production, and this shallow clone does not show it in staging',
    ]);
  });
});

describe("promotion/not-ahead", () => {
  test("refuses a newer version than the source has, and not one that it has", () => {
    const history = { 1: { web: "1.0.0 1.0.0 1.0.0" }, 2: { web: "1.1.0 1.1.0 1.0.0" } };
    expect(said({ history, change: { web: "1.1.0 1.1.0 1.1.0" }, on: 4 })).toEqual([]);
    expect(said({ history, change: { web: "1.1.0 1.1.0 1.2.0" }, on: 4 })).toEqual([
      'error promotion/not-ahead: web "1.2.0" would put production ahead of staging, which has "1.1.0"',
    ]);
  });
});

describe("promotion/hold", () => {
  const history = { 1: { web: "1 1 1" }, 2: { web: "2 2 1" } };
  const change = { web: "2 2 2" };

  test("refuses a held version until the hold is over, and then asks for its removal", () => {
    const beside = [hold("2", "2026-11-05"), hold("2", "2026-11-05")] as const;
    const line = 'web "2" does not come into production: it is held back until 2026-11-05: "it leaks"';
    expect(said({ history, change, on: 5, beside })).toEqual([`error promotion/hold: ${line}`]);
    expect(said({ history, change, on: 6, beside })).toEqual([
      'warning promotion/hold: the hold on web "2" in production ended on 2026-11-05',
    ]);
    expect(said({ history, change, on: 5, beside: [hold("3"), hold("3")] })).toEqual([]);
  });

  test("counts a hold that the change removes", () => {
    expect(said({ history, change, on: 5, beside: [hold("2"), ""] })).toHaveLength(1);
  });

  test("keeps back what failed in the source, and not what failed further down", () => {
    const staging = hold("2", "2026-11-30", "staging");
    expect(said({ history, change, on: 5, beside: [staging, staging] })).toEqual([
      'error promotion/hold: web "2" does not come into production: it is held back in staging, which production receives from, until 2026-11-30: "it leaks"',
    ]);
    expect(
      said({ history: { 1: { web: "2 1 1" } }, change: { web: "2 2 1" }, on: 5, beside: [hold("2"), hold("2")] }),
    ).toEqual([]);
  });
});

describe("promotion/rollback", () => {
  const history = { 1: { web: "1 1 1" }, 2: { web: "2 2 2" } };

  test("lets an older version back that was there, where the newer one is held", () => {
    const strict = producing({ soak: "9w", freeze: [{ from: "2026-11-01", until: "2026-11-30", reason: "sale" }] });
    expect(said({ order: strict, history, change: { web: "2 2 1" }, on: 5, beside: ["", hold("2")] })).toEqual([]);
    expect(said({ history, change: { web: "2 2 1" }, on: 5 })).toEqual([
      'error promotion/rollback: web goes back from "2" to "1" in production without a hold on "2"',
    ]);
    expect(said({ history, change: { web: "2 2 1" }, on: 5, beside: ["", hold("2", "2026-11-04")] })).toHaveLength(2);
  });

  test("takes the return of a version that was left for no step back", () => {
    const left = { ...history, 3: { web: "2 2 1" } };
    expect(said({ history: left, change: { web: "2 2 2" }, on: 5 })).toEqual([]);
  });

  test("takes any version that was there for a way back where numbers cannot tell", () => {
    const soak = producing({ soak: "9w" });
    const around = { 1: { web: "a a a" }, 2: { web: "b b b" }, 3: { web: "a a a" } };
    const back = { order: soak, history: around, change: { web: "a a b" }, on: 5 };
    expect(said({ ...back, beside: ["", hold("a")] })).toEqual([]);
    expect(said(back)).toEqual(['error promotion/seen: web "b" was in staging for 1d; production asks for "9w"']);
  });

  test("leaves environments alone where new versions enter", () => {
    expect(said({ history, change: { web: "1 2 2" }, on: 5 })).toEqual([]);
  });
});

describe("promotion/one-minor", () => {
  const minor = { ...order, components: { web: { upgrade: "one-minor" as const } } };
  const moved = (from: string, to: string) =>
    said({ order: minor, history: { 1: { web: `${from} 0 0` } }, change: { web: `${to} 0 0` }, on: 5 });

  test.each([
    ["1.33.1", "1.34.0"],
    ["v1.33.1", "v1.33.0"],
    ["1.33.1", "1.33.9"],
    ["1.33.1", "2.0.0"],
    ["none", "1.40.0"],
  ])("lets %s move to %s", (from, to) => {
    expect(moved(from, to)).toEqual([]);
  });

  test.each([
    ["1.33.1", "1.35.0", "more than one minor"],
    ["1.33.1", "1.32.9", "which is an older minor"],
    ["1.33.1", "2.1.0", "more than one major or minor"],
    ["2.0.0", "1.33.0", "which is an older major"],
    ["1.33.1", "noble", "and which minor that is cannot be told"],
  ])("refuses a move from %s to %s", (from, to, why) => {
    expect(moved(from, to)).toEqual([`error promotion/one-minor: web in dev moves from "${from}" to "${to}", ${why}`]);
  });
});

describe("promotion/together", () => {
  const pair = { ...order, together: [["web", "cache"]] };
  const needs = { ...order, components: { web: { needs: ["cache"] }, cache: { needs: ["disk"] }, disk: {} } };
  const history = { 1: { web: "1 1 1", cache: "1 1 1" }, 2: { web: "2 2 1", cache: "2 2 1" } };

  test("wants a group to move as a whole", () => {
    expect(said({ order: pair, history, change: { web: "2 2 2", cache: "2 2 2" }, on: 5 })).toEqual([]);
    expect(said({ order: pair, history, change: { web: "2 2 1", cache: "2 2 2" }, on: 5 })).toEqual([
      'error promotion/together: cache "2" comes into production without web "2", which goes together with it; production has "1"',
    ]);
  });

  test("wants what a component needs to come along, and not those that need it", () => {
    expect(said({ order: needs, history, change: { web: "2 2 1", cache: "2 2 2" }, on: 5 })).toEqual([]);
    expect(said({ order: needs, history, change: { web: "2 2 2", cache: "2 2 1" }, on: 5 })).toEqual([
      'error promotion/together: web "2" comes into production without cache "2", which it needs; production has "1"',
    ]);
  });

  test("accepts versions that were in the source at one time, whatever is there now", () => {
    const apart = { ...history, 2: { web: "2 2 1", cache: "1 1 1" }, 3: { web: "2 2 1", cache: "2 2 1" } };
    expect(said({ order: needs, history: apart, change: { web: "2 2 2", cache: "2 2 1" }, on: 5 })).toEqual([]);
  });

  test("does not wait for what is held back, and warns of a rollback that leaves others behind", () => {
    const held = hold("2").replace("web", "cache");
    expect(
      said({ order: needs, history, change: { web: "2 2 2", cache: "2 2 1" }, on: 5, beside: [held, held] }),
    ).toEqual([]);
    const whole = { ...history, 3: { web: "2 2 2", cache: "2 2 2" } };
    expect(
      said({ order: pair, history: whole, change: { web: "2 2 1", cache: "2 2 2" }, on: 5, beside: ["", hold("2")] }),
    ).toEqual([
      'warning promotion/together: web "1" goes back into production without cache "1", which goes together with it; production has "2"',
    ]);
  });
});

describe("promotion/freeze and promotion/window", () => {
  const history = { 1: { web: "1 1 1", cache: "1 1 1" }, 2: { web: "2 2 1", cache: "2 2 1" } };
  const change = { web: "2 2 2", cache: "2 2 2" };

  test("stop promotions while they last, and say until when", () => {
    const frozen = producing({ freeze: [{ from: "2026-11-05", until: "2026-11-06", reason: "sale" }] });
    expect(said({ order: frozen, history, change, on: 4 })).toEqual([]);
    expect(said({ order: frozen, history, change, on: 6 })).toEqual([
      'error promotion/freeze: production is frozen until 2026-11-06, "sale": web and cache may not come',
    ]);
    const weekdays = producing({ window: [{ schedule: "0 8 * * 1-5", duration: "8h" }] });
    expect(said({ order: weekdays, history, change, on: 6 })).toEqual([]);
    expect(said({ order: weekdays, history, change, on: 7 })).toEqual([
      "error promotion/window: no window of production is open until 2026-11-09 08:00 UTC: web and cache may not come",
    ]);
  });

  test("let hotfixes through, and changes below", () => {
    const frozen = producing({ freeze: [{ from: "2026-11-01", until: "2026-11-30", reason: "sale" }] });
    const fixed = { web: "2 2 1.1", cache: "2 2 1" };
    expect(said({ order: frozen, history, change: fixed, on: 6, beside: ["", fix("1.1")] })).toEqual([]);
    expect(said({ order: frozen, history, change: { web: "3 2 1", cache: "2 2 1" }, on: 6 })).toEqual([]);
  });
});

test("places findings at the version or at the entry beside the map", () => {
  const history = { 1: { web: "1 1 1" }, 2: { web: "2 2 1" } };
  const beside = [hold("3", "2026-11-01"), hold("3", "2026-11-01")] as const;
  const findings = promotionFindings(built({ history, change: { web: "2 2 4" }, on: 5, beside }), {
    policy: "policy.ts",
    versions: "versions.ts",
  });
  expect(findings.map(({ at }) => at)).toEqual([
    { file: "versions.ts", path: ["production", "web"], export: "holds" },
    { file: "versions.ts", path: ["web", "production"] },
  ]);
});
