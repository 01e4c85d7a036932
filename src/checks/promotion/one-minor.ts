import { quoted } from "../../model/suggest.ts";
import { versionPath } from "./move.ts";
import type { PromotionRule } from "./rule.ts";

/** Components with `upgrade: "one-minor"` move up by one minor, and never down to an older one. */
export const oneMinor: PromotionRule = {
  why: "Kubernetes and Talos upgrade from one minor to the next and cannot be taken back to an older one: a cluster that skips a minor is not supported, and one that goes back may not start.",
  *check({ moves, order }) {
    for (const { component, home, from, to } of moves) {
      if (order.components[component]?.upgrade !== "one-minor" || from === undefined) continue;
      const said = problem(from, to);
      if (said === undefined) continue;
      yield {
        ...said,
        message: `${component} in ${home} moves from ${quoted(from)} to ${quoted(to)}, ${said.message}`,
        at: versionPath(order, component, home),
        source: "versions",
        components: [component],
      };
    }
  },
};

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
