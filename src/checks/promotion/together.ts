import { quoted } from "../../model/suggest.ts";
import { noVersion } from "../../model/version.ts";
import { holdOn } from "./hold.ts";
import { type Move, versionPath } from "./move.ts";
import { type Order, runsIn, sourceOf } from "./order.ts";
import { meet, ofVersion } from "./past.ts";
import type { PromotionRule, Refusal } from "./rule.ts";
import type { PromotionSubject } from "./subject.ts";

/** What belongs together was together in the source environment, in these very versions. */
export const together: PromotionRule = {
  why: "A component was tested with the versions that it had beside it. Without them it is another combination, which nobody tried.",
  *check(subject) {
    for (const move of subject.moves) {
      if (move.source === undefined || move.way === "hotfix" || move.way === "back") continue;
      for (const partner of partners(subject.order, move.component)) yield* apart(move, partner, subject);
    }
  },
};

interface Partner {
  readonly name: string;
  readonly isNeeded: boolean;
}

/** Components of the same group, and what a component needs, directly or through others. */
function partners({ components, together: groups = [] }: Order, component: string): readonly Partner[] {
  const needed = new Set<string>();
  const add = (name: string): void => {
    for (const each of components[name]?.needs ?? [])
      if (each !== component && !needed.has(each)) {
        needed.add(each);
        add(each);
      }
  };
  add(component);
  const mates = new Set(groups.filter((group) => group.includes(component)).flat());
  mates.delete(component);
  return [
    ...[...mates].map((name) => ({ name, isNeeded: false })),
    ...[...needed].filter((name) => !mates.has(name)).map((name) => ({ name, isNeeded: true })),
  ];
}

/** A component and all that has to come with it, and what that has to come with; in the order of the policy. */
export function closure(order: Order, component: string): readonly string[] {
  const found = new Set([component]);
  for (const each of found) for (const { name } of partners(order, each)) found.add(name);
  return Object.keys(order.components).filter((each) => found.has(each));
}

function* apart(move: Move, { name, isNeeded }: Partner, subject: PromotionSubject): Iterable<Refusal> {
  const { component, home, source = home, to, way } = move;
  const { order, after, past } = subject;
  const from = runsIn(order, name, home) ? sourceOf(order, name, home) : undefined;
  const version = after.map[name]?.[home] ?? noVersion;
  // What is not there at all is missed by `order/known-target`.
  if (from === undefined || (isNeeded && version === noVersion)) return;
  if (after.hotfixes.some((each) => each.component === name && each.home === home && each.version === version)) return;
  // A version goes back to what was beside it here; it comes to what was beside it where it was tested.
  const isBack = way === "rollback";
  const own = ofVersion(past.stretches(component, isBack ? home : source), to);
  const others = past.stretches(name, isBack ? home : from);
  if (own.length === 0 || ofVersion(others, version).some((each) => own.some((mine) => meet(each, mine)))) return;
  const beside = others.filter((each) => own.some((mine) => meet(each, mine))).map((each) => each.version);
  const wanted = beside.at(-1);
  // Somebody decided that it stays behind.
  if (wanted === undefined || wanted === noVersion || holdOn(name, home, wanted, subject) !== undefined) return;
  const why = isNeeded ? "which it needs" : "which goes together with it";
  yield {
    message: `${component} ${quoted(to)} ${isBack ? "goes back" : "comes"} into ${home} without ${name} ${quoted(wanted)}, ${why}; ${home} has ${quoted(version)}`,
    hint: isBack
      ? `roll it back too: lockstep rollback ${home} ${name} --to ${wanted}`
      : `promote them together: lockstep promote ${source} ${home} ${component} ${name}`,
    ...(isBack ? { severity: "warning" as const } : {}),
    at: versionPath(order, component, home),
    source: "versions",
    components: [component],
  };
}
