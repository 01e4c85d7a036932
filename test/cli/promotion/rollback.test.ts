import { describe, expect, test } from "vitest";
import { put } from "../folder.ts";
import { at, commit, git, map, policy, repository, run, runWords, text, versions } from "./fleet.ts";

const cache = ["0.9.2", "0.9.2", "0.9.2"] as const;
const production = (web: string, beside = "") => versions({ web: ["1.9.0", "1.9.0", web], cache }, beside);

const strict =
  'soak: "9w", freeze: [{ from: "2026-11-01", until: "2026-11-30", reason: "sale" }], window: [{ schedule: "0 0 1 1 *", duration: "1h" }], maxSkew: "1h"';

describe("rollback", () => {
  test("goes to the last version before and holds the one that it leaves, whatever soak, freeze and window say", async () => {
    const root = repository(
      { production: strict },
      [at(1), production("1.7.0")],
      [at(2), production("1.8.0")],
      [at(3), production("1.9.0")],
    );
    const { code, out, err } = await run(root, at(4), "rollback production web --no-synth");
    expect(code).toBe(0);
    expect(out).toBe('production  web  1.9.0 → 1.8.0\n"1.9.0" is held back from production until 2026-11-18\n');
    expect(err).toContain('commit -m "Roll web back to 1.8.0 in production"');
    expect(text(root)).toContain('production: "1.8.0"');
    expect(text(root)).toContain("export const holds = {");
    // A pull request with that edit passes, whatever else is owed.
    expect((await run(root, at(4), "check --base main")).out).not.toMatch(/✖.*promotion\//);
    commit(root, at(4));
    expect((await run(root, at(4), "promote staging production web")).err).toContain(
      "it is held back until 2026-11-18",
    );
    // A second one goes further back, not to what was left.
    const { out: further } = await run(root, at(5), "rollback production web --no-synth");
    expect(further).toContain("1.8.0 → 1.7.0");
    expect(further).toContain('"1.9.0" and "1.8.0" are held back from production until 2026-11-19');
    expect(text(root)).toContain('not: ["1.9.0", "1.8.0"],');
    expect(text(root)).toContain('reason: "rolled back to 1.8.0; 1.8.0: rolled back to 1.7.0",');
    expect((await run(root, at(5), "check --base main")).out).not.toMatch(/✖.*promotion\//);
    commit(root, at(5));
    // Neither comes back.
    put(root, map, text(root).replaceAll('1.9.0",\n    prod', '1.8.0",\n    prod'));
    for (const version of ["1.9.0", "1.8.0"]) {
      put(root, map, text(root).replace(/production: "[^"]*"/, `production: "${version}"`));
      expect((await run(root, at(5), "check --base main")).out).toContain(
        `web "${version}" does not come into production: it is held back until 2026-11-19`,
      );
    }
  });

  test("adds to a hold that somebody wrote by hand, and takes the place of one that is over", async () => {
    const written = (web: string, not: string, reason: string, until: string) =>
      production(
        web,
        `export const holds = {\n  production: {\n    // see 4711\n    web: { not: ${not}, reason: ${reason}, until: "${until}" },\n  },\n};\n`,
      ).replaceAll("\n", "\r\n");
    const root = repository(
      {},
      ...["1.7.0", "1.8.0", "1.9.0"].map((version, day) => [at(day + 1), production(version)] as const),
    );
    const list = "[\n      '2.0.0', // never, ever\n    ]";
    put(root, map, written("1.9.0", list, "'it \"leaks\"'", "2026-12-31"));
    const { out } = await run(root, at(4), "rollback production web --no-synth --hold-until 2026-11-30");
    expect(out).toContain('"2.0.0" and "1.9.0" are held back from production until 2026-12-31');
    const longer = list.replace("ever\n", "ever\n      '1.9.0',\n");
    expect(text(root)).toBe(written("1.8.0", longer, "'it \"leaks\"; 1.9.0: rolled back to 1.8.0'", "2026-12-31"));
    put(root, map, written("1.9.0", "['2.0.0', '1.7.0']", "'it leaks'", "2026-11-03"));
    const { out: fresh } = await run(root, at(4), "rollback production web --no-synth");
    expect(fresh).toContain('"1.9.0" is held back from production until 2026-11-18\n');
    expect(text(root)).toBe(written("1.8.0", "'1.9.0'", "'rolled back to 1.8.0'", "2026-11-18"));
  });

  test("does not go to a version that is held, named or not", async () => {
    const hold = `export const holds = { production: { web: { not: ["1.8.5", "1.8.0"], reason: "it leaks", until: "2026-11-30" } } };\n`;
    const root = repository(
      {},
      ...["1.7.0", "1.8.0", "1.8.5"].map((version, day) => [at(day + 1), production(version)] as const),
      [at(4), production("1.9.0", hold)],
    );
    for (const version of ["1.8.5", "1.8.0"]) {
      const { code, err } = await run(root, at(5), `rollback production web --to ${version} --no-synth`);
      expect(code).toBe(1);
      expect(err).toContain(`web "${version}" does not come into production: it is held back until 2026-11-30`);
      expect(err).toContain("take another version, or remove the hold in a change of its own");
      expect(err).toContain("nothing was written");
    }
    expect((await run(root, at(5), "rollback production web --no-synth")).out).toContain("1.9.0 → 1.7.0");
    expect(text(root)).toContain('not: ["1.8.5", "1.8.0", "1.9.0"]');
  });

  test("of neighbours on two branches conflicts only where nothing stands between their holds", async () => {
    const beside = `export const holds = {\n  production: {\n    web: { not: "0", reason: "bad", until: "2026-12-31" },\n  },\n} as const;\n`;
    const row = (version: string): readonly [string, string, string] => [version, version, version];
    const all = (version: string) => versions({ api: row(version), web: row("1"), zoo: row(version) }, beside);
    const components = 'api: { image: "api", port: 80 }, zoo: { image: "zoo", port: 80 },';
    const root = repository({ components }, [at(1), all("1")], [at(2), all("2")]);
    put(root, "environments/policy.ts", policy({ components }).replace(/cache: .*/, ""));
    commit(root, at(2));
    for (const name of ["api", "zoo"]) {
      git(root, at(3), "switch", "--quiet", "-c", name, "main");
      expect((await run(root, at(3), `rollback production ${name} --no-synth`)).code).toBe(0);
      commit(root, at(3));
    }
    git(root, at(4), "merge", "--quiet", "--no-edit", "api");
    expect(text(root).match(/^ {4}\w+(?=: \{)/gm)).toEqual(["    api", "    web", "    zoo"]);
    expect((await run(root, at(4), "check --base main")).out).not.toMatch(/✖.*promotion\//);
  });

  test("of a component that is called as an export beside the map", async () => {
    const row = (version: string): readonly [string, string, string] => ["2", "2", version];
    const all = (version: string, beside = "") => versions({ holds: row(version), web: row("2") }, beside);
    const components = 'holds: { image: "holds", port: 80 },';
    const root = repository({ components }, [at(1), all("1")], [at(2), all("2")]);
    put(root, "environments/policy.ts", policy({ components }).replace(/cache: .*/, ""));
    commit(root, at(2));
    expect((await run(root, at(3), "rollback production holds --no-synth")).code).toBe(0);
    expect((await run(root, at(3), "check --base main")).out).not.toMatch(/✖.*promotion\//);
    commit(root, at(3));
    const { err } = await run(root, at(4), "promote staging production holds");
    expect(err).toContain("environments/versions.ts:8:5\n");
    expect(err).toContain('holds "2" does not come into production');
    expect((await run(root, at(20), "promote staging production holds --again --no-synth")).out).toContain("1 → 2");
    const { out } = await run(root, at(20), "check --base main");
    const line = text(root).split("\n").indexOf("    holds: {") + 1;
    expect(out).toContain(`environments/versions.ts:${line}:5\n`);
    expect(out).toContain('the hold on holds "2" in production ended on 2026-11-17');
    put(root, map, text(root).replace('reason: "', 'reason: x + "'));
    const broken = await run(root, at(20), "promote staging production holds");
    expect(broken.err).toContain("holds.production.holds.reason is a calculation");
    expect(broken.err).toContain(`environments/versions.ts:${line + 2}:15\n`);
  });

  test("goes to a named version that was there, and to no other", async () => {
    const root = repository(
      {},
      [at(1), production("v0.0.9")],
      [at(2), production("v0.1.0")],
      [at(3), production("v0.2.0")],
    );
    expect((await run(root, at(4), "rollback production web --to v0.0.8")).err).toBe(
      'lockstep rollback: production never had web "v0.0.8"\n→ choose one of "v0.1.0" or "v0.0.9"\n',
    );
    const { out } = await run(root, at(4), "rollback production web --to v0.0.9 --hold-until 2026-12-31 --no-synth");
    expect(out).toContain("v0.2.0 → v0.0.9");
    expect(text(root)).toContain('until: "2026-12-31"');
    expect((await run(root, at(4), "rollback production web --hold-until 2026-02-30")).code).toBe(2);
    expect((await run(root, at(4), "rollback production web --hold-until 2026-11-01")).err).toContain("is over");
  });

  test("follows a renamed version map and knows versions that only history can order", async () => {
    const root = repository({}, [at(1), production("sha256")], [at(2), production("noble")]);
    git(root, at(3), "mv", map, "environments/versions.mts");
    commit(root, at(3));
    git(root, at(4), "mv", "environments/versions.mts", map);
    commit(root, at(4));
    expect((await run(root, at(5), "rollback production web --no-synth")).out).toContain("noble → sha256");
  });

  test("writes the hold alone where a revert brought the older version back", async () => {
    const root = repository({}, [at(1), production("1.8.0")], [at(2), production("1.9.0")]);
    git(root, at(3), "switch", "--quiet", "-c", "mine");
    commit(root, at(3), { [map]: production("1.8.0") });
    expect((await run(root, at(4), "check --base main")).out).toContain("rollback production web --to 1.8.0");
    const { code, out, err } = await run(root, at(4), "rollback production web --to 1.8.0 --no-synth");
    expect([code, out]).toEqual([0, '"1.9.0" is held back from production until 2026-11-18\n']);
    expect(err).toContain('commit -m "Hold web 1.9.0 back from production"');
    expect((await run(root, at(4), "check --base main")).out).not.toMatch(/✖.*promotion\//);
    expect((await run(root, at(5), "rollback production web --to 1.8.0")).err).toContain(
      'web is at 1.8.0 in production already, and "1.9.0" is held back until 2026-11-18',
    );
    // The same once the revert is merged, from a commit on.
    git(root, at(5), "checkout", "--quiet", "-f", "main");
    commit(root, at(5), { [map]: production("1.8.0") });
    const { out: merged } = await run(root, at(6), "rollback production web --to 1.8.0 --no-synth");
    expect(merged).toBe('"1.9.0" is held back from production until 2026-11-20\n');
  });

  test("asks for a reason that can be written", async () => {
    const root = repository({}, [at(1), production("1.8.0")], [at(2), production("1.9.0")]);
    const flags = (reason: string) => ["rollback", "production", "web", "--no-synth", "--reason", reason];
    const { code, err } = await runWords(root, at(3), flags("it\nleaks"));
    expect([code, err.includes("--reason") && err.includes("U+000A")]).toEqual([2, true]);
    expect((await runWords(root, at(3), flags(" … "))).err).toBe("lockstep rollback: --reason says nothing\n");
    expect((await runWords(root, at(3), flags("it leaks"))).code).toBe(0);
    expect(text(root)).toContain('reason: "it leaks"');
  });

  test("says what is missing", async () => {
    const root = repository({}, [at(1), production("1.8.0")]);
    expect((await run(root, at(2), "rollback production web")).err).toContain("production had no other version of web");
    expect((await run(root, at(2), "rollback prod web")).code).toBe(2);
    expect((await run(root, at(2), "rollback production wed")).code).toBe(2);
    expect((await run(root, at(2), "rollback production web --to 1.8.0")).err).toContain("already");
  });

  test("refuses an older minor where that cannot be started", async () => {
    const root = repository({}, [at(1), production("1.8.0")], [at(2), production("1.9.0")]);
    put(root, "environments/policy.ts", policy().replace("port: 8080", 'port: 8080, upgrade: "one-minor"'));
    const { code, err } = await run(root, at(3), "rollback production web");
    expect([code, err.includes("which is an older minor")]).toEqual([1, true]);
  });
});
