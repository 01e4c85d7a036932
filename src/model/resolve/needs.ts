import { deliveryName } from "../names.ts";
import type { Report } from "../report.ts";
import type { AnyFleet } from "../shape/any-fleet.ts";
import type { Presence } from "./presence.ts";

/**
 * The deliveries that must be healthy before this one. Where `in` keeps a needed component out, it is not waited for:
 * the policy says that it is not part of this home. Where its version is "none" it is meant to be here and is missing.
 */
export function needs(
  presence: Presence,
  fleet: AnyFleet,
  index: ReadonlyMap<string, Presence>,
  report: Report,
): readonly string[] {
  const { name, component, home, cluster, engine } = presence;
  return (component.needs ?? []).flatMap((need, position) => {
    const needed = fleet.components[need];
    if (needed === undefined || "external" in needed) return [];
    const at = ["components", name, "needs", String(position)];
    const elsewhere = needed.scope === "cluster" ? cluster : home.name;
    if (home.kind === "cluster" && needed.scope !== "cluster") {
      report.policy(
        "order/known-target",
        at,
        `${name} belongs to the cluster ${cluster} and needs ${need}, which belongs to environments`,
        `make ${need} a component of scope "cluster", or remove the need`,
      );
      return [];
    }
    if (needed.in !== undefined && !needed.in.includes(elsewhere)) {
      if (needed.scope === "cluster")
        report.policy(
          "order/known-target",
          at,
          `${name} in ${home.name} needs ${need}, which does not run in the cluster ${cluster}`,
          `add "${cluster}" to ${need}.in`,
        );
      return [];
    }
    const target = index.get(deliveryName(need, elsewhere));
    if (target === undefined) {
      report.versions(
        "order/known-target",
        [need, elsewhere],
        `${need} is "none" in ${elsewhere}, and ${name} there needs it`,
        `give ${need} a version in ${elsewhere}, or set ${name} to "none" there too`,
      );
      return [];
    }
    if (target.engine !== engine) {
      report.policy(
        "order/one-engine",
        at,
        `${name} is delivered by ${engine} and needs ${need}, which is delivered by ${target.engine}: nothing enforces that order`,
        `give both the same delivery, or make ${name} bear a missing ${need} and remove the need`,
        "warning",
      );
      return [];
    }
    return [deliveryName(need, elsewhere)];
  });
}
