import { describe, expect, test } from "vitest";
import { at, repository, run, text, versions } from "./fleet.ts";

/** `cache` does not run in staging, so it comes into production from dev. */
const rows = (web: readonly [string, string, string], cache: readonly [string, string]) =>
  versions({ web, cache: [cache[0], "-", cache[1]] }).replace('    staging: "-",\n', "");
const components = 'cache: { image: "ghcr.io/acme/cache", port: 6379, in: ["dev", "production"] },';

/** A fleet whose versions stand at 1 in production since the first, and at 2 above since the second. */
function skipping(more = "", web = "2.0.0") {
  const words = { components, more };
  const [first, second] = [
    rows(["1.0.0", "1.0.0", "1.0.0"], ["1.0.0", "1.0.0"]),
    rows([web, web, "1.0.0"], ["2.0.0", "1.0.0"]),
  ];
  return repository(words, [at(1), first], [at(2), second]);
}

describe("a component that skips an environment", () => {
  test("goes with all others along the edge from where it comes", async () => {
    const root = skipping();
    const { code, out } = await run(root, at(3), "promote dev production --all --no-synth");
    expect([code, out]).toEqual([0, "production  cache  1.0.0 → 2.0.0\n"]);
    expect((await run(root, at(3), "promote dev production --all")).err).toContain("nothing to do");
  });

  test("is named with a command that moves it where the others move, or have nothing to do", async () => {
    const hint = "cache comes into production from dev: lockstep promote dev production --all\n";
    const root = skipping();
    const { out, err } = await run(root, at(3), "promote staging production --all --no-synth");
    expect([out, err.endsWith(hint)]).toEqual(["production  web  1.0.0 → 2.0.0\n", true]);
    expect((await run(root, at(3), "promote staging production --all")).err).toBe(
      `nothing to do: production has all that staging has\n${hint}`,
    );
  });

  test("goes with its group, whichever edge the command names", async () => {
    const both = "production  web    1.0.0 → 2.0.0\nproduction  cache  1.0.0 → 2.0.0\n";
    const group = 'together: [["web", "cache"]],';
    const alone = await run(skipping(group), at(3), "promote staging production web");
    expect([alone.code, alone.err]).toEqual([1, expect.stringContaining("promote them together: lockstep promote")]);
    for (const words of ["staging production --all", "dev production --all", "staging production web cache"]) {
      const root = skipping(group);
      const { code, out } = await run(root, at(3), `promote ${words} --no-synth`);
      expect([code, out.split("\n").sort()]).toEqual([0, both.split("\n").sort()]);
      expect((await run(root, at(3), "check --base main")).out).not.toMatch(/✖.*promotion\//);
    }
    const hinted = /lockstep (promote \S+ \S+ \w+ \w+)/.exec(alone.err)?.[1] ?? "";
    expect((await run(skipping(group), at(3), `${hinted} --no-synth`)).code).toBe(0);
  });

  test("stays where it is where nothing of its group has to come with it", async () => {
    const root = skipping('together: [["web", "cache"]],', "1.0.0");
    const { err } = await run(root, at(3), "promote staging production --all");
    expect(err).toContain("nothing to do");
    expect(text(root)).toContain('production: "1.0.0"');
  });

  test("is asked for along an edge that there is", async () => {
    const root = repository({}, [at(1), versions({ web: ["1", "1", "1"], cache: ["1", "1", "1"] })]);
    expect((await run(root, at(2), "promote dev production --all")).err).toContain(
      "→ run lockstep promote staging production --all\n",
    );
  });
});
