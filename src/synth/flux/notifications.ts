import { Construct } from "constructs";
import { FluxAlert } from "../../constructs/flux/alert.ts";
import type { EventSource } from "../../constructs/flux/event-source.ts";
import { FluxProvider } from "../../constructs/flux/provider.ts";
import { FluxReceiver } from "../../constructs/flux/receiver.ts";
import type { Cluster, Home, Notification } from "../../model/model.ts";
import { given } from "../given.ts";
import { labels } from "../labels.ts";
import type { Overview } from "../overview.ts";
import { appliedAt, releaseHome } from "./applied.ts";
import type { Source } from "./source.ts";

/** Names a commit status by what reports it, since Flux's own name holds neither cluster nor namespace. */
const statusName =
  "'flux/' + event.metadata.cluster + '/' + event.involvedObject.namespace + '/' + event.involvedObject.name";

/** The receivers of notifications, once in a namespace. */
export class Providers extends Construct {
  constructor(
    scope: Construct,
    fleet: Overview,
    home: Home,
    namespace: string,
    notifications: readonly Notification[],
  ) {
    super(scope, "providers");
    const { webUrl } = fleet.model.repository;
    for (const { name, type, secret, address, channel } of notifications) {
      const commits = type === "github";
      new FluxProvider(this, name, {
        name,
        namespace,
        labels: labels(home),
        type,
        ...given({ secret, channel, address: address ?? (commits ? webUrl : undefined) }),
        ...(commits ? { commitStatusExpr: statusName } : {}),
      });
    }
  }
}

/** What the receivers are told about one environment or cluster. */
export class Alerts extends Construct {
  constructor(
    scope: Construct,
    fleet: Overview,
    home: Home,
    cluster: Cluster,
    namespace: string,
    notifications: readonly Notification[],
  ) {
    super(scope, `alerts-${home.kind}-${home.name}`);
    for (const { name, type, severity } of notifications) {
      const commits = type === "github";
      new FluxAlert(this, name, {
        name: home.kind === "cluster" ? `${name}-cluster-${home.name}` : `${name}-${home.name}`,
        namespace,
        labels: labels(home),
        provider: name,
        severity: severity ?? (commits ? "info" : "error"),
        sources: sources(fleet, home, cluster, namespace, commits),
        metadata: { cluster: cluster.name, [home.kind]: home.name },
      });
    }
  }
}

/** There is no wildcard for namespaces, so each one is listed. A release carries no commit to write a status on. */
function sources(
  fleet: Overview,
  home: Home,
  cluster: Cluster,
  namespace: string,
  commits: boolean,
): readonly EventSource[] {
  const matchLabels = { [home.kind]: home.name };
  const here = (kind: EventSource["kind"], at: string): EventSource => ({
    kind,
    name: "*",
    ...(at === namespace ? {} : { namespace: at }),
    matchLabels,
  });
  // Under a locked tenancy an environment's roots are the platform's, and an Alert hears its own namespace alone.
  const isPlatform = cluster.flux.locked && namespace === cluster.flux.namespace;
  const kustomizations = here("Kustomization", isPlatform ? namespace : appliedAt(fleet, home, cluster.name).namespace);
  if (commits) return [kustomizations];
  // A source that fails leaves its Kustomizations at work with what they had, without a word.
  const git = here("GitRepository", kustomizations.namespace ?? namespace);
  if (isPlatform && home.kind === "environment") return [kustomizations, git];
  const releases = fleet
    .deliveries(home, "flux")
    .filter(({ payload }) => payload.kind === "repository-chart" || payload.kind === "git-chart")
    .map((delivery) => releaseHome(fleet, delivery).namespace);
  const kinds = ["HelmRelease", "HelmRepository", "OCIRepository"] as const;
  return [kustomizations, git, ...[...new Set(releases)].sort().flatMap((at) => kinds.map((kind) => here(kind, at)))];
}

/** Lets GitHub announce a push to the sources of one namespace. */
export class PushReceiver extends Construct {
  constructor(scope: Construct, home: Home, namespace: string, secret: string, sources: readonly Source[]) {
    super(scope, "receiver");
    new FluxReceiver(this, "github", {
      name: "github",
      namespace,
      labels: labels(home),
      type: "github",
      events: ["ping", "push"],
      secret,
      resources: sources.map(({ kind, name }) => ({ kind, name })),
    });
  }
}

/** The notifications that concern an environment; those of a cluster concern all of its environments. */
export const notificationsFor = ({ model }: Overview, home: Home): readonly Notification[] =>
  model.notifications.filter(
    ({ environments }) =>
      environments === undefined || (home.kind === "environment" && environments.includes(home.name)),
  );
