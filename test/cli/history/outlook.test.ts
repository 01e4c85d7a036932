import { describe, expect, test } from "vitest";
import { at, commit, git, map, repository, run, versions } from "../promotion/fleet.ts";

type Rows = Parameters<typeof versions>[0];

const still = { cache: ["1.0.0", "1.0.0", "1.0.0"] } as const;
const first = versions({ web: ["1.8.0", "1.8.0", "1.8.0"], ...still });

async function told(root: string, time: number) {
  const { out } = await run(root, time, "status --format json");
  return JSON.parse(out);
}

/** What comes next of a component in production. */
async function nextOf(root: string, time: number, component = "web") {
  const { versions: cells } = await told(root, time);
  const isCell = (each: { readonly component: string; readonly home: string }): boolean =>
    each.component === component && each.home === "production";
  return cells.find(isCell)?.next;
}

describe("what may move", () => {
  test("what was taken back waits for somebody who asks for it again, as for promote", async () => {
    const both = versions({ web: ["1.9.0", "1.9.0", "1.9.0"], ...still });
    const back = versions({ web: ["1.9.0", "1.9.0", "1.8.0"], ...still });
    const root = repository({}, [at(1), first], [at(2), back], [at(3), both], [at(4), back]);
    expect(await nextOf(root, at(5))).toMatchObject({
      canMove: false,
      obstacles: [{ rule: "promotion/rollback", hint: "take another version, or add --again if it may come back" }],
    });
    const { out } = await run(root, at(5), "status");
    expect(out).toContain("1 version to promote, 0 can move now");
    expect(out).toContain('web "1.9.0" was taken back from production for "1.8.0"');
  });

  test("a group moves together, and each of it names the others", async () => {
    const rows: Rows = { web: ["1.9.0", "1.9.0", "1.8.0"], cache: ["1.1.0", "1.1.0", "1.0.0"] };
    const words = { production: 'soak: "1d"', more: 'together: [["web", "cache"]],' };
    const root = repository(words, [at(1), first], [at(2), versions(rows)]);
    expect(await nextOf(root, at(4))).toMatchObject({ canMove: true, with: ["cache"], obstacles: [] });
    expect(await nextOf(root, at(4), "cache")).toMatchObject({ canMove: true, with: ["web"] });
    expect((await run(root, at(4), "status")).out).toContain("1 behind, for 2d, together with cache");
    expect((await run(root, at(4), "status --format markdown")).out).toContain("| ✔ together with cache |");
    expect((await run(root, at(4), "promote staging production web cache --dry-run")).code).toBe(0);
  });

  test("what is needed names nobody, and what needs it names that", async () => {
    const rows: Rows = { web: ["1.9.0", "1.9.0", "1.8.0"], cache: ["1.1.0", "1.1.0", "1.0.0"] };
    const components = 'api: { image: "ghcr.io/acme/api", port: 80, needs: ["cache"] },';
    const more = { api: ["2.0.0", "2.0.0", "1.0.0"] } as const;
    const begin = versions({ web: ["1.8.0", "1.8.0", "1.8.0"], ...still, api: ["1.0.0", "1.0.0", "1.0.0"] });
    const root = repository({ components }, [at(1), begin], [at(2), versions({ ...rows, ...more })]);
    expect(await nextOf(root, at(4), "api")).toMatchObject({ canMove: true, with: ["cache"] });
    expect(await nextOf(root, at(4), "cache")).toMatchObject({ canMove: true, with: [] });
    expect(await nextOf(root, at(4))).toMatchObject({ canMove: true, with: [] });
  });

  test("a group that is not ready says what keeps the other one back", async () => {
    const words = { production: 'soak: "1d"', more: 'together: [["web", "cache"]],' };
    const early = versions({ web: ["1.9.0", "1.9.0", "1.8.0"], ...still });
    const late = versions({ web: ["1.9.0", "1.9.0", "1.8.0"], cache: ["1.1.0", "1.1.0", "1.0.0"] });
    const next = await nextOf(repository(words, [at(1), first], [at(2), early], [at(4, 6), late]), at(4));
    // Without the new cache, which came but lately, web would come as it was tested.
    expect(next).toMatchObject({ canMove: true, with: [] });
    const root = repository(words, [at(1), first], [at(4, 6), late]);
    const { canMove, obstacles } = await nextOf(root, at(4));
    expect(canMove).toBe(false);
    expect(obstacles.map(({ message }: { readonly message: string }) => message)).toEqual([
      'web "1.9.0" has been in staging for 6h; production asks for "1d"',
      'web "1.9.0" comes into production without cache "1.1.0", which goes together with it; production has "1.0.0"',
      'cache "1.1.0" has been in staging for 6h; production asks for "1d"',
    ]);
  });

  test("commits that nobody merged prove nothing, and it says that the default branch has others", async () => {
    const second = versions({ web: ["1.9.0", "1.9.0", "1.8.0"], ...still });
    const root = repository({ production: 'soak: "1d"' }, [at(1), first]);
    git(root, at(1), "remote", "add", "origin", "https://git.invalid/shop");
    git(root, at(1), "update-ref", "refs/remotes/origin/main", "HEAD");
    commit(root, at(2), { [map]: second });
    const next = await nextOf(root, at(5));
    expect(next).toMatchObject({ canMove: false, soakLeft: 86_400 });
    expect(next.obstacles[0].message).toContain("staging has it in this change alone");
    expect((await told(root, at(5))).notes).toEqual([
      "main has another version of web in dev and web in staging than what is here; it alone proves what may move",
    ]);
    git(root, at(2), "switch", "--quiet", "-c", "mine");
    expect(await nextOf(root, at(5))).toMatchObject({ canMove: false });
    git(root, at(2), "update-ref", "refs/remotes/origin/main", "HEAD");
    expect(await nextOf(root, at(5))).toMatchObject({ canMove: true });
    expect((await told(root, at(5))).notes).toEqual([]);
  });

  test("where the default branch was not fetched nothing can be told to move", async () => {
    const root = repository({}, [at(1), first], [at(2), versions({ web: ["1.9.0", "1.9.0", "1.8.0"], ...still })]);
    git(root, at(1), "remote", "add", "origin", "https://git.invalid/shop");
    git(root, at(1), "branch", "--move", "mine");
    const { canMove, obstacles } = await nextOf(root, at(3));
    expect([canMove, obstacles]).toEqual([
      false,
      [{ message: 'there is no branch "main" here, which proves versions', hint: expect.any(String) }],
    ]);
  });

  test("another policy on the default branch is named, for promote judges by it too", async () => {
    const root = repository({}, [at(1), first]);
    git(root, at(1), "switch", "--quiet", "-c", "mine");
    commit(root, at(2), { "environments/more.ts": "export const more = 1;\n" });
    expect((await told(root, at(3))).notes).toEqual([
      "main may have another policy than what is here, by which promote judges, too",
    ]);
  });

  test("a version whose number is older waits where its source got it later, and else does not", async () => {
    const calendar = versions({ web: ["2026.01.15", "2026.01.15", "2026.01.15"], ...still });
    const plain = versions({ web: ["2026.01.15", "1.0.0", "2026.01.15"], ...still });
    const root = repository({}, [at(1), calendar], [at(2), plain]);
    expect(await nextOf(root, at(3))).toMatchObject({ canMove: false, obstacles: [{ rule: "promotion/rollback" }] });
    const side = versions({ web: ["1.8.0", "1.8.0", "2.0.0"], ...still });
    expect(await nextOf(repository({}, [at(1), first], [at(2), side]), at(3))).toBeUndefined();
  });
});

