import { cycles } from "../order.ts";
import type { Report } from "../report.ts";
import { isRecord, own, type Unknowns } from "./record.ts";
import { word } from "./words.ts";

const chains = [
  {
    field: "promotesFrom",
    rule: "promotion/acyclic",
    verb: "promotes from",
    hint: 'remove "promotesFrom" where new versions enter',
  },
  { field: "waitsFor", rule: "order/acyclic", verb: "waits for", hint: 'remove one "waitsFor" of the circle' },
] as const;

/** Circles among environments; one that names itself is a finding of its own. */
export function checkCycles(policy: Unknowns, report: Report): void {
  const environments = own(policy, "environments");
  if (!isRecord(environments)) return;
  for (const { field, rule, verb, hint } of chains) {
    const graph = new Map(
      Object.entries(environments).map(([name, environment]) => {
        const target = own(environment, field);
        return [name, typeof target === "string" && target !== name ? [target] : []];
      }),
    );
    for (const circle of cycles(graph)) {
      const steps = circle.map((name, index) => `${word(name)} ${verb} ${word(circle[index + 1] ?? circle[0] ?? "")}`);
      const told = steps.length > 6 ? [...steps.slice(0, 5), "…", ...steps.slice(-1)] : steps;
      report.policy(rule, ["environments", circle[0] ?? "", field], told.join(", "), hint);
    }
  }
}
