import { describe, expect, test } from "vitest";
import { put } from "../folder.ts";
import { at, commit, map, policy, repository, run, versions } from "./fleet.ts";

const cache = ["0.9.2", "0.9.2", "0.9.2"] as const;
const production = (web: string, beside = "") => versions({ web: ["1.9.0", "1.9.0", web], cache }, beside);

describe("the way back", () => {
  test("goes back and forth where numbers cannot tell which version is older, forth only to a version that is named", async () => {
    const [a, b] = ["a", "b"].map((letter) => `sha256:${letter.repeat(64)}`);
    const row = (web = "") => versions({ web: [web, web, web], cache });
    const root = repository({}, [at(1), row(a)], [at(2), row(b)], [at(3), row(a)]);
    expect((await run(root, at(4), "rollback production web --no-synth")).err).toBe(
      `lockstep rollback: production had no web before "${a}"\n→ name one that came after it, if that is the better one: --to "${b}"\n`,
    );
    const { code, out } = await run(root, at(4), `rollback production web --to ${b} --no-synth`);
    expect([code, out.split("\n")[0]]).toEqual([0, `production  web  ${a} → ${b}`]);
    expect((await run(root, at(4), `check --base main`)).out).not.toMatch(/✖.*promotion\//);
  });

  test("never goes on to a version that came later and was taken back, where numbers cannot tell", async () => {
    const [a = "", b = "", c = ""] = ["a", "b", "c"].map((letter) => `sha256:${letter.repeat(64)}`);
    const row = (web: string) => versions({ web: [c, c, web], cache });
    const root = repository({}, [at(1), row(a)], [at(2), row(b)], [at(3), row(c)], [at(4), row(b)]);
    const { out } = await run(root, at(5), "rollback production web --no-synth");
    expect(out.split("\n")[0]).toBe(`production  web  ${b} → ${a}`);
    expect((await run(root, at(5), "check --base main")).out).not.toMatch(/✖.*promotion\//);
  });

  test("passes by what is held back in an environment above, and what no step of one minor leads to", async () => {
    const hold = `export const holds = { staging: { web: { not: "1.8.4", reason: "it leaks", until: "2026-11-30" } } };\n`;
    const root = repository(
      {},
      ...["1.8.3", "1.8.4"].map((version, day) => [at(day + 1), production(version)] as const),
      [at(3), production("1.9.0", hold)],
    );
    expect((await run(root, at(4), "rollback production web --no-synth")).out).toContain("1.9.0 → 1.8.3");
    expect((await run(root, at(4), "check --base main")).out).not.toMatch(/✖.*promotion\//);
    const minors = repository(
      {},
      ...["1.9.1", "1.8.7", "1.9.2"].map((version, day) => [at(day + 1), production(version)] as const),
    );
    put(minors, "environments/policy.ts", policy().replace("port: 8080", 'port: 8080, upgrade: "one-minor"'));
    commit(minors, at(3));
    expect((await run(minors, at(4), "rollback production web --no-synth")).out).toContain("1.9.2 → 1.9.1");
  });

  test("says what keeps the last version back where every way is refused", async () => {
    const hold = `export const holds = { staging: { web: { not: ["1.8.3", "1.8.4"], reason: "it leaks", until: "2026-11-30" } } };\n`;
    const root = repository(
      {},
      ...["1.8.3", "1.8.4"].map((version, day) => [at(day + 1), production(version)] as const),
      [at(3), production("1.9.0", hold)],
    );
    const { code, err } = await run(root, at(4), "rollback production web --no-synth");
    expect([code, err]).toEqual([1, expect.stringContaining('web "1.8.4" does not come into production')]);
  });

  test("does not follow an environment to another name", async () => {
    const root = repository({}, [at(1), production("1.8.0")], [at(2), production("1.9.0")]);
    put(root, "environments/policy.ts", policy().replace("production:", "live:"));
    commit(root, at(3), { [map]: production("1.9.0").replaceAll("production:", "live:") });
    expect((await run(root, at(4), "rollback live web --to 1.8.0")).err).toContain("live had no other version of web");
    const fix =
      'export const hotfixes = { live: { web: { version: "1.8.0", reason: "1.9.0 leaks", until: "2026-11-20" } } };\n';
    put(root, map, production("1.8.0", fix).replaceAll("production:", "live:"));
    expect((await run(root, at(4), "check --base main")).out).not.toMatch(/✖.*promotion\//);
  });
});