describe("debts", () => {
  test("are those that check tells of a change that moves nothing", async () => {
    const late = versions({ web: ["2.0.0", "2.0.0", "1.8.0"], cache: ["1.0.0", "1.0.0", "3.0.0"] });
    const root = repository({ production: 'maxSkew: "2d"' }, [at(1), first], [at(2), late]);
    const { debts, versions: cells } = await told(root, at(9));
    expect(
      debts.map(({ rule, severity }: { readonly rule: string; readonly severity: string }) => [rule, severity]),
    ).toEqual([
      ["promotion/known-below", "error"],
      ["promotion/max-skew", "error"],
    ]);
    expect(cells.filter(({ lag }: { readonly lag?: { readonly late: boolean } }) => lag?.late)).toHaveLength(1);
    const { out } = await run(root, at(9), "status");
    expect(out.replaceAll("\n  ", " ")).toContain(
      '! cache "3.0.0" is in production, was never in staging, and no hotfix stands for it → put it into staging',
    );
  });

  test("a hotfix is paid, open or due as check says", async () => {
    const fix = (until: string) =>
      `export const hotfixes = { production: { web: { version: "1.8.1", reason: "CVE", until: "${until}" } } };\n`;
    const fixed = (staging: string, until = "2026-12-10") =>
      versions({ web: ["1.8.0", staging, "1.8.1"], ...still }, fix(until));
    const hotfixOf = async (root: string) =>
      (await told(root, at(20))).versions.find(({ hotfix }: { readonly hotfix?: unknown }) => hotfix)?.hotfix;
    // Staging had the fix for a while, and went back.
    const paid = repository(
      {},
      [at(1), first],
      [at(2), fixed("1.8.0")],
      [at(3), fixed("1.8.1")],
      [at(9), fixed("1.8.0")],
    );
    expect(await hotfixOf(paid)).toMatchObject({ isPaid: true, isOverdue: false });
    expect((await told(paid, at(20))).debts).toMatchObject([
      {
        severity: "warning",
        message: 'the hotfix web "1.8.1" in production is no debt any more: staging has caught up',
      },
    ]);
    const open = repository({}, [at(1), first], [at(2), fixed("1.8.0")]);
    expect(await hotfixOf(open)).toMatchObject({ isPaid: false, isOverdue: false });
    expect((await run(open, at(20), "status")).out.replaceAll("\n  ", " ")).toContain(
      '! web "1.8.1" came into production as a hotfix: CVE; staging has to have it by 2026-12-10',
    );
    const due = repository({}, [at(1), first], [at(2), fixed("1.8.0", "2026-11-10")]);
    expect(await hotfixOf(due)).toMatchObject({ isPaid: false, isOverdue: true });
    expect((await told(due, at(20))).debts).toMatchObject([
      {
        severity: "error",
        message: 'the hotfix web "1.8.1" in production was to be in staging by 2026-11-10, and is not',
      },
    ]);
  });
});
