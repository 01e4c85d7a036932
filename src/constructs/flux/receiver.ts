import { Construct } from "constructs";
import { Receiver, type ReceiverProps } from "../../../imports/flux/receiver.ts";
import { draft } from "../draft.ts";
import { metadata, type ObjectProps } from "../metadata.ts";
import type { EventSource } from "./event-source.ts";

/** Who may announce a push, and what is fetched then. */
export interface FluxReceiverProps extends ObjectProps {
  /** Who calls: `"github"` authenticates the body, `"generic"` does not. `"generic-oidc"` needs no Secret, so it is not offered. */
  readonly type: Exclude<ReceiverProps["spec"]["type"], "generic-oidc">;
  /** The events that count, in the caller's words: `["ping", "push"]`. @default - all */
  readonly events?: readonly string[];
  /** The sources that are fetched at once when the webhook is called. */
  readonly resources: readonly EventSource[];
  /** Name of the Secret with the webhook's `token`, in the same namespace. */
  readonly secret: string;
}

/** A webhook that announces a push, instead of waiting for the next poll. */
export class FluxReceiver extends Construct {
  /** The rendered object. */
  readonly object: Receiver;

  constructor(scope: Construct, id: string, props: FluxReceiverProps) {
    super(scope, id);
    const { type, events, resources, secret } = props;
    this.object = new Receiver(this, "Resource", {
      metadata: metadata(props),
      spec: draft<ReceiverProps["spec"]>({ type, events, resources, secretRef: { name: secret } }),
    });
  }
}
