import { describe, expect, test } from "vitest";
import { put } from "../folder.ts";
import { at, commit, git, map, repository, run, text, versions } from "./fleet.ts";

const first = versions({ web: ["1.8.0", "1.8.0", "1.8.0"], cache: ["0.9.2", "0.9.2", "0.9.2"] });
const second = versions({ web: ["1.9.0", "1.9.0", "1.8.0"], cache: ["0.9.2", "0.9.2", "0.9.2"] });

describe("promote", () => {
  test("copies one version along an edge and names the next step", async () => {
    const root = repository({}, [at(1), first], [at(2), second]);
    expect(await run(root, at(3), "promote staging production web --no-synth")).toEqual({
      code: 0,
      out: "production  web  1.8.0 → 1.9.0\n",
      err: 'next: git add environments && git commit -m "Promote web 1.9.0 to production"\n',
    });
    expect(text(root)).toBe(versions({ web: ["1.9.0", "1.9.0", "1.9.0"], cache: ["0.9.2", "0.9.2", "0.9.2"] }));
  });

  test("writes nothing with --dry-run", async () => {
    const root = repository({}, [at(1), first], [at(2), second]);
    const { code, out } = await run(root, at(3), "promote staging production web --dry-run");
    expect([code, out]).toEqual([0, "production  web  1.8.0 → 1.9.0\n(nothing was written)\n"]);
    expect(text(root)).toBe(second);
  });

  test("has nothing to do where both have the same", async () => {
    const root = repository({}, [at(1), first]);
    const { code, err } = await run(root, at(3), "promote staging production web");
    expect([code, err]).toEqual([0, "nothing to do: web has the same in staging and production\n"]);
    expect((await run(root, at(3), "promote staging production web cache --at main")).err).toBe(
      'nothing to do: web and cache have the same in staging at "main" and production\n',
    );
    expect((await run(root, at(3), "promote dev staging --all")).err).toBe(
      "nothing to do: staging has all that dev has\n",
    );
    expect((await run(root, at(3), "promote dev staging --all --at HEAD")).err).toBe(
      'nothing to do: staging has all that dev at "HEAD" had\n',
    );
  });

  test("refuses what was not in the source for long enough, and says when it will be", async () => {
    const root = repository({ production: 'soak: "2d"' }, [at(1), first], [at(2), second]);
    const { code, err } = await run(root, at(3), "promote staging production web");
    expect(code).toBe(1);
    expect(err).toMatchInlineSnapshot(`
      "environments/versions.ts:8:5
        ✖ web "1.9.0" has been in staging for 1d; production asks for "2d"  promotion/seen
          at web.production
          → wait until 2026-11-04 12:00 UTC

      ✖ 1 error, 0 warnings
      nothing was written
      "
    `);
    expect(text(root)).toBe(second);
    expect((await run(root, at(4), "promote staging production web --no-synth")).code).toBe(0);
  });

  test("takes what its own branch wrote for no proof", async () => {
    const root = repository({}, [at(1), first]);
    git(root, at(2), "switch", "--quiet", "-c", "mine");
    commit(root, at(2), { [map]: second });
    const { code, err } = await run(root, at(3), "promote staging production web");
    expect(code).toBe(1);
    expect(err).toContain('web "1.9.0" comes into production, and staging has it in this change alone');
  });

  test("knows the versions of squashes and of merges", async () => {
    const root = repository({}, [at(1), first]);
    git(root, at(2), "switch", "--quiet", "-c", "feature");
    commit(root, at(2), { [map]: versions({ web: ["2.0.0", "2.0.0", "1.8.0"], cache: ["0.9.2", "0.9.2", "0.9.2"] }) });
    commit(root, at(3), { [map]: second });
    git(root, at(4), "switch", "--quiet", "main");
    git(root, at(4), "merge", "--quiet", "--no-ff", "feature", "--message", "merge");
    // What only the branch had was never on the default branch.
    put(root, map, text(root).replace('staging: "1.9.0"', 'staging: "2.0.0"'));
    expect((await run(root, at(5), "promote staging production web --no-synth")).code).toBe(1);
    git(root, at(5), "checkout", "--quiet", map);
    expect((await run(root, at(5), "promote staging production web --dry-run")).code).toBe(0);
    git(root, at(5), "switch", "--quiet", "-c", "other");
    for (const version of ["1.9.1", "1.9.2"]) commit(root, at(5), { [map]: second.replaceAll("1.9.0", version) });
    git(root, at(6), "switch", "--quiet", "main");
    git(root, at(6), "merge", "--quiet", "--squash", "other");
    commit(root, at(6));
    expect((await run(root, at(7), "promote staging production web --no-synth")).out).toContain("1.8.0 → 1.9.2");
  });

  test("goes along declared edges alone", async () => {
    const root = repository({}, [at(1), first], [at(2), second]);
    const { code, err } = await run(root, at(3), "promote dev production --all");
    expect(code).toBe(2);
    expect(err).toBe(
      "lockstep promote: production receives from staging, not from dev\n→ run lockstep promote staging production --all\n",
    );
    expect((await run(root, at(3), "promote dev production web")).err).toContain(
      "web comes into production from staging, not from dev\n→ run lockstep promote staging production web",
    );
    expect((await run(root, at(3), "promote staging dev web")).err).toContain("dev receives from no environment");
    expect((await run(root, at(3), "promote staging prod web")).err).toContain('did you mean "production"?');
    expect((await run(root, at(3), "promote staging production wed")).err).toContain('did you mean "web"?');
  });

  test("reads the versions of the commit that was tested", async () => {
    const root = repository({}, [at(1), first]);
    const tested = commit(root, at(2), { [map]: second });
    commit(root, at(3), { [map]: versions({ web: ["1.9.1", "1.9.1", "1.8.0"], cache: ["0.9.2", "0.9.2", "0.9.2"] }) });
    expect((await run(root, at(4), `promote staging production web --at ${tested} --no-synth`)).out).toBe(
      "production  web  1.8.0 → 1.9.0\n",
    );
    expect((await run(root, at(4), "promote staging production web --at nowhere")).code).toBe(2);
  });

  test("refuses to go back", async () => {
    const root = repository({}, [at(1), first], [at(2), second]);
    const old = git(root, at(2), "rev-parse", "HEAD~1");
    commit(root, at(3), { [map]: versions({ web: ["1.9.0", "1.9.0", "1.9.0"], cache: ["0.9.2", "0.9.2", "0.9.2"] }) });
    const { code, err } = await run(root, at(4), `promote staging production web --at ${old}`);
    expect(code).toBe(1);
    expect(err).toContain('web goes back from "1.9.0" to "1.8.0" in production without a hold on "1.9.0"');
    expect(err).toContain("lockstep rollback production web --to 1.8.0");
  });

  test("moves the eight of ten components that are ready, and says why the others are not", async () => {
    const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    const rows = (staging: (name: string) => string) =>
      versions(Object.fromEntries(["web", "cache", ...names].map((name) => [name, ["2.0.0", staging(name), "1.0.0"]])));
    const components = names.map((name) => `${name}: { image: "ghcr.io/acme/${name}", port: 8080 },`).join(" ");
    const root = repository(
      { components, production: 'soak: "1d"' },
      [at(1), rows(() => "1.0.0")],
      [at(2), rows((name) => (["web", "cache", "i", "j"].includes(name) ? "1.0.0" : "2.0.0"))],
      [at(3, 13), rows((name) => (["web", "cache"].includes(name) ? "1.0.0" : "2.0.0"))],
    );
    const { code, out, err } = await run(root, at(4), "promote staging production --all --no-synth");
    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split("\n")
        .map((line) => line.split(/ +/)[1]),
    ).toEqual(names.slice(0, 8));
    expect(err).toContain('i "2.0.0" has been in staging for 23h; production asks for "1d"');
    expect(err).toContain("2 warnings");
    expect(err).toContain('commit -m "Promote 8 components to production"');
    expect((await run(root, at(4), "promote staging production --all --no-synth")).code).toBe(1);
  });

  test("holds what belongs together to moving together", async () => {
    const both = versions({ web: ["1.9.0", "1.9.0", "1.8.0"], cache: ["1.0.0", "1.0.0", "0.9.2"] });
    for (const words of [{ more: 'together: [["web", "cache"]],' }, { components: "" }]) {
      const root = repository(words, [at(1), first], [at(2), both]);
      const { code, err } = await run(root, at(3), "promote staging production web --no-synth");
      expect(code).toBe(words.more === undefined ? 0 : 1);
      if (words.more === undefined) continue;
      expect(err).toContain(
        'web "1.9.0" comes into production without cache "1.0.0", which goes together with it; production has "0.9.2"',
      );
      expect((await run(root, at(3), "promote staging production web cache --no-synth")).code).toBe(0);
    }
  });

  test("refuses what is held back, and does not undo a revert", async () => {
    const third = versions({ web: ["1.9.0", "1.9.0", "1.9.0"], cache: ["0.9.2", "0.9.2", "0.9.2"] });
    const root = repository({}, [at(1), first], [at(2), second], [at(3), third], [at(4), second]);
    const { code, err } = await run(root, at(5), "promote staging production --all");
    expect(code).toBe(1);
    expect(err).toContain('web "1.9.0" was taken back from production for "1.8.0" on 2026-11-04 12:00 UTC');
    expect((await run(root, at(5), "promote staging production web --dry-run")).code).toBe(1);
    expect((await run(root, at(5), "promote staging production web --again --dry-run")).code).toBe(0);
    const hold = `export const holds = { production: { web: { not: "1.9.0", reason: "it leaks", until: "2026-11-20" } } } as const;\n`;
    commit(root, at(5), { [map]: `${second}${hold}` });
    const held = await run(root, at(6), "promote staging production web --again");
    expect(held.code).toBe(1);
    expect(held.err).toContain(
      'web "1.9.0" does not come into production: it is held back until 2026-11-20: "it leaks"',
    );
    expect((await run(root, at(21), "promote staging production web --again --dry-run")).code).toBe(0);
  });

  test("says when a freeze or a closed window ends", async () => {
    const frozen = repository(
      { production: 'freeze: [{ from: "2026-11-20", until: "2026-11-30", reason: "sale" }]' },
      [at(1), first],
      [at(2), second],
    );
    expect((await run(frozen, at(21), "promote staging production web")).err).toContain(
      'production is frozen until 2026-11-30, "sale": web may not come',
    );
    const window = repository(
      { production: 'window: [{ schedule: "0 8 * * 1-5", duration: "8h" }]' },
      [at(1), first],
      [at(2), second],
    );
    // 2026-11-21 is a Saturday.
    expect((await run(window, at(21), "promote staging production web")).err).toContain(
      "no window of production is open until 2026-11-23 08:00 UTC: web may not come",
    );
    expect((await run(window, at(23), "promote staging production web --dry-run")).code).toBe(0);
  });

  test("asks for the default branch where only another one was fetched", async () => {
    const root = repository({}, [at(1), first], [at(2), second]);
    git(root, at(3), "branch", "--quiet", "--move", "mine");
    expect((await run(root, at(3), "promote staging production web --dry-run")).code).toBe(0);
    git(root, at(3), "remote", "add", "origin", "https://git.acme.example/shop");
    const { code, err } = await run(root, at(3), "promote staging production web --dry-run");
    expect([code, err.includes('there is no branch "main" here')]).toEqual([2, true]);
  });

  test("asks which components are meant", async () => {
    const root = repository({}, [at(1), first], [at(2), second]);
    expect((await run(root, at(3), "promote staging production")).err).toContain("or all that are ready with --all");
    expect((await run(root, at(3), "promote staging production web --all")).code).toBe(2);
    expect((await run(root, at(3), "promote staging production web --branch")).code).toBe(2);
  });

  test("leaves a map that is no plain literal alone, and says where it is not", async () => {
    const odd = second.replace('staging: "1.9.0"', "staging: ['1.9.0'].join()");
    const root = repository({}, [at(1), first], [at(2), odd]);
    const { code, err } = await run(root, at(3), "promote staging production web");
    expect(code).toBe(1);
    expect(err).toContain("environments/versions.ts:7:14");
    expect(err).toContain("promotion/literal");
    expect(text(root)).toBe(odd);
  });

  test("lets two promotions of neighbours merge", async () => {
    const ready = versions({ web: ["1.9.0", "1.9.0", "1.8.0"], cache: ["1.0.0", "1.0.0", "0.9.2"] });
    const root = repository({}, [at(1), first], [at(2), ready]);
    for (const name of ["web", "cache"]) {
      git(root, at(3), "switch", "--quiet", "-c", name, "main");
      expect((await run(root, at(3), `promote staging production ${name} --no-synth`)).code).toBe(0);
      commit(root, at(3));
    }
    git(root, at(4), "switch", "--quiet", "main");
    for (const name of ["web", "cache"]) git(root, at(4), "merge", "--quiet", "--no-ff", "-m", name, name);
    expect(text(root)).toBe(versions({ web: ["1.9.0", "1.9.0", "1.9.0"], cache: ["1.0.0", "1.0.0", "1.0.0"] }));
  });
});
