import { resolve } from "node:path";
import { expect, test } from "vitest";
import { folder } from "../folder.ts";
import { at, commit, git, map, policy, run } from "../promotion/fleet.ts";

const library = resolve("src/policy/index.ts");

/** Versions that do not stand on neighbouring lines: Git merges each by itself. */
const flat = (web: string, cache: string) => `import type { Versions } from "${library}";
import type { fleet } from "./policy.ts";

export const versions = {
  web: "${web}",
  // Between two lines that change there is one,
  // and another one,
  // and a third.
  cache: "${cache}",
} as const satisfies Versions<typeof fleet>;
`;

/** dev has two new versions, of which staging got one a week ago and the other one today; production has none. */
function branches(): string {
  const words = policy({ production: 'soak: "1d"' }).replace("clusters:", 'layout: "branch",\n  clusters:');
  const root = folder({ "environments/policy.ts": words });
  git(root, 0, "init", "--quiet", "--initial-branch=dev");
  commit(root, at(1), { [map]: flat("1.8.0", "1.0.0") });
  for (const name of ["main", "staging", "production"]) git(root, at(1), "branch", name);
  promoteTo(root, "staging", at(3), flat("1.9.0", "1.0.0"));
  promoteTo(root, "staging", at(10), flat("1.9.0", "1.1.0"));
  return root;
}

/** Commits on dev, and merges that. */
function promoteTo(root: string, branch: string, time: number, text: string): void {
  git(root, time, "switch", "--quiet", "dev");
  commit(root, time, { [map]: text });
  git(root, time, "switch", "--quiet", branch);
  git(root, time, "merge", "--quiet", "--no-ff", "--message", "merge", "dev");
}

async function told(root: string, time: number) {
  const { homes, versions: cells, notes } = JSON.parse((await run(root, time, "status --format json")).out);
  const nexts = cells.filter(({ home }: { readonly home: string }) => home === "production");
  const [cache, web] = ["cache", "web"].map(
    (name) => nexts.find(({ component }: { readonly component: string }) => component === name)?.next,
  );
  return { cache, web, notes, mergeable: homes.at(-1).mergeable };
}

test("a merge moves all or nothing, and the newest commit that may be merged is named", async () => {
  const root = branches();
  const { web, cache, mergeable } = await told(root, at(10, 14));
  expect(mergeable).toBe(git(root, at(10), "rev-parse", "staging~1"));
  const older = `lockstep promote staging production --at ${mergeable.slice(0, 10)}`;
  expect(web).toMatchObject({
    ...{ canMove: false, with: ["cache"], soakLeft: 0 },
    obstacles: [
      {
        message: "a merge brings all that staging has into production, and cache may not come",
        hint: `merge an older commit: ${older}`,
      },
    ],
  });
  expect(web.obstacles[0]).not.toHaveProperty("rule");
  expect(cache).toMatchObject({ canMove: false, obstacles: [{ rule: "promotion/seen" }] });
  const { out } = await run(root, at(10, 14), "status");
  expect(out).toContain("2 versions to promote, 0 can move now");
  expect(out.replaceAll("\n  ", " ")).toContain(`· staging at ${mergeable.slice(0, 10)} may come into production`);
  expect((await run(root, at(10, 14), older.replace("lockstep ", ""))).code).toBe(0);
  expect(await told(root, at(12))).toMatchObject({ web: { canMove: true, with: ["cache"] }, cache: { canMove: true } });
  expect((await told(root, at(12))).mergeable).toBeUndefined();
});

test("branches that do not merge say so for all that would come", async () => {
  const root = branches();
  git(root, at(11), "switch", "--quiet", "production");
  commit(root, at(11), { [map]: flat("1.7.0", "1.0.0") });
  const { web, cache } = await told(root, at(12));
  for (const next of [web, cache]) expect(next.obstacles[0].message).toContain("the branches do not merge: CONFLICT");
});

test("what was merged already, and what the target has on its own, does not wait", async () => {
  const root = branches();
  git(root, at(12), "switch", "--quiet", "production");
  git(root, at(12), "merge", "--quiet", "--no-ff", "--message", "merge", "staging");
  commit(root, at(13), { [map]: flat("1.8.0", "1.1.0") });
  const { web, cache } = await told(root, at(14));
  expect([web, cache]).toEqual([undefined, undefined]);
  expect((await run(root, at(14), "promote staging production")).err).toContain("nothing to do");
});

test("a branch that is ahead of its remote is judged as the remote has it", async () => {
  const root = branches();
  git(root, at(10), "remote", "add", "origin", "https://git.invalid/shop");
  for (const name of ["dev", "staging", "production"])
    git(root, at(10), "update-ref", `refs/remotes/origin/${name}`, name === "staging" ? "staging~1" : name);
  const { web, cache, notes } = await told(root, at(10, 14));
  expect(web).toMatchObject({ version: "1.9.0", canMove: true, with: [] });
  expect(cache).toBeUndefined();
  expect(notes).toEqual([
    "origin/staging has another version of cache in staging than what is here; it alone proves what may move",
  ]);
});

test("a branch whose map is broken on its remote is told as it is here, and nothing comes out of it", async () => {
  const root = branches();
  const good = git(root, at(10), "rev-parse", "HEAD");
  commit(root, at(11), { [map]: "<<<<<<<\n" });
  git(root, at(11), "remote", "add", "origin", "https://git.invalid/shop");
  git(root, at(11), "update-ref", "refs/remotes/origin/staging", "HEAD");
  git(root, at(11), "reset", "--quiet", "--hard", good);
  const { web, cache, notes } = await told(root, at(12));
  expect([web, cache]).toEqual([undefined, undefined]);
  expect(notes).toEqual([expect.stringContaining("origin/staging: environments/versions.ts:1:1 at ")]);
  expect((await run(root, at(12), "status")).out).toMatch(/web +1\.9\.0 +9d +1\.9\.0 +9d +1\.8\.0/);
});
