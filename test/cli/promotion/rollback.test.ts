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
    expect(further).toContain('that takes the place of the hold on "1.9.0"');
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

  test("goes back and forth where numbers cannot tell which version is older", async () => {
    const [a, b] = ["a", "b"].map((letter) => `sha256:${letter.repeat(64)}`);
    const row = (web = "") => versions({ web: [web, web, web], cache });
    const root = repository({ production: strict }, [at(1), row(a)], [at(2), row(b)], [at(3), row(a)]);
    const { code, out } = await run(root, at(4), "rollback production web --no-synth");
    expect([code, out.split("\n")[0]]).toEqual([0, `production  web  ${a} → ${b}`]);
    expect((await run(root, at(4), `check --base main`)).out).not.toMatch(/✖.*promotion\//);
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
