import type { Difference } from "../../../checks/parity/diff/difference.ts";
import type { Place } from "../../../model/finding.ts";

/** An allowance with where it stands. */
export interface SignedBy {
  /** `parity[0].allow[1]` */
  readonly at: string;
  readonly place: Place;
  readonly reason: string;
  readonly until: string | undefined;
}

/** A difference between two environments and what is to be thought of it. */
export interface Judgement extends Pick<Difference, "path" | "kind" | "left" | "right"> {
  /** `"doubtful"`: nobody can say that names are all that differs there. */
  readonly outcome: "allowed" | "expired" | "undeclared" | "doubtful";
  /** Who signed for it; none where nobody did. */
  readonly by: readonly SignedBy[];
  /** What it comes from, in a sentence, where it is not allowed and that is known. */
  readonly cause: string | undefined;
  /** Where the policy says so. */
  readonly places: readonly Place[];
}

/** One object of both environments; what one alone has is one difference with an empty path. */
export interface ObjectView {
  /** `Deployment/web`; empty where a component cannot be rendered for the comparison. */
  readonly title: string;
  /** Where it is rendered, in the environment that receives versions if it is there. */
  readonly file: string;
  readonly judgements: readonly Judgement[];
}

/** What belongs together. */
export interface UnitView {
  /** Empty for what surrounds all components. */
  readonly component: string;
  readonly objects: readonly ObjectView[];
}

/** A component that does not run the same version in both. */
export interface Behind {
  readonly component: string;
  readonly lower: string;
  readonly upper: string;
}

/** Two environments side by side. */
export interface SidesView {
  /** Whose versions both are compared at. */
  readonly lower: string;
  readonly upper: string;
  /** The contract that they are held to: `parity[0]`. */
  readonly contract: { readonly at: string; readonly place: Place; readonly allowances: number } | undefined;
  /** The engines under which they were compared, each once: more than one where they are delivered by two. */
  readonly engines: readonly string[];
  /** What is shown and not compared. */
  readonly promotesFrom: { readonly lower: string | undefined; readonly upper: string | undefined };
  readonly versions: readonly Behind[];
  readonly units: readonly UnitView[];
}

/** All judgements of a view. */
export const judgements = ({ units }: SidesView): readonly Judgement[] =>
  units.flatMap(({ objects }) => objects.flatMap((each) => each.judgements));
