import { describe, expect, test } from "vitest";
import type { Order } from "../../../src/checks/promotion/order.ts";
import { order, type Rows, said } from "./built.ts";

const rename = (given: Order, old: string, present: string): Order => {
  const { [old]: gone = {}, ...rest } = given.environments;
  return { ...given, environments: { ...rest, [present]: gone } };
};

/** A row whose production is called otherwise. */
const row = (versions: string, name = "production"): Rows[string] => {
  const [dev = "", staging = "", last = ""] = versions.split(" ");
  return { dev, staging, [name]: last };
};

const hold = (home: string, component = "web", not = "2") =>
  `export const holds = { ${home}: { ${component}: { not: "${not}", reason: "it leaks", until: "2026-11-30" } } };`;

describe("an environment that comes", () => {
  const history = { 1: { web: "1 1 1", cache: "1 1 1" }, 2: { web: "2 2 1", cache: "1 1 1" } };
  const canary: Order = { ...order, environments: { ...order.environments, canary: { promotesFrom: "staging" } } };
  const live = rename(order, "production", "live");
  const called = (web: string, name = "live") => ({ web: row(web, name), cache: row("1 1 1", name) });

  test("is taken as it is where none goes", () => {
    const change = {
      web: { dev: "2", staging: "2", production: "1", canary: "9" },
      cache: { dev: "1", staging: "1", production: "1", canary: "none" },
    };
    expect(said({ order: canary, history, change, on: 5 })).toEqual([]);
  });

  test("is taken as another one that goes where it has the same versions, and judged where it has not", () => {
    expect(said({ order: live, history, change: called("2 2 1"), on: 5 })).toEqual([]);
    expect(said({ order: live, history, change: called("2 2 2"), on: 5 })).toEqual([]);
    expect(said({ order: live, history, change: called("2 2 9"), on: 5 })).toEqual([
      'error promotion/seen: web "9" comes into live and was never in staging',
    ]);
    const newer = { ...history, 3: { web: "2 2 2", cache: "1 1 1" } };
    expect(said({ order: live, history: newer, change: called("2 2 1"), on: 5 })).toEqual([
      'error promotion/rollback: web goes back from "2" to "1" in live, which never had it',
    ]);
  });

  test("is judged where it was there before", () => {
    const gone = {
      ...history,
      3: { web: { dev: "2", staging: "2" }, cache: { dev: "1", staging: "1" } },
    };
    expect(said({ history: gone, change: called("2 2 2", "production"), on: 5 })).toEqual([]);
    expect(said({ history: gone, change: called("2 2 9", "production"), on: 5 })).toEqual([
      'error promotion/seen: web "9" comes into production and was never in staging',
    ]);
  });

  test("bears the holds of the one that goes, whatever its versions", () => {
    const lost = 'error promotion/hold: the hold on web "2" in production goes, and live comes instead without it';
    const beside = (after: string) => [hold("production"), after] as const;
    expect(said({ order: live, history, change: called("2 2 1"), on: 5, beside: beside(hold("live")) })).toEqual([]);
    expect(said({ order: live, history, change: called("2 2 1"), on: 5, beside: beside("") })).toEqual([lost]);
    expect(said({ order: live, history, change: called("2 2 2"), on: 5, beside: beside("") })).toEqual([
      lost,
      'error promotion/hold: web "2" does not come into live: it is held back until 2026-11-30: "it leaks"',
    ]);
    expect(said({ history, change: { web: row("2 2 none"), cache: row("1 1 1") }, on: 5, beside: beside("") })).toEqual(
      [],
    );
  });

  test("is the one of its place where all get other names at once", () => {
    const all = rename(rename(live, "staging", "s"), "dev", "d");
    const named: Order = { ...all, environments: { d: {}, s: { promotesFrom: "d" }, live: { promotesFrom: "s" } } };
    const same = { 1: { web: "1 1 1" } };
    const change = { web: { d: "1", s: "1", live: "1" } };
    const kept = { order: named, history: same, change, on: 5 };
    expect(said({ ...kept, beside: [hold("production"), hold("live")] })).toEqual([]);
    expect(said({ ...kept, beside: [hold("production"), hold("d")] })).toHaveLength(1);
  });
});

describe("a component under another name", () => {
  const site: Order = { ...order, components: { site: {} } };
  const history = { 1: { web: "2 2 1" } };

  test("keeps its holds", () => {
    const renamed = { order: site, history, change: { site: "2 2 1" }, on: 5 };
    expect(said({ ...renamed, beside: [hold("production"), hold("production", "site")] })).toEqual([]);
    expect(said({ ...renamed, beside: [hold("production"), ""] })).toEqual([
      'error promotion/hold: the hold on web "2" in production goes, and site comes instead without it',
    ]);
    expect(said({ ...renamed, on: 30, beside: [hold("production"), ""] })).toHaveLength(1);
    const over = hold("production").replace("11-30", "11-04");
    expect(said({ ...renamed, beside: [over, ""] })).toEqual([]);
  });

  test("moves by one minor from what it was", () => {
    const minor: Order = { ...order, components: { k8s: { upgrade: "one-minor" } } };
    const to = (version: string, before: Rows = { kubernetes: "1.33.1 0 0" }) =>
      said({ order: minor, history: { 1: before }, change: { k8s: `${version} none none` }, on: 5 });
    expect(to("1.34.0")).toEqual([]);
    expect(to("1.36.0", { web: "noble 0 0" })).toEqual([]);
    expect(to("1.36.0", { kubernetes: "1.35.2 0 0", web: "2.0 0 0" })).toEqual([]);
    expect(to("1.36.0")).toEqual([
      'error promotion/one-minor: k8s in dev moves from kubernetes "1.33.1" to "1.36.0", more than one minor',
    ]);
  });
});

describe("a version after none", () => {
  const history = { 1: { web: "1.8 1.8 1.8" }, 2: { web: "1.9 1.9 1.9" }, 3: { web: "1.9 1.9 none" } };

  test("comes back as it was, and goes back no further without a hold", () => {
    expect(said({ history, change: { web: "1.9 1.9 1.9" }, on: 5 })).toEqual([]);
    expect(said({ history, change: { web: "1.9 1.9 1.8" }, on: 5 })).toEqual([
      'error promotion/rollback: web goes back from "1.9" to "1.8" in production without a hold on "1.9"',
    ]);
    const beside = ["", hold("production", "web", "1.9")] as const;
    expect(said({ history, change: { web: "1.9 1.9 1.8" }, on: 5, beside })).toEqual([]);
  });

  test("moves by one minor from the last one", () => {
    const minor: Order = { ...order, components: { web: { upgrade: "one-minor" } } };
    const none = { 1: { web: "1.33.1 none none" }, 2: { web: "none none none" } };
    const to = (version: string) =>
      said({ order: minor, history: none, change: { web: `${version} none none` }, on: 5 });
    expect(to("1.34.0")).toEqual([]);
    expect(to("1.36.0")).toEqual([
      'error promotion/one-minor: web in dev moves from "1.33.1" to "1.36.0", more than one minor',
    ]);
  });
});
