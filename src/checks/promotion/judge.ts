import type { Finding } from "../../model/finding.ts";
import type { SourceFiles } from "../../model/report.ts";
import { findingOf } from "../run.ts";
import { sortFindings } from "../sort.ts";
import { holdOn } from "./hold.ts";
import { movesOf } from "./move.ts";
import { moveRules } from "./move-rules.ts";
import { debtRules } from "./promotion-rules.ts";
import type { PromotionRule, Refusal } from "./rule.ts";
import type { State } from "./state.ts";
import type { Change } from "./subject.ts";
import { inheritedHolds } from "./succession.ts";
import { takenBack } from "./taken-back.ts";

/** A finding, and the components whose moves it is about. */
export interface Judgement {
  readonly finding: Finding;
  readonly components: readonly string[];
}

/**
 * What the rules say about the versions that a change moves: what a command asks before it edits. With `again` what was
 * taken back may come once more.
 */
export function judgeMoves(change: Change, files: SourceFiles, again = true): readonly Judgement[] {
  const own = judged(change, files, moveRules);
  if (again) return own;
  const back = movesOf(change).flatMap((move) => {
    // A hold says it already, and says why.
    if (move.way !== "forward" || holdOn(move.component, move.home, move.to, change) !== undefined) return [];
    return takenBack(move, change) ?? [];
  });
  const id = "promotion/rollback";
  return [...own, ...back.map((each) => judgement(id, moveRules[id], each, files))];
}

/** All that the rules say about a change, and about the debts that it leaves: what `check` reports, sorted. */
export const promotionFindings = (change: Change, files: SourceFiles): readonly Finding[] =>
  sortFindings(judged(change, files, { ...moveRules, ...debtRules }).map(({ finding }) => finding));

function judged(
  change: Change,
  files: SourceFiles,
  rules: { readonly [id: string]: PromotionRule },
): readonly Judgement[] {
  const subject = { ...change, moves: movesOf(change), before: bearing(change) };
  return Object.entries(rules).flatMap(([id, rule]) =>
    [...rule.check(subject)].map((refusal) => judgement(id, rule, refusal, files)),
  );
}

/** What was before, with the holds that a new name inherits: they count in the change that gives it. */
function bearing(change: Change): State {
  const inherited = inheritedHolds(change);
  return inherited.length === 0 ? change.before : { ...change.before, holds: [...change.before.holds, ...inherited] };
}

const judgement = (id: string, rule: PromotionRule, refusal: Refusal, files: SourceFiles): Judgement => ({
  finding: placed(findingOf(id, rule, refusal, files), refusal),
  components: refusal.components,
});

/** What stands beside the map is another export of its file. */
const placed = (finding: Finding, { export: from }: Refusal): Finding =>
  from === undefined ? finding : { ...finding, at: { ...finding.at, export: from } };
