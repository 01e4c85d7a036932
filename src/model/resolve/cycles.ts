import type { Delivery } from "../model.ts";
import { cycles } from "../order.ts";
import type { Report } from "../report.ts";

/** Components that wait for each other, each circle once: a controller would wait for ever and say nothing. */
export function reportCycles(deliveries: readonly Delivery[], report: Report): void {
  const component = new Map(deliveries.map(({ name, component }) => [name, component]));
  const said = new Set<string>();
  for (const cycle of cycles(new Map(deliveries.map(({ name, needs }) => [name, needs])))) {
    const names = cycle.map((name) => component.get(name) ?? name);
    const key = [...names].sort().join(" ");
    const [first = ""] = names;
    if (said.has(key)) continue;
    said.add(key);
    report.policy(
      "order/acyclic",
      ["components", first, "needs"],
      `${[...names, first].join(" needs ")}: none of them would ever start`,
      "remove one of these needs",
    );
  }
}
