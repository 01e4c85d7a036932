import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { IConfigMap } from "kubernetes-models/v1/ConfigMap";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What the ConfigMap holds. */
export interface ConfigMapProps {
  readonly metadata: Metadata;
  readonly data?: Immutable<NonNullable<IConfigMap["data"]>>;
  readonly binaryData?: Immutable<NonNullable<IConfigMap["binaryData"]>>;
  readonly immutable?: Immutable<NonNullable<IConfigMap["immutable"]>>;
}

/** Texts for pods and controllers to read. */
export class ConfigMap extends ApiObject {
  static readonly GVK = { apiVersion: "v1", kind: "ConfigMap" } as const;

  constructor(scope: Construct, id: string, props: ConfigMapProps) {
    super(scope, id, { ...ConfigMap.GVK, ...props });
  }
}
