import type { Workload } from "../constructs/workload/workload.ts";
import type { Delivery } from "../model/model.ts";
import { releaseFolder } from "./flux/folders.ts";
import type { Folder } from "./folder.ts";
import { given } from "./given.ts";
import { labels } from "./labels.ts";
import type { Overview } from "./overview.ts";
import { deliveryPath } from "./paths.ts";

/** The class that builds workloads. It brings cdk8s-plus along, so only a fleet that has workloads loads it. */
export type WorkloadClass = typeof Workload;

/** The objects that a delivery brings to its cluster; none where the engine builds them from elsewhere. */
export function payloadFolder(
  fleet: Overview,
  delivery: Delivery,
  WorkloadConstruct: WorkloadClass | undefined,
): Folder | undefined {
  const { payload, home, cluster, component, namespace, clusterKinds, at } = delivery;
  const place = { path: deliveryPath(delivery), cluster, home, component, namespace, clusterKinds, at };
  switch (payload.kind) {
    case "repository-chart":
    case "git-chart":
      return delivery.engine === "flux" ? releaseFolder(fleet, delivery) : undefined;
    case "kustomize":
      return undefined;
    case "manifests":
      return { ...place, isUsers: true, build: payload.build };
    case "workload": {
      if (WorkloadConstruct === undefined)
        throw new Error("a fleet with workloads is rendered without their construct");
      const { kind: _, cpuLimit, host, ingressClass, tlsSecret, envFrom, ...rest } = payload;
      return {
        ...place,
        build: (chart) => {
          new WorkloadConstruct(chart, `workload-${component}`, {
            name: component,
            namespace,
            labels: labels(home, component),
            ...rest,
            envFromSecrets: envFrom,
            ...given({ cpuLimit, host, ingressClass, tlsSecret }),
          });
        },
      };
    }
  }
}
