import { hasPassed } from "../../model/date.ts";
import type { Move } from "./move.ts";
import { isAt } from "./state.ts";
import type { Change } from "./subject.ts";

/** What lets a version in without proof, as a hint says it: an entry that stands there and is over needs a later end. */
export const aside = (move: Pick<Move, "component" | "home" | "to">, { after, today }: Change): string =>
  after.hotfixes.some((each) => isAt(each, move) && each.version === move.to && hasPassed(each.until, today) === true)
    ? "give its hotfix beside the map a later end"
    : "write a hotfix with a reason and an end beside the map";
