import { expect } from "vitest";
import { movedIn, said } from "./agreement.ts";
import { type BranchFate, branches, branchRepositoryOf } from "./branch-past.ts";

interface Cell {
  readonly component: string;
  readonly home: string;
  readonly next?: { readonly canMove: boolean };
}

/** Holds that status and promote say the same about every merge of one repository. */
export async function expectAgreementOnMerges(fate: BranchFate): Promise<void> {
  const { root, now } = branchRepositoryOf(fate);
  const { out } = await said(root, now, "status", "--format", "json");
  const told: {
    readonly homes: readonly { readonly name: string; readonly mergeable?: string }[];
    readonly versions: readonly Cell[];
  } = JSON.parse(out);
  for (const [from, to] of [
    [branches[0], branches[1]],
    [branches[1], branches[2]],
  ] as const) {
    const waiting = told.versions.filter(({ home, next }) => home === to && next !== undefined);
    const older = told.homes.find(({ name }) => name === to)?.mergeable;
    const promoted = await said(root, now, "promote", from, to, "--dry-run");
    const place = { place: `${from} → ${to}`, waiting, older, err: promoted.err };
    const status = waiting.filter(({ next }) => next?.canMove === true).map(({ component }) => component);
    expect({ ...place, moved: movedIn(promoted.out) }).toEqual({ ...place, moved: status });
    const isRefused = promoted.code !== 0;
    expect({ ...place, isRefused }).toEqual({ ...place, isRefused: waiting.length > status.length });
    const hint = / --at ([0-9a-f]+)/.exec(promoted.err)?.[1];
    expect({ ...place, hint }).toEqual({ ...place, hint: older?.slice(0, 12) });
    if (older === undefined) continue;
    expect((await said(root, now, "promote", from, to, "--at", older, "--dry-run")).code).toBe(0);
  }
}
