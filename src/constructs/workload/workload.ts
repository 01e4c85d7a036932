import { Construct } from "constructs";
import { metadata, type ObjectProps } from "../metadata.ts";
import { IntOrString, KubeDeployment, KubeIngress, KubePodDisruptionBudget, KubeService } from "./kubernetes.ts";
import { type ContainerProps, podSpec } from "./pod.ts";

/** One container, how many of it, and the host it answers for. */
export interface WorkloadProps extends ObjectProps, ContainerProps {
  /** @default 1 */
  readonly replicas?: number;
  /** The host of the Ingress. @default - no Ingress */
  readonly host?: string;
  /** @default - the cluster's default class */
  readonly ingressClass?: string;
  /** Name of the Secret with the certificate of the host. @default - no TLS section */
  readonly tlsSecret?: string;
}

/**
 * A service of one container: a Deployment and a Service under the same name; with a host an Ingress, with more than
 * one replica a PodDisruptionBudget.
 *
 * Pods are selected by `app.kubernetes.io/name` alone: a Deployment's selector can never change, so nothing that may
 * change belongs in it.
 */
export class Workload extends Construct {
  /** Updated one quarter at a time, never with fewer pods than asked for. */
  readonly deployment: KubeDeployment;
  /** Port 80, named `http`, whatever port the container listens on. */
  readonly service: KubeService;
  /** Where there is a host. */
  readonly ingress: KubeIngress | undefined;
  /** Where there is more than one replica. */
  readonly disruptionBudget: KubePodDisruptionBudget | undefined;

  constructor(scope: Construct, id: string, props: WorkloadProps) {
    super(scope, id);
    const { name, replicas = 1, host, ingressClass, tlsSecret } = props;
    const matchLabels = { "app.kubernetes.io/name": name };
    const labels = { ...props.labels, ...matchLabels };
    const meta = metadata({ ...props, labels });

    this.deployment = new KubeDeployment(this, "Deployment", {
      metadata: meta,
      spec: {
        replicas,
        selector: { matchLabels },
        // Never fewer pods than asked for, and at most a quarter more, rounded up: a quota has to hold that quarter.
        strategy: {
          type: "RollingUpdate",
          rollingUpdate: { maxSurge: IntOrString.fromString("25%"), maxUnavailable: IntOrString.fromNumber(0) },
        },
        template: {
          metadata: { labels },
          spec: { ...podSpec(name, props), ...(replicas > 1 ? spread(matchLabels) : {}) },
        },
      },
    });

    this.service = new KubeService(this, "Service", {
      metadata: meta,
      spec: {
        selector: matchLabels,
        ports: [{ name: "http", port: 80, targetPort: IntOrString.fromString("http") }],
      },
    });

    if (host !== undefined) {
      const backend = { service: { name, port: { name: "http" } } };
      this.ingress = new KubeIngress(this, "Ingress", {
        metadata: meta,
        spec: {
          ...(ingressClass === undefined ? {} : { ingressClassName: ingressClass }),
          ...(tlsSecret === undefined ? {} : { tls: [{ hosts: [host], secretName: tlsSecret }] }),
          rules: [{ host, http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }],
        },
      });
    }

    if (replicas > 1) {
      this.disruptionBudget = new KubePodDisruptionBudget(this, "DisruptionBudget", {
        metadata: meta,
        spec: {
          maxUnavailable: IntOrString.fromNumber(1),
          selector: { matchLabels },
          // Pods that do not work must not keep a node from being drained.
          unhealthyPodEvictionPolicy: "AlwaysAllow",
        },
      });
    }
  }
}

/** One pod to a node where there is room: a wish, so that a small cluster can still run all of them. */
const spread = (matchLabels: Record<string, string>) => ({
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: "kubernetes.io/hostname",
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels },
    },
  ],
});
