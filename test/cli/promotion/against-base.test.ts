import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder, put } from "../folder.ts";
import { at, commit, git, map, policy, repository, run, text, versions } from "./fleet.ts";

const cache = ["0.9.2", "0.9.2", "0.9.2"] as const;
const hold =
  'export const holds = { production: { web: { not: "1.9.0", reason: "it leaks", until: "2026-11-30" } } } as const;\n';
const begun = versions({ web: ["1.8.0", "1.8.0", "1.8.0"], cache });
const ready = versions({ web: ["1.9.0", "1.9.0", "1.8.0"], cache });
const promotion = "promote staging production web --no-synth";

/** A clone of a repository as it is now, `main` checked out. */
function clone(of: string): string {
  const root = join(folder({}), "clone");
  git(of, at(1), "clone", "--quiet", `file://${of}`, root);
  return root;
}

describe("promote judges as check --base will", () => {
  test("by a hold that the branch took away", async () => {
    const root = repository({}, [at(1), begun], [at(2), `${ready}${hold}`]);
    git(root, at(3), "switch", "--quiet", "-c", "unhold");
    commit(root, at(3), { [map]: ready });
    const { code, err } = await run(root, at(4), promotion);
    expect([code, err]).toEqual([1, expect.stringContaining("it is held back until 2026-11-30")]);
    expect((await run(root, at(4), "promote staging production --all")).code).toBe(1);
    expect(text(root)).toBe(ready);
    // Once it is merged, that is another matter.
    git(root, at(4), "switch", "--quiet", "main");
    git(root, at(4), "merge", "--quiet", "--no-ff", "-m", "merge", "unhold");
    expect((await run(root, at(5), promotion)).code).toBe(0);
  });

  test("by a hold that came to the default branch after this one began", async () => {
    const shared = repository({}, [at(1), begun], [at(2), ready]);
    const root = clone(shared);
    commit(shared, at(3), { [map]: `${ready}${hold}` });
    git(root, at(3), "fetch", "--quiet");
    const { code, err } = await run(root, at(4), promotion);
    expect([code, err]).toEqual([1, expect.stringContaining("it is held back until 2026-11-30")]);
    put(root, map, ready.replace('production: "1.8.0"', 'production: "1.9.0"'));
    expect((await run(root, at(4), "check --base origin/main")).out).toContain("it is held back until 2026-11-30");
  });

  test("by the policy that the branch loosened, and by its own", async () => {
    const root = repository({ production: 'soak: "1w"' }, [at(1), begun], [at(2), ready]);
    git(root, at(3), "switch", "--quiet", "-c", "loose");
    const direct = policy().replace('promotesFrom: "staging"', 'promotesFrom: "dev"');
    for (const words of [policy(), direct]) {
      put(root, "environments/policy.ts", words);
      const from = words === direct ? "dev" : "staging";
      const { code, err } = await run(root, at(3), `promote ${from} production web --no-synth`);
      expect(code).toBe(1);
      expect(err).toContain('production asks for "1w", by the policy before this change');
      expect(err).toContain("or change the policy first, in a change of its own");
      expect(text(root)).toBe(ready);
    }
    put(root, "environments/policy.ts", policy({ production: 'soak: "2w"' }));
    expect((await run(root, at(10), promotion)).err).toContain('production asks for "2w"');
    expect((await run(root, at(17), promotion)).code).toBe(0);
  });

  test("and moves nothing where the policy that was there does not run any more", async () => {
    const root = repository({}, [at(1), begun], [at(2), ready]);
    commit(root, at(3), { "environments/policy.ts": "throw new Error();\n" });
    put(root, "environments/policy.ts", policy());
    const { code, err } = await run(root, at(4), promotion);
    expect([code, err]).toEqual([2, expect.stringContaining('the policy of "main" does not run')]);
  });

  test("by the version that was there before the branch, not by one that the branch put", async () => {
    const words = policy().replace("port: 8080", 'port: 8080, upgrade: "one-minor"');
    const web = (...row: readonly [string, string, string]) => versions({ web: row, cache });
    const root = repository({}, [at(1), web("1.8.0", "1.8.0", "1.8.0")], [at(2), web("1.9.0", "1.9.0", "1.8.0")]);
    put(root, "environments/policy.ts", words);
    commit(root, at(3), { [map]: web("1.10.0", "1.10.0", "1.8.0") });
    git(root, at(4), "switch", "--quiet", "-c", "steps");
    commit(root, at(4), { [map]: web("1.10.0", "1.10.0", "1.9.0") });
    const { code, err } = await run(root, at(5), promotion);
    expect([code, err]).toEqual([1, expect.stringContaining('moves from "1.8.0" to "1.10.0", more than one minor')]);
  });
});

describe("a default branch of another name than the policy says", () => {
  test("is to be named there", async () => {
    const shared = repository({}, [at(1), begun], [at(2), ready]);
    git(shared, at(2), "branch", "--quiet", "--move", "master");
    const root = clone(shared);
    const { code, err } = await run(root, at(3), promotion);
    expect([code, err]).toEqual([
      2,
      'lockstep promote: there is no branch "main" here, which proves versions\n→ name the default branch in the policy: repository: { branch: "master" }\n',
    ]);
    put(root, "environments/policy.ts", policy().replace('name: "shop",', 'name: "shop", branch: "master",'));
    expect((await run(root, at(3), promotion)).code).toBe(0);
  });
});
