import { quoted } from "../../model/suggest.ts";
import { noVersion } from "../../model/version.ts";
import { aside } from "./aside.ts";
import { versionPath } from "./move.ts";
import { lastVersion, ofVersion, type Past } from "./past.ts";
import type { PromotionRule } from "./rule.ts";

/** An older version comes back only where it once was, and with a hold on the one that it replaces. */
export const rollback: PromotionRule = {
  why: "Without a hold the next promotion brings the bad version back. An older version that was never there is no way back, but another way forward that nobody tried.",
  *check(subject) {
    const { before, order, past } = subject;
    for (const move of subject.moves) {
      const { component, home, from = "", to, way } = move;
      if (way !== "back") continue;
      const once = ofVersion(past.stretches(component, home), to).length > 0;
      const back = `${component} goes back from ${quoted(from)} to ${quoted(to)} in ${home}`;
      const command = `lockstep rollback ${home} ${component}`;
      const isThere = (before.map[component]?.[home] ?? noVersion) !== noVersion;
      yield {
        message: once ? `${back} without a hold on ${quoted(from)}` : `${back}, which never had it`,
        hint: once
          ? `write a hold on ${quoted(from)} beside the map${isThere ? `: ${command} --to ${to}` : ""}`
          : hadNone(past, component, home)
            ? `let ${home} come with the versions that are there, or in a change of its own`
            : `go back to a version that ${home} had${isThere ? `: ${command}` : ""}; if ${quoted(to)} is no step back, ${aside(move, subject)}`,
        at: versionPath(order, component, home),
        source: "versions",
        components: [component],
      };
    }
  },
};

const hadNone = (past: Past, component: string, home: string): boolean =>
  lastVersion(past.stretches(component, home)) === undefined;
