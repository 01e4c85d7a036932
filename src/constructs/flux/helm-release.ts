import { Construct } from "constructs";
import { HelmRelease, type HelmReleaseProps } from "../../../imports/flux/helm-release.ts";
import type { Duration, JsonObject } from "../../policy/scalars.ts";
import { draft } from "../draft.ts";
import { metadata, type ObjectProps } from "../metadata.ts";
import { keepNulls } from "../null-values.ts";
import { type FluxChart, fluxChart } from "./chart.ts";
import { type FailureProps, onFailureFields } from "./on-failure.ts";
import type { ObjectReference } from "./reference.ts";

/** Values from an object in the namespace of the release. */
export interface ValuesReference {
  /** Secrets for what is secret: values in the release itself are readable by whoever reads the repository. */
  readonly kind: "Secret" | "ConfigMap";
  /** Name of the object. */
  readonly name: string;
  /** @default - "values.yaml" */
  readonly valuesKey?: string;
  /** Where one single value goes, `"auth.password"`; it then wins over `values`. @default - the key holds a whole values file */
  readonly targetPath?: string;
  /** Whether the release may go on without the object. @default - false */
  readonly optional?: boolean;
}

/** Fields that something else in the cluster sets, so that setting them is no drift. */
export interface DriftException {
  /** JSON pointers: `["/spec/replicas"]`. */
  readonly paths: readonly string[];
  /** @default - all objects of the release */
  readonly target?: { readonly kind?: string; readonly name?: string };
}

/** What is installed, where, and what follows a failure. */
export interface FluxHelmReleaseProps extends ObjectProps, FailureProps {
  /** The name in Helm's storage, at most 53 characters. A change uninstalls the release first. */
  readonly releaseName: string;
  /** The namespace that is installed into; it must exist. A change uninstalls first. @default - that of this object */
  readonly targetNamespace?: string;
  /** The namespace of Helm's storage. A change uninstalls first. @default - that of this object */
  readonly storageNamespace?: string;
  /** Where the chart comes from, and in which version. */
  readonly chart: FluxChart;
  /** How often what runs is compared with the release and put right, a Go duration. */
  readonly interval: Duration;
  /** How long each of Helm's actions may take, hooks and tests included, a Go duration. */
  readonly timeout: Duration;
  /** Values; a null takes a default of the chart away. @default - those of the chart */
  readonly values?: JsonObject;
  /** Values from Secrets and ConfigMaps, the later over the earlier; `values` wins over all. @default - none */
  readonly valuesFrom?: readonly ValuesReference[];
  /** Other HelmReleases of the same cluster that must be ready first. @default - none */
  readonly dependsOn?: readonly ObjectReference[];
  /** What is done with the definitions in the chart's `crds/`, on install and on upgrade. @default "CreateReplace" */
  readonly crds?: "CreateReplace" | "Create" | "Skip";
  /** Whether changes by other hands are put right. @default "enabled" */
  readonly driftDetection?: "enabled" | "warn" | "disabled";
  /** @default - none */
  readonly driftExceptions?: readonly DriftException[];
  /** Whether the chart's tests run after every install and upgrade, and count. @default false */
  readonly test?: boolean;
  /** The account that applies, in this namespace. @default - that of the controller */
  readonly serviceAccountName?: string;
  /** Whether Flux leaves the release as it is. @default - false */
  readonly suspend?: boolean;
}

/** One Helm release that Flux installs, upgrades and keeps. */
export class FluxHelmRelease extends Construct {
  /** The rendered object. */
  readonly object: HelmRelease;

  constructor(scope: Construct, id: string, props: FluxHelmReleaseProps) {
    super(scope, id);
    const { interval, timeout, releaseName, targetNamespace, storageNamespace, chart, dependsOn } = props;
    const { values, valuesFrom, serviceAccountName, suspend } = props;
    const { crds = "CreateReplace", driftDetection = "enabled", driftExceptions, test = false } = props;
    const { install, upgrade } = onFailureFields(props);
    this.object = new HelmRelease(this, "Resource", {
      metadata: metadata(props),
      spec: draft<HelmReleaseProps["spec"]>({
        interval,
        timeout,
        releaseName,
        targetNamespace,
        storageNamespace,
        ...fluxChart(chart),
        dependsOn,
        serviceAccountName,
        suspend,
        install: { crds, ...install },
        upgrade: { crds, ...upgrade },
        test: test ? { enable: true } : undefined,
        driftDetection: { mode: driftDetection, ignore: driftExceptions },
        valuesFrom,
        values,
      }),
    });
    if (values !== undefined) keepNulls(this.object, "/spec/values", values);
  }
}
