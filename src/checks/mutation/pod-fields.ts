import { type Field, intOrString, object, ordered, quantities, quantity, unordered } from "./field.ts";

// Source of these tables: the list types and field types of Kubernetes' OpenAPI document, 1.30 and later, and for
// lists that are atomic there what their order does: tolerations are a set of permissions, `envFrom` overrides.

const resources = object({ limits: quantities, requests: quantities });
const command = object({ command: ordered() });
const handler = object({
  exec: command,
  httpGet: object({ port: intOrString }),
  tcpSocket: object({ port: intOrString }),
});
const divisor = object({ resourceFieldRef: object({ divisor: quantity }) });

const container = object({
  args: ordered(),
  command: ordered(),
  env: { order: "references", keys: ["name"], each: object({ valueFrom: divisor }) },
  envFrom: ordered(),
  lifecycle: object({ postStart: handler, preStop: handler }),
  livenessProbe: handler,
  ports: unordered(["containerPort", "protocol"]),
  readinessProbe: handler,
  resources,
  startupProbe: handler,
  volumeDevices: unordered(["devicePath"]),
  volumeMounts: unordered(["mountPath"]),
});

/** `spec` of a PersistentVolumeClaim. */
export const claimSpec: Field = object({ accessModes: unordered(), resources });

const downward = object({ items: { each: divisor } });

const volume = object({
  downwardAPI: downward,
  emptyDir: object({ sizeLimit: quantity }),
  ephemeral: object({ volumeClaimTemplate: object({ spec: claimSpec }) }),
  projected: object({ sources: { each: object({ downwardAPI: downward }) } }),
});

/** `spec` of a Pod. */
export const podSpec: Field = object({
  containers: unordered(["name"], container),
  dnsConfig: object({ nameservers: ordered(), searches: ordered() }),
  hostAliases: unordered(["ip"]),
  imagePullSecrets: unordered(["name"]),
  initContainers: ordered(container),
  overhead: quantities,
  resources,
  tolerations: unordered(),
  topologySpreadConstraints: unordered(["topologyKey", "whenUnsatisfiable"]),
  volumes: unordered(["name"], volume),
});

/** What a workload makes its pods from: their metadata and `spec`. */
export const podTemplate: Field = object({
  metadata: object({ finalizers: unordered() }),
  spec: podSpec,
});
