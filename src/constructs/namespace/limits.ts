import { Construct } from "constructs";
import { LimitRange } from "../../../imports/kubernetes/limit-range.ts";
import type { ContainerLimits } from "../../policy/namespace.ts";
import { metadata } from "../metadata.ts";
import type { NamespacePartProps } from "./part.ts";

/** What containers get and may state. */
export interface NamespaceLimitsProps extends NamespacePartProps {
  /** @default "limits" */
  readonly name?: string;
  /** Defaults and maxima of a container. */
  readonly limits: ContainerLimits;
}

/**
 * What a container gets that states nothing, and the most that it may state. One for each namespace: of two, it is
 * left open whose defaults count.
 */
export class NamespaceLimits extends Construct {
  /** The rendered object. */
  readonly object: LimitRange;

  constructor(scope: Construct, id: string, props: NamespaceLimitsProps) {
    super(scope, id);
    const { name = "limits", limits } = props;
    this.object = new LimitRange(this, "Resource", {
      metadata: metadata({ ...props, name }),
      spec: {
        limits: [
          {
            type: "Container",
            defaultRequest: { ...limits.request },
            default: { ...limits.default },
            ...(limits.max === undefined ? {} : { max: { ...limits.max } }),
          },
        ],
      },
    });
  }
}
