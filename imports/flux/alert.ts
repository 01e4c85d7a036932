import type { IAlert } from "@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Alert";
import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What to report, and to which Provider. */
export interface AlertProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<IAlert["spec"]>>;
}

/** The events that go to one Provider. */
export class Alert extends ApiObject {
  static readonly GVK = { apiVersion: "notification.toolkit.fluxcd.io/v1beta3", kind: "Alert" } as const;

  constructor(scope: Construct, id: string, props: AlertProps) {
    super(scope, id, { ...Alert.GVK, ...props });
  }
}
