import type { Probes } from "../../policy/component.ts";
import type { Cpu, Memory } from "../../policy/scalars.ts";
import { draft } from "../draft.ts";
import { type PodSpec, Quantity } from "./kubernetes.ts";
import { probeFields } from "./probes.ts";

/** The one container of a workload. */
export interface ContainerProps {
  /** The image with its tag or digest: `ghcr.io/acme/api:1.4.2`. */
  readonly image: string;
  /** The port that the container listens on. */
  readonly port: number;
  /** CPU request of one replica. */
  readonly cpu: Cpu;
  /** Memory of one replica: request and limit alike, so that a node never promises what it does not have. */
  readonly memory: Memory;
  /** CPU limit of one replica. @default - none, so that idle CPU can be used */
  readonly cpuLimit?: Cpu;
  /** Environment variables, in this order. @default - none */
  readonly env?: Readonly<Record<string, string>>;
  /** Names of Secrets whose keys become environment variables, the later over the earlier. @default - none */
  readonly envFromSecrets?: readonly string[];
  /** Names of Secrets with credentials for the image's registry. @default - none */
  readonly pullSecrets?: readonly string[];
  /** Paths that are requested over HTTP. @default - readiness is a TCP connection to the port */
  readonly probes?: Probes;
}

/**
 * The pod of a workload. It satisfies the Pod Security Standard `restricted`: no root, no privileges, a root file
 * system that cannot be written to; `/tmp` can, and is empty at every start.
 */
export function podSpec(name: string, props: ContainerProps): PodSpec {
  const { image, port, cpu, memory, cpuLimit, env = {}, envFromSecrets = [], pullSecrets = [], probes = {} } = props;
  return draft<PodSpec>({
    automountServiceAccountToken: false,
    imagePullSecrets: filled(pullSecrets.map((secret) => ({ name: secret }))),
    securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    containers: [
      {
        name,
        image,
        ports: [{ name: "http", containerPort: port }],
        env: filled(Object.entries(env).map(([variable, value]) => ({ name: variable, value }))),
        envFrom: filled(envFromSecrets.map((secret) => ({ secretRef: { name: secret } }))),
        resources: {
          requests: { cpu: Quantity.fromString(cpu), memory: Quantity.fromString(memory) },
          limits: draft<Record<string, Quantity>>({
            ...(cpuLimit === undefined ? {} : { cpu: Quantity.fromString(cpuLimit) }),
            memory: Quantity.fromString(memory),
          }),
        },
        ...probeFields(probes),
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        },
        volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
      },
    ],
    volumes: [{ name: "tmp", emptyDir: {} }],
  });
}

const filled = <Item>(list: readonly Item[]) => (list.length === 0 ? undefined : list);
