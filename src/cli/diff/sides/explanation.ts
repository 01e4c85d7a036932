import type { Signed } from "../../../checks/parity/allowed.ts";
import { causeOf } from "../../../checks/parity/cause.ts";
import type { Comparison } from "../../../checks/parity/comparison.ts";
import type { Doubt } from "../../../checks/parity/doubt.ts";
import { coversDoubt, doubtful } from "../../../checks/parity/doubtful.ts";
import type { Judged } from "../../../checks/parity/judge.ts";
import type { Sides } from "../../../checks/parity/sides.ts";
import { dotted, undeclared } from "../../../checks/parity/undeclared.ts";
import type { Problem } from "../../../checks/rule.ts";
import type { Place } from "../../../model/finding.ts";
import { locate } from "../../../model/locate.ts";
import type { Workspace } from "../../workspace.ts";
import type { Judgement, SignedBy } from "./view.ts";

/** Units whose differences are explained: each takes a rendering for every input that differs. */
const explained = 100;

/** Says of each difference of a comparison what is to be thought of it, and where in the policy it comes from. */
export class Explanation {
  readonly #sides: Sides;
  readonly #comparison: Comparison;
  readonly #workspace: Workspace;
  readonly #known: ReadonlySet<string>;

  constructor(sides: Sides, comparison: Comparison, workspace: Workspace) {
    this.#sides = sides;
    this.#comparison = comparison;
    this.#workspace = workspace;
    const open = comparison.judged.filter(({ outcome }) => outcome.kind !== "allowed").map(({ unit }) => unit);
    this.#known = new Set([...new Set(open)].slice(0, explained));
  }

  /** A difference that was found between templates. */
  ofDifference(judged: Judged): Judgement {
    const { path, found, lower, upper, outcome, unit, trial } = judged;
    const seen = { path, kind: found.kind, left: lower, right: upper, outcome: outcome.kind };
    if (outcome.kind === "allowed")
      return { ...seen, by: outcome.by.map(this.#signedBy), cause: undefined, places: [] };
    const by = outcome.kind === "expired" ? outcome.by.map(this.#signedBy) : [];
    if (!this.#known.has(unit)) return { ...seen, by, cause: undefined, places: [] };
    // How many objects it is about is seen anyway: as one field it says the cause and nothing else.
    const open: Judged = { ...judged, path: path.length === 0 ? [""] : path, outcome: { kind: "undeclared" } };
    const [problem] = undeclared(this.#sides, { ...this.#comparison, judged: [open] }, []);
    const isKnown = causeOf(found, trial).kind !== "none";
    const cause = isKnown ? problem?.message : "no input of the policy explains it";
    return { ...seen, by, cause, places: this.#placesOf(problem) };
  }

  /** A place that no placeholders certify. */
  ofDoubt(doubt: Doubt): Judgement {
    const { path, lower, upper } = doubt;
    const kind = lower === undefined ? "added" : upper === undefined ? "removed" : "changed";
    const seen = { path, kind, left: lower, right: upper } as const;
    const covering = this.#comparison.allowances.filter(({ allowance }) => coversDoubt(allowance, doubt));
    const live = covering.filter(({ expired }) => !expired);
    if (live.length > 0)
      return { ...seen, outcome: "allowed", by: live.map(this.#signedBy), cause: undefined, places: [] };
    const [problem] = doubtful(this.#sides, { ...this.#comparison, doubts: [doubt] }, [], [doubt.kind]);
    return {
      ...seen,
      outcome: covering.length > 0 ? "expired" : "doubtful",
      by: covering.map(this.#signedBy),
      // The sentence ends with both values, which are shown anyway.
      cause: doubt.kind === "fails" ? problem?.message : problem?.message.split(": ")[0],
      places: this.#placesOf(problem),
    };
  }

  /** Where a path of the policy is written. */
  place(path: readonly string[], source: "policy" | "versions" = "policy"): Place {
    const { files, texts } = this.#workspace;
    const { line, column } = locate(texts[source], source === "policy" ? "fleet" : "versions", path);
    return { file: files[source], path, line, column };
  }

  readonly #signedBy = ({ allowance: { reason, until }, at }: Signed): SignedBy => ({
    at: dotted(at),
    place: this.place(at),
    reason,
    until,
  });

  #placesOf(problem: Problem | undefined): readonly Place[] {
    if (problem === undefined || problem.at.length === 0) return [];
    const { at, source, causes = [] } = problem;
    return [this.place(at, source), ...causes.map((each) => this.place(each.path, each.source))];
  }
}
