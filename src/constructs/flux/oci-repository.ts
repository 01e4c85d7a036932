import { Construct } from "constructs";
import { OCIRepository, type OCIRepositoryProps } from "../../../imports/flux/oci-repository.ts";
import type { Duration } from "../../policy/scalars.ts";
import { draft } from "../draft.ts";
import { metadata, type ObjectProps } from "../metadata.ts";

/** What is fetched from a registry, and how often. */
export interface FluxOciRepositoryProps extends ObjectProps {
  /** `oci://registry/path`, for a chart up to and including the chart's name, without a tag. */
  readonly url: `oci://${string}`;
  /** The artifact: a tag, for a chart its version, or a digest `sha256:…`. */
  readonly reference: { readonly tag: string } | { readonly digest: string };
  /** How often the registry is asked, a Go duration. */
  readonly interval: Duration;
  /** How long one fetch may take, in ms, s or m. @default - Flux's own, 60s */
  readonly timeout?: Duration;
  /**
   * Name of the Secret of type kubernetes.io/dockerconfigjson, in the same namespace.
   * @default - none: the artifact is public
   */
  readonly secret?: string;
  /** Whether the artifact is a Helm chart. @default false: manifests */
  readonly chart?: boolean;
}

// Helm releases install the packed chart, so its layer is kept as it is.
const chartLayer = { mediaType: "application/vnd.cncf.helm.chart.content.v1.tar+gzip", operation: "copy" } as const;

/** The artifact that Flux fetches from a registry. */
export class FluxOciRepository extends Construct {
  /** The rendered object. */
  readonly object: OCIRepository;

  constructor(scope: Construct, id: string, props: FluxOciRepositoryProps) {
    super(scope, id);
    const { interval, url, reference, chart = false, secret, timeout } = props;
    this.object = new OCIRepository(this, "Resource", {
      metadata: metadata(props),
      spec: draft<OCIRepositoryProps["spec"]>({
        interval,
        url,
        ref: reference,
        layerSelector: chart ? chartLayer : undefined,
        secretRef: secret === undefined ? undefined : { name: secret },
        timeout,
      }),
    });
  }
}
