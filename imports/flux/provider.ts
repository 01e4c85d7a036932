import type { IProvider } from "@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Provider";
import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What to send events to. */
export interface ProviderProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<IProvider["spec"]>>;
}

/** An address that Flux sends events to. */
export class Provider extends ApiObject {
  static readonly GVK = { apiVersion: "notification.toolkit.fluxcd.io/v1beta3", kind: "Provider" } as const;

  constructor(scope: Construct, id: string, props: ProviderProps) {
    super(scope, id, { ...Provider.GVK, ...props });
  }
}
