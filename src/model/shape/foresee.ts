import { cycles } from "../order.ts";
import type { Report } from "../report.ts";
import { versionProblem } from "../version.ts";
import { isRecord } from "./record.ts";
import { word } from "./words.ts";

/**
 * Mistakes that later steps would report, where a policy of the wrong shape never gets there: a person is told all of
 * them at once. It reads whatever it can, and is silent about the rest.
 */
export function foresee(policy: unknown, versions: unknown, report: Report): void {
  if (isRecord(policy) && isRecord(policy.components)) needs(policy.components, report);
  if (isRecord(versions)) exactness(versions, report);
}

function needs(components: Readonly<Record<string, unknown>>, report: Report): void {
  const graph = new Map(
    Object.entries(components).map(([name, component]) => {
      const needed: unknown = isRecord(component) ? component.needs : undefined;
      return [name, Array.isArray(needed) ? needed.filter((each) => typeof each === "string" && each !== name) : []];
    }),
  );
  for (const cycle of cycles(graph)) {
    const [first = ""] = cycle;
    report.policy(
      "order/acyclic",
      ["components", first, "needs"],
      `${[...cycle, first].map(word).join(" needs ")}: none of them would ever start`,
      "remove one of these needs",
    );
  }
}

function exactness(versions: Readonly<Record<string, unknown>>, report: Report): void {
  for (const [component, row] of Object.entries(versions)) {
    const places: readonly (readonly [readonly string[], unknown])[] = isRecord(row)
      ? Object.entries(row).map(([home, version]) => [[component, home], version])
      : [[[component], row]];
    for (const [path, version] of places) {
      if (typeof version !== "string" || version.trim() === "" || version === "none") continue;
      const problem = versionProblem(version);
      if (problem !== undefined)
        report.versions("versions/exact", path, `${path.map(word).join(" in ")}: ${problem}`, "name one exact version");
    }
  }
}
