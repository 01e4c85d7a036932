import type { IReceiver } from "@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1/Receiver";
import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What may call, and what to look at then. */
export interface ReceiverProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<IReceiver["spec"]>>;
}

/** A webhook that makes Flux look at its sources at once. */
export class Receiver extends ApiObject {
  static readonly GVK = { apiVersion: "notification.toolkit.fluxcd.io/v1", kind: "Receiver" } as const;

  constructor(scope: Construct, id: string, props: ReceiverProps) {
    super(scope, id, { ...Receiver.GVK, ...props });
  }
}
