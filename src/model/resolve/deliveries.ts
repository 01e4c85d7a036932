import type { Cluster, Delivery, Environment, Home } from "../model.ts";
import { clusterNamespacesName, deliveryName, namespacesName } from "../names.ts";
import type { Report } from "../report.ts";
import type { AnyFleet } from "../shape/any-fleet.ts";
import { valueFor } from "../varying.ts";
import { needs } from "./needs.ts";
import { type Made, payload } from "./payload.ts";
import type { Presence } from "./presence.ts";
import { timing } from "./timing.ts";
import { clusterView, environmentView } from "./view.ts";

/** How much of a policy is worked out anew. */
export interface Working {
  /**
   * What a component delivers to a home, where that is known already or of no interest: its functions are not called.
   * @default - nothing is known
   */
  readonly known?: (component: string, home: Home) => Made | undefined;
  /** How often functions are called: the second time shows whether they are deterministic. @default "twice" */
  readonly times?: "once" | "twice";
}

/** Calls the functions of every component that is there, and ties it to what it needs. */
export function deliveriesOf(
  fleet: AnyFleet,
  present: readonly Presence[],
  clusters: ReadonlyMap<string, Cluster>,
  environments: readonly Environment[],
  report: Report,
  { known, times = "twice" }: Working,
): readonly Delivery[] {
  const environmentNamed = new Map(environments.map((each) => [each.name, each]));
  const index = new Map(present.map((each) => [deliveryName(each.name, each.home.name), each]));
  return present.flatMap((presence): Delivery[] => {
    const { name, component, home, namespace, engine, version = "" } = presence;
    const at = ["components", name];
    const inCluster = clusters.get(presence.cluster);
    if (inCluster === undefined) return [];
    const about = { component: name, home: home.name, version, at, report, times };
    const shared = {
      name: deliveryName(name, home.name),
      component: name,
      home,
      cluster: presence.cluster,
      engine,
      namespace,
      version: presence.version,
      clusterKinds: (component.clusterKinds ?? []).map(clusterKind),
      alsoIn: component.alsoIn ?? [],
      at,
    };
    if (component.scope === "cluster") {
      const made =
        known?.(name, home) ?? payload(component, { ...about, view: clusterView(home.name, namespace, version) });
      if (made.payload === undefined) return [];
      return [
        {
          ...shared,
          sync: component.sync === undefined ? "automatic" : valueFor(component.sync, home.name),
          needs: [...firstNeed(presence, inCluster), ...needs(presence, fleet, index, report)],
          waitsFor: undefined,
          timing: timing(component.intervals, inCluster.timing),
          secrets: made.secrets,
          payload: made.payload,
        },
      ];
    }
    const around = environmentNamed.get(home.name);
    if (around === undefined) return [];
    const settings = fleet.environments[home.name]?.settings;
    const made =
      known?.(name, home) ??
      payload(component, {
        ...about,
        view: environmentView(around, settings, namespace, version, name, report),
      });
    if (made.payload === undefined) return [];
    const waitsFor = around.waitsFor === undefined ? undefined : deliveryName(name, around.waitsFor);
    return [
      {
        ...shared,
        sync: component.sync === undefined ? around.sync : valueFor(component.sync, home.name),
        needs: [
          ...(around.delivery === engine ? [namespacesName(home.name)] : []),
          ...needs(presence, fleet, index, report),
        ],
        waitsFor: canWait(presence, waitsFor === undefined ? undefined : index.get(waitsFor)) ? waitsFor : undefined,
        timing: timing(component.intervals, around.timing),
        secrets: made.secrets,
        payload: made.payload,
      },
    ];
  });
}

/** Whether Flux can hold a component back for another environment's: the rule order/same-cluster says where it cannot. */
const canWait = (presence: Presence, other: Presence | undefined): boolean =>
  other !== undefined && other.cluster === presence.cluster && other.engine === "flux" && presence.engine === "flux";

const firstNeed = ({ engine }: Presence, { name, delivery, namespaces }: Cluster): readonly string[] =>
  namespaces.length === 0 || engine !== delivery ? [] : [clusterNamespacesName(name)];

function clusterKind(text: string): { readonly group: string; readonly kind: string } {
  const slash = text.lastIndexOf("/");
  return { group: text.slice(0, slash), kind: text.slice(slash + 1) };
}
