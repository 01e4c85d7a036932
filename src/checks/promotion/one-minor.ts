import { quoted } from "../../model/suggest.ts";
import { noVersion } from "../../model/version.ts";
import { type Move, versionPath } from "./move.ts";
import type { PromotionRule } from "./rule.ts";
import type { PromotionSubject } from "./subject.ts";

/** Components with `upgrade: "one-minor"` move up by one minor, and never down to an older one. */
export const oneMinor: PromotionRule = {
  why: "Kubernetes and Talos upgrade from one minor to the next and cannot be taken back to an older one: a cluster that skips a minor is not supported, and one that goes back may not start.",
  *check(subject) {
    const { moves, order } = subject;
    for (const move of moves) {
      const { component, home, to } = move;
      if (order.components[component]?.upgrade !== "one-minor") continue;
      const said = stepOf(move, subject);
      if (said === undefined) continue;
      yield {
        ...said,
        message: `${component} in ${home} moves from ${said.from} to ${quoted(to)}, ${said.message}`,
        at: versionPath(order, component, home),
        source: "versions",
        components: [component],
      };
    }
  },
};

interface Step {
  readonly message: string;
  readonly hint: string;
  readonly from: string;
}

function stepOf(move: Move, subject: PromotionSubject): Step | undefined {
  const { from, to, component } = move;
  if (from !== undefined) {
    const said = problem(from, to);
    return said === undefined ? undefined : { ...said, from: quoted(from) };
  }
  // A component that goes may be the same under another name; where one of several fits, that one is it.
  const all = gone(move, subject).map(({ name, version }) => ({ name, version, said: problem(version, to) }));
  const [first] = all;
  if (first?.said === undefined || all.some(({ said }) => said === undefined)) return undefined;
  const { name, version, said } = first;
  return {
    message: said.message,
    hint: `${said.hint}, or bring ${component} in a change of its own if it is not ${name}`,
    from: `${name} ${quoted(version)}`,
  };
}

/** Versions with a minor, of components that go from a place in the change in which another one comes. */
const gone = ({ component, home }: Move, { before, after }: PromotionSubject) =>
  Object.hasOwn(before.map, component)
    ? []
    : Object.entries(before.map).flatMap(([name, { [home]: version = noVersion }]) =>
        Object.hasOwn(after.map, name) || numbers(version) === undefined ? [] : [{ name, version }],
      );

/** Whether a component that moves minor by minor may move from one version to another. */
export const isStep = (from: string, to: string): boolean => problem(from, to) === undefined;

function problem(from: string, to: string): { readonly message: string; readonly hint: string } | undefined {
  const [left, right] = [numbers(from), numbers(to)];
  if (left === undefined || right === undefined)
    return { message: "and which minor that is cannot be told", hint: 'write versions as "1.35.2"' };
  if (right.major === left.major) {
    if (right.minor === left.minor || right.minor === left.minor + 1) return undefined;
    return right.minor < left.minor
      ? { message: "which is an older minor", hint: "restore a backup, or move on to a patch of the present minor" }
      : { message: "more than one minor", hint: `move to ${left.major}.${left.minor + 1} first` };
  }
  if (right.major === left.major + 1 && right.minor === 0) return undefined;
  return right.major < left.major
    ? { message: "which is an older major", hint: "restore a backup, or move on to a patch of the present minor" }
    : { message: "more than one major or minor", hint: `move to ${left.major + 1}.0 first, from the last minor` };
}

function numbers(version: string): { readonly major: number; readonly minor: number } | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)(?:\D|$)/.exec(version) ?? [];
  return major === undefined || minor === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}
