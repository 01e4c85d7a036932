import { expect } from "vitest";
import { isFault } from "../../../src/cli/history/fault.ts";
import { loadFleet } from "../../../src/cli/history/load-fleet.ts";
import { main } from "../../../src/cli/main.ts";
import { promotionFindingsFor } from "../../../src/cli/promotion/check.ts";
import { findWorkspace } from "../../../src/cli/workspace.ts";
import type { Finding } from "../../../src/model/finding.ts";
import { put } from "../folder.ts";
import { fakeWorld } from "../world.ts";
import { components, type Fate, gitIn, homesOf, type Map3, pastOf, placed, printed, repositoryOf } from "./past.ts";

const debts = ["promotion/max-skew", "promotion/hotfix", "promotion/known-below"];

/** A place whose source has another version, and what `status` says of it. */
interface Place {
  readonly component: string;
  readonly home: string;
  readonly from: string;
  /** Nothing where no version waits for it. */
  readonly next: Next | undefined;
}

interface Next {
  readonly canMove: boolean;
  readonly with: readonly string[];
}

const worldAt = (root: string, now: number) =>
  fakeWorld(root, { now: () => now, today: new Date(now * 1_000).toISOString().slice(0, 10) });

/** Runs a command at a moment. */
export async function said(root: string, now: number, ...words: readonly string[]) {
  const world = worldAt(root, now);
  const code = await main(words, world);
  return { code, ...world.said };
}

async function placesOf(fate: Fate, root: string, now: number, { map }: Map3): Promise<readonly Place[]> {
  const { code, out, err } = await said(root, now, "status", "--format", "json");
  expect(err).toBe("");
  expect(code).toBe(0);
  const { versions } = JSON.parse(out);
  return components.flatMap((component) => {
    const homes = homesOf(fate, component);
    return homes.slice(1).flatMap((home, index): readonly Place[] => {
      const from = homes[index] ?? "";
      const row = map[component] ?? {};
      if (row[from] === row[home] || row[from] === "none") return [];
      const isCell = (each: { readonly component: string; readonly home: string }): boolean =>
        each.component === component && each.home === home;
      return [{ component, home, from, next: versions.find(isCell)?.next }];
    });
  });
}

/** The components that a promotion says it moves. */
export const movedIn = (out: string): readonly string[] =>
  [...out.matchAll(/^\S+ +(\S+) +\S+ → /gm)].map(([, component = ""]) => component);

/** What one place is told by all three: by status, by promote, and by check once the edit is committed. */
async function agree(fate: Fate, root: string, now: number, state: Map3, place: Place): Promise<void> {
  const { component, home, from, next } = place;
  const moved = [component, ...(next?.canMove === true ? next.with : [])];
  const promoted = await said(root, now, "promote", from, home, ...moved, "--dry-run");
  const found = await checked(fate, root, now, state, place, moved);
  const verdicts = {
    ...{ place: `${component} ${from} → ${home}`, next, said: promoted.err, found },
    status: next?.canMove ?? false,
    promote: promoted.code === 0,
    // A check does not know what somebody takes back on purpose.
    check: found.length === 0 && !promoted.err.includes("was taken back"),
  };
  expect(verdicts).toEqual({ ...verdicts, promote: verdicts.status, check: verdicts.status });
}

async function checked(fate: Fate, root: string, now: number, state: Map3, place: Place, moved: readonly string[]) {
  const edited = moved.reduce((map, component) => {
    const homes = homesOf(fate, component);
    const from = homes[homes.indexOf(place.home) - 1] ?? "";
    return placed(map, component, place.home, state.map[component]?.[from] ?? "none");
  }, state);
  put(root, "environments/versions.ts", printed(edited));
  const tree = ["-c", "user.name=a", "-c", "user.email=a@b"];
  gitIn(root, ["switch", "-q", "--detach"]);
  gitIn(root, [...tree, "commit", "-q", "-a", "-m", "edit"]);
  const world = worldAt(root, now);
  const workspace = findWorkspace(world, ".");
  if ("reason" in workspace) throw new Error(workspace.reason);
  const policy = await loadFleet(world, workspace);
  if ("findings" in policy) throw new Error(JSON.stringify(policy.findings));
  const ref = fate.unpushed === undefined ? "main" : "origin/main";
  const old = { policy, versions: edited.map, holds: {}, hotfixes: {} };
  const found = await promotionFindingsFor(world, workspace, policy, { ref, today: world.today, old });
  gitIn(root, ["switch", "-q", "-f", "main"]);
  if (isFault(found)) throw new Error(found.fault);
  return found
    .filter(({ rule, severity }) => severity === "error" && !debts.includes(rule))
    .filter((each) => isAbout(each, place.home, moved))
    .map(({ message }) => message);
}

/** A window and a freeze are told once for all that they keep back, at the first of it. */
function isAbout({ rule, message, at }: Finding, home: string, moved: readonly string[]): boolean {
  const [component = "", environment] = at.path;
  const isShared = rule === "promotion/window" || rule === "promotion/freeze";
  return environment === home && moved.some((each) => each === component || (isShared && message.includes(each)));
}

/** What goes with all that is ready is what status says may move, as far as it comes from one environment. */
async function agreeOnAll(root: string, now: number, places: readonly Place[], from: string, home: string) {
  const along = places.filter((each) => each.from === from && each.home === home);
  if (along.length === 0) return;
  const { out, err } = await said(root, now, "promote", from, home, "--all", "--dry-run");
  const names = along.map(({ component }) => component);
  const can = along.filter(({ next }) => next?.canMove === true && next.with.every((each) => names.includes(each)));
  expect({ moved: movedIn(out), along, err }).toEqual({ moved: can.map(({ component }) => component), along, err });
}

/**
 * Holds that status, promote and check say the same about every place of one repository, or about some of them: each
 * takes dozens of runs of Git.
 */
export async function expectAgreement(fate: Fate, most = Number.POSITIVE_INFINITY): Promise<void> {
  const { commits, now } = pastOf(fate);
  const state = commits.at(-1)?.state;
  if (state === undefined) return;
  const root = repositoryOf(fate, commits);
  const places = await placesOf(fate, root, now, state);
  const first = fate.steps.length % Math.max(1, places.length);
  const chosen = [...places.slice(first), ...places.slice(0, first)].slice(0, most);
  for (const place of chosen) await agree(fate, root, now, state, place);
  const edges = new Map(chosen.map(({ from, home }) => [`${from} ${home}`, { from, home }]));
  for (const { from, home } of edges.values()) await agreeOnAll(root, now, places, from, home);
}
