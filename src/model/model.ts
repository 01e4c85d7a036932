import type { Construct } from "constructs";
import type {
  ArgoCdInstallation,
  ChartRepository,
  Cpu,
  Duration,
  Engine,
  GitUrl,
  JsonObject,
  Layout,
  Memory,
  NamespacePolicy,
  NotificationPolicy,
  Probes,
  RequiredSecret,
  Sync,
  Targets,
  Window,
} from "../policy/index.ts";

/** The fleet with every default applied and every function's result in place: what the constructs are built from. */
export interface Model {
  readonly repository: Repository;
  readonly targets: Required<Targets>;
  readonly layout: Layout;
  readonly clusters: readonly Cluster[];
  readonly environments: readonly Environment[];
  readonly deliveries: readonly Delivery[];
  readonly notifications: readonly Notification[];
  /** Folders outside `dist/` that values files are put into. */
  readonly valuesRoots: readonly string[];
}

/** The Git repository that holds `dist/`. */
export interface Repository {
  readonly name: string;
  readonly url: GitUrl;
  readonly webUrl: `https://${string}`;
  readonly branch: string;
  readonly secret: string | undefined;
  readonly private: boolean;
}

/** Intervals with their defaults; `poll` is absent where the shared source decides. */
export interface Timing {
  readonly poll: Duration | undefined;
  readonly drift: Duration;
  readonly retry: Duration;
  readonly timeout: Duration;
}

export interface Cluster {
  readonly name: string;
  readonly delivery: Engine;
  /** The engines that deliver anything here. */
  readonly engines: readonly Engine[];
  readonly flux: { readonly namespace: string; readonly locked: boolean; readonly receiverSecret: string | undefined };
  readonly argocd: { readonly namespace: string; readonly destination: NonNullable<ArgoCdInstallation["destination"]> };
  readonly timing: Timing;
  /** The namespaces of components of scope "cluster". */
  readonly namespaces: readonly Namespace[];
  readonly versionsFile: string | undefined;
  /** The versions of the cluster's own components, those that others install included. */
  readonly versions: readonly (readonly [component: string, version: string])[];
  readonly at: readonly string[];
}

export interface Environment {
  readonly name: string;
  readonly cluster: string;
  /** What delivers the environment's namespaces: the cluster's engine. */
  readonly delivery: Engine;
  readonly engines: readonly Engine[];
  readonly sync: Sync;
  readonly promotesFrom: string | undefined;
  /** When versions may come; none: at any time. */
  readonly windows: readonly Window[];
  readonly waitsFor: string | undefined;
  readonly domain: string | undefined;
  /** The branch that the environment's objects are read from. */
  readonly branch: string;
  /** Whether the environment needs a source of its own: another branch, another pace, or a locked tenancy. */
  readonly ownSource: boolean;
  readonly project: string;
  readonly timing: Timing;
  /** The environment's own namespace first, then those that components brought along. */
  readonly namespaces: readonly [Namespace, ...Namespace[]];
  readonly identity: { readonly [key: string]: string };
  readonly at: readonly string[];
}

export interface Namespace {
  readonly name: string;
  readonly policy: NamespacePolicy;
  /** Where the policy says so. */
  readonly at: readonly string[];
}

/** Where a delivery belongs: an environment, or a cluster for components of scope "cluster". */
export interface Home {
  readonly kind: "environment" | "cluster";
  readonly name: string;
}

/** One component in one environment (or cluster): what one Flux Kustomization or one Argo CD Application applies. */
export interface Delivery {
  /** `<component>-<home>`: the name of its Kustomization or Application. */
  readonly name: string;
  readonly component: string;
  readonly home: Home;
  readonly cluster: string;
  readonly engine: Engine;
  readonly sync: Sync;
  readonly namespace: string;
  /** Absent where the component has no version. */
  readonly version: string | undefined;
  /** Names of the deliveries that must be healthy first. */
  readonly needs: readonly string[];
  /** The same component in the environment that this one waits for. */
  readonly waitsFor: string | undefined;
  readonly timing: Timing;
  readonly clusterKinds: readonly ClusterKind[];
  /** Namespaces beside its own that it puts objects into. */
  readonly alsoIn: readonly string[];
  readonly secrets: readonly RequiredSecret[];
  readonly payload: Payload;
  /** The component in the policy. */
  readonly at: readonly string[];
}

/** A kind that lives outside namespaces. */
export interface ClusterKind {
  readonly group: string;
  readonly kind: string;
}

export type Payload = RepositoryChartPayload | GitChartPayload | WorkloadPayload | KustomizePayload | ManifestsPayload;

interface ChartPayload {
  readonly values: JsonObject;
  readonly onFailure: "rollback" | "retry";
  readonly secret: string | undefined;
  /** The file that is to hold the values, from the root of the repository. */
  readonly valuesFile: string | undefined;
}

export interface RepositoryChartPayload extends ChartPayload {
  readonly kind: "repository-chart";
  readonly chart: string;
  readonly repository: ChartRepository;
  readonly version: string;
}

export interface GitChartPayload extends ChartPayload {
  readonly kind: "git-chart";
  readonly path: string;
  /** Another repository at a tag; absent: this one. */
  readonly git: { readonly url: GitUrl; readonly tag: string } | undefined;
}

export interface WorkloadPayload {
  readonly kind: "workload";
  /** With tag or digest. */
  readonly image: string;
  readonly port: number;
  readonly replicas: number;
  readonly cpu: Cpu;
  readonly memory: Memory;
  readonly cpuLimit: Cpu | undefined;
  readonly env: { readonly [name: string]: string };
  readonly envFrom: readonly string[];
  readonly pullSecrets: readonly string[];
  readonly probes: Probes;
  readonly host: string | undefined;
  readonly ingressClass: string | undefined;
  readonly tlsSecret: string | undefined;
}

export interface KustomizePayload {
  readonly kind: "kustomize";
  readonly path: string;
  readonly git: { readonly url: GitUrl; readonly tag: string } | undefined;
  /** The image whose tag the version map names. */
  readonly image: { readonly name: string; readonly tag: string } | undefined;
  readonly secret: string | undefined;
}

export interface ManifestsPayload {
  readonly kind: "manifests";
  /** Runs the user's function; it may throw. */
  readonly build: (scope: Construct) => void;
}

export interface Notification extends NotificationPolicy<string> {
  readonly name: string;
  readonly at: readonly string[];
}
