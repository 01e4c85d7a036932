import { Construct } from "constructs";
import { ResourceQuota, type ResourceQuotaProps } from "../../../imports/kubernetes/resource-quota.ts";
import type { Quota } from "../../policy/namespace.ts";
import { draft } from "../draft.ts";
import { metadata } from "../metadata.ts";
import type { NamespacePartProps } from "./part.ts";

/** What a namespace may take. */
export interface NamespaceQuotaProps extends NamespacePartProps {
  /** @default "quota" */
  readonly name?: string;
  /** Sums over all pods, and counts of objects. */
  readonly quota: Quota;
}

/**
 * The most that a namespace may take. Where it counts CPU or memory, a container that states none is refused:
 * NamespaceLimits states them for it.
 */
export class NamespaceQuota extends Construct {
  /** The rendered object. */
  readonly object: ResourceQuota;

  constructor(scope: Construct, id: string, props: NamespaceQuotaProps) {
    super(scope, id);
    const { name = "quota", quota } = props;
    const counts = Object.entries(quota.objects ?? {}).map(([resource, count]) => [resource, `${count}`]);
    this.object = new ResourceQuota(this, "Resource", {
      metadata: metadata({ ...props, name }),
      spec: {
        hard: draft<NonNullable<ResourceQuotaProps["spec"]["hard"]>>({
          "requests.cpu": quota.cpu,
          "requests.memory": quota.memory,
          "limits.cpu": quota.limits?.cpu,
          "limits.memory": quota.limits?.memory,
          "requests.storage": quota.storage,
          pods: quota.pods === undefined ? undefined : `${quota.pods}`,
          ...Object.fromEntries(counts),
        }),
      },
    });
  }
}
