import { Construct } from "constructs";
import { Alert, type AlertProps } from "../../../imports/flux/alert.ts";
import { draft } from "../draft.ts";
import { metadata, type ObjectProps } from "../metadata.ts";
import type { EventSource } from "./event-source.ts";

/** What is told, and to which Provider. */
export interface FluxAlertProps extends ObjectProps {
  /** Name of the Provider, in the same namespace. */
  readonly provider: string;
  /** `"info"` tells successes and errors, `"error"` errors alone. */
  readonly severity: "info" | "error";
  /** One entry for each namespace. */
  readonly sources: readonly EventSource[];
  /** What is added to every event; expressions of the Provider read it. @default - nothing */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Go regular expressions: only messages that match one are sent. @default - all messages */
  readonly inclusionList?: readonly string[];
  /** Go regular expressions: messages that match one are not sent; these win. @default - none */
  readonly exclusionList?: readonly string[];
}

/** What a Provider is told, and about whom. */
export class FluxAlert extends Construct {
  /** The rendered object. */
  readonly object: Alert;

  constructor(scope: Construct, id: string, props: FluxAlertProps) {
    super(scope, id);
    const { provider, severity, sources, metadata: eventMetadata, inclusionList, exclusionList } = props;
    this.object = new Alert(this, "Resource", {
      metadata: metadata(props),
      spec: draft<AlertProps["spec"]>({
        providerRef: { name: provider },
        eventSeverity: severity,
        eventSources: sources,
        eventMetadata,
        inclusionList,
        exclusionList,
      }),
    });
  }
}
