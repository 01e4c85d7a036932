import { freezeAt } from "../../model/freeze.ts";
import type { Commit } from "../../model/history/history.ts";
import { noVersion } from "../../model/version.ts";
import { isOpen } from "../../model/window.ts";
import type { Skew } from "./debt.ts";
import { type Move, movesOf } from "./move.ts";
import { moveRules } from "./move-rules.ts";
import { type Order, runsIn, sourceOf } from "./order.ts";
import type { PromotionRule } from "./rule.ts";
import type { Change, PromotionSubject } from "./subject.ts";
import { takenBack } from "./taken-back.ts";
import { closure } from "./together.ts";

/** A promotion that brings an environment nearer to its source. */
export interface Payment {
  /** The version that comes of the component that is behind. */
  readonly version: string;
  /** What makes it: `lockstep promote …`. */
  readonly command: string;
}

/** Versions that the source has or had at one moment, by component. */
interface Offer {
  readonly versions: ReadonlyMap<string, string>;
  /** Absent for what is there now. */
  readonly at: Commit | undefined;
}

/**
 * The promotion that may be made now for a version that is behind: of what is there or of the newest that was, alone or
 * with what belongs to it. What was taken back comes last. Nothing while no rule lets any of it in.
 */
export function paymentOf(skew: Skew, change: Change): Payment | undefined {
  const { freeze, window } = change.order.environments[skew.home] ?? {};
  if (freezeAt(freeze, change.today) !== undefined || !isOpen(window, change.now)) return undefined;
  const narrow = narrowed(change, closure(change.order, skew.component));
  let again: Payment | undefined;
  for (const { versions, at } of offers(skew, change)) {
    // A fleet is large, and most offers fail by the component that they are made for.
    if (isRefused(promoted(skew.home, versions, narrow))) continue;
    const subject = promoted(skew.home, versions, change);
    if (isRefused(subject)) continue;
    const isBack = subject.moves.some((move) => move.way === "forward" && takenBack(move, subject) !== undefined);
    const components = subject.moves.map(({ component }) => component);
    const command = commandOf(skew, change, components, at);
    const payment = { version: versions.get(skew.component) ?? skew.wanted, command };
    if (!isBack) return payment;
    again ??= { ...payment, command: `${command} --again` };
  }
  return again;
}

/** The command for some components of an edge. With the layout `"branch"` a merge brings all of them. */
export function commandOf(
  { source, home }: Pick<Move, "home" | "source">,
  { order }: Pick<Change, "order">,
  components: readonly string[],
  at?: Commit,
): string {
  const named = order.layout === "branch" ? [] : components;
  const flag = at === undefined ? [] : ["--at", at.id.slice(0, 12)];
  return ["lockstep promote", source, home, ...named, ...flag].join(" ");
}

function* offers(skew: Skew, change: Change): Iterable<Offer> {
  const sets = setsOf(skew, change.order);
  const known = new Set<string>();
  for (const at of [undefined, ...commitsOf(skew, sets.flat(), change)])
    for (const components of sets) {
      const versions = new Map(components.flatMap((each) => versionAt(each, skew.source, at, change)));
      const key = JSON.stringify([...versions]);
      if (!known.has(key)) yield { versions, at };
      known.add(key);
    }
}

/** What is promoted at once: the component alone, or with what belongs to it; whole branches where these are merged. */
function setsOf({ component, home, source }: Skew, order: Order): readonly (readonly string[])[] {
  const along = (name: string): boolean => runsIn(order, name, home) && sourceOf(order, name, home) === source;
  if (order.layout === "branch") return [Object.keys(order.components).filter(along)];
  return [[component], closure(order, component).filter(along)];
}

/** The commits that brought something of a set to the source while it was ahead, the newest first. */
function commitsOf({ source, run }: Skew, components: readonly string[], { past }: Change): readonly Commit[] {
  const begin = run[0]?.from.time ?? 0;
  const found = new Map<string, Commit>();
  for (const component of components)
    for (const { from } of past.stretches(component, source)) if (from.time >= begin) found.set(from.id, from);
  return [...found.values()].sort((left, right) => right.time - left.time);
}

function versionAt(component: string, source: string, at: Commit | undefined, { after, past }: Change) {
  const version =
    at === undefined
      ? after.map[component]?.[source]
      : past.stretches(component, source).findLast(({ from }) => from.time <= at.time)?.version;
  return version === undefined || version === noVersion ? [] : [[component, version] as const];
}

/** A change of some components alone. */
function narrowed(change: Change, components: readonly string[]): Change {
  const { order, after } = change;
  const some = <Value>(all: { readonly [name: string]: Value }): { readonly [name: string]: Value } =>
    Object.fromEntries(Object.entries(all).filter(([name]) => components.includes(name)));
  return {
    ...change,
    order: { ...order, components: some(order.components) },
    after: { ...after, map: some(after.map) },
  };
}

/** A promotion as a change of its own, after the one that is judged. */
function promoted(home: string, versions: ReadonlyMap<string, string>, change: Change): PromotionSubject {
  const { order, after } = change;
  const rows = [...versions].flatMap(([name, version]) =>
    Object.hasOwn(order.components, name) ? [[name, { ...after.map[name], [home]: version }] as const] : [],
  );
  const next = { ...change, before: after, after: { ...after, map: { ...after.map, ...Object.fromEntries(rows) } } };
  return { ...next, moves: movesOf(next) };
}

function isRefused(subject: PromotionSubject): boolean {
  const rules: readonly PromotionRule[] = Object.values(moveRules);
  return rules.some((rule) =>
    [...rule.check(subject)].some(({ severity = rule.severity ?? "error" }) => severity === "error"),
  );
}
