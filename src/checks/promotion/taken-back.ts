import { quoted } from "../../model/suggest.ts";
import type { Move } from "./move.ts";
import { versionPath } from "./move.ts";
import { isOlder } from "./past.ts";
import type { Refusal } from "./rule.ts";
import type { Change } from "./subject.ts";
import { moment } from "./words.ts";

/**
 * Whether an environment left a version for an older one, the last time that it had it: a rollback, or the revert of a
 * commit. A promotion that nobody asked for by name would undo it.
 */
export function takenBack({ component, home, to }: Move, { order, past }: Change): Refusal | undefined {
  const own = past.stretches(component, home);
  const last = own.findLastIndex(({ version }) => version === to);
  const next = own[last + 1];
  if (last === -1 || next === undefined || !isOlder(next.version, to, own)) return undefined;
  return {
    message: `${component} ${quoted(to)} was taken back from ${home} for ${quoted(next.version)} on ${moment(next.from.time)}`,
    hint: "take another version, or add --again if it may come back",
    at: versionPath(order, component, home),
    source: "versions",
    components: [component],
  };
}
