import { Construct } from "constructs";
import { HelmRepository, type HelmRepositoryProps } from "../../../imports/flux/helm-repository.ts";
import type { Duration } from "../../policy/scalars.ts";
import { draft } from "../draft.ts";
import { metadata, type ObjectProps } from "../metadata.ts";

/** Where charts are fetched from. */
export interface FluxHelmRepositoryProps extends ObjectProps {
  /** The address that serves `index.yaml`. A registry (`oci://`) is a FluxOciRepository: type `oci` here is frozen. */
  readonly url: `https://${string}` | `http://${string}`;
  /** How often the index is fetched, a Go duration. @default - Flux's own, 1m */
  readonly interval?: Duration;
  /** How long one fetch may take, in ms, s or m. @default - Flux's own, 60s */
  readonly timeout?: Duration;
  /** Name of the Secret with `username` and `password`, in the same namespace. @default - none */
  readonly secret?: string;
}

/** The repository of Helm charts that Flux fetches from. */
export class FluxHelmRepository extends Construct {
  /** The rendered object. */
  readonly object: HelmRepository;

  constructor(scope: Construct, id: string, props: FluxHelmRepositoryProps) {
    super(scope, id);
    const { interval, url, secret, timeout } = props;
    this.object = new HelmRepository(this, "Resource", {
      metadata: metadata(props),
      spec: draft<HelmRepositoryProps["spec"]>({
        interval,
        url,
        secretRef: secret === undefined ? undefined : { name: secret },
        timeout,
      }),
    });
  }
}
