import type { ClusterPolicy, Engine } from "../../policy/index.ts";
import type { Finding } from "../finding.ts";
import type { Cluster, Delivery, Environment, Home, Model, Repository } from "../model.ts";
import { clusterNamespacesName, deliveryName, namespacesName } from "../names.ts";
import { Report, type SourceFiles } from "../report.ts";
import type { AnyFleet, AnyVersions } from "../shape/any-fleet.ts";
import { valueFor } from "../varying.ts";
import { reportBranchVersions } from "./branch-versions.ts";
import { cluster } from "./cluster.ts";
import { reportCycles } from "./cycles.ts";
import { environment } from "./environment.ts";
import { isForeign, nameOf, namespaces, type Wish } from "./namespaces.ts";
import { needs } from "./needs.ts";
import { payload } from "./payload.ts";
import { timing } from "./timing.ts";
import { clusterView, environmentView } from "./view.ts";

type AnyComponent = AnyFleet["components"][string];

/** A component at one of its homes, before anything of it is called. */
export interface Presence {
  readonly name: string;
  readonly component: AnyComponent;
  readonly home: Home;
  readonly cluster: string;
  readonly engine: Engine;
  /** `undefined` where the component has no version. */
  readonly version: string | undefined;
  readonly namespace: string;
}

/** Applies the defaults, calls the functions, and ties the names together. Expects a policy of the right shape. */
export function resolve(
  fleet: AnyFleet,
  versions: AnyVersions,
  files: SourceFiles,
): { readonly model: Model; readonly findings: readonly Finding[] } {
  const report = new Report(files);
  const layout = fleet.layout ?? "directory";
  const repository = repositoryOf(fleet);
  const present = presences(fleet, versions);
  if (repository.private && repository.secret === undefined && present.some(({ engine }) => engine === "flux"))
    report.policy(
      "policy/repository-secret",
      ["repository"],
      `${repository.name} is ${fleet.repository.visibility}, and Flux has no credentials for it`,
      'add secret: "…" with the name of the Secret that Flux clones with',
    );

  const clusters = Object.entries(fleet.clusters).map(([name, policy]) => {
    const here = present.filter((presence) => presence.cluster === name);
    return cluster(
      name,
      policy,
      enginesOf(policy.delivery, here),
      namespaces(wishesAt(here, "cluster", name), undefined, engineNamespaces(policy), report),
      versionsAt(name, fleet, versions),
    );
  });
  const clusterNamed = new Map(clusters.map((each) => [each.name, each]));

  const environments = Object.entries(fleet.environments).flatMap(([name, policy]): Environment[] => {
    const home = clusterNamed.get(policy.cluster);
    if (home === undefined) return [];
    const wishes = wishesAt(present, "environment", name);
    const here = present.filter((presence) => presence.home.kind === "environment" && presence.home.name === name);
    const own = policy.namespace ?? name;
    const engines = [home.flux.namespace, home.argocd.namespace];
    if (isForeign(own, engines))
      report.policy(
        "policy/namespace-foreign",
        ["environments", name, "namespace"],
        `${name} would take over the namespace "${own}", which is there before Lockstep`,
        "give the environment a namespace of its own",
      );
    const extra = namespaces(wishes, own, engines, report);
    return [environment(name, policy, home, repository, layout, enginesOf(home.delivery, here), extra)];
  });
  const deliveries = deliveriesOf(fleet, present, clusterNamed, environments, report);
  reportCycles(deliveries, report);
  if (layout === "branch") reportBranchVersions(deliveries, repository, report);
  const { kubernetes = "1.35", flux = "2.9", argocd = "3.5" } = fleet.targets ?? {};
  const notifications = Object.entries(fleet.notifications ?? {}).map(([name, policy]) => ({
    ...policy,
    name,
    at: ["notifications", name],
  }));
  return {
    model: {
      repository,
      targets: { kubernetes, flux, argocd },
      layout,
      clusters,
      environments,
      deliveries,
      notifications,
      valuesRoots: valuesRoots(fleet),
    },
    findings: report.findings,
  };
}

function repositoryOf({ repository }: AnyFleet): Repository {
  const { owner, name, visibility, url, branch = "main", secret } = repository;
  const webUrl: `https://${string}` = `https://github.com/${owner}/${name}`;
  return { name, url: url ?? webUrl, webUrl, branch, secret, private: visibility !== "public" };
}

/** What stands before the environment's name in the paths of values files. */
function valuesRoots({ components }: AnyFleet): readonly string[] {
  return Object.values(components).flatMap((component) => {
    const path = "valuesFile" in component ? component.valuesFile : undefined;
    if (path === undefined) return [];
    const before = path.slice(0, path.indexOf("{name}"));
    const root = before.slice(0, Math.max(0, before.lastIndexOf("/")));
    return root === "" ? [] : [root];
  });
}

/** The versions of a cluster's own components, in the order of the policy. */
const versionsAt = (cluster: string, { components }: AnyFleet, versions: AnyVersions): Cluster["versions"] =>
  Object.entries(components).flatMap(([name, { scope }]) => {
    const version = scope === "cluster" ? versionIn(versions, name, cluster) : undefined;
    return version === undefined || version === "none" ? [] : [[name, version] as const];
  });

/** A component's version at a home; with the layout "branch" the map is flat. */
function versionIn(versions: AnyVersions, component: string, home: string): string | undefined {
  const row = versions[component];
  return typeof row === "string" ? row : row?.[home];
}

const enginesOf = (delivery: Engine, here: readonly Presence[]): readonly Engine[] =>
  (["flux", "argocd"] as const).filter(
    (engine) => engine === delivery || here.some((presence) => presence.engine === engine),
  );

function wishesAt(present: readonly Presence[], kind: Home["kind"], name: string): readonly Wish[] {
  return present.flatMap(({ name: component, component: { namespace, scope }, home }) => {
    if (home.kind !== kind || home.name !== name) return [];
    if (namespace !== undefined) return [{ choice: namespace, home: name, at: ["components", component, "namespace"] }];
    return scope === "cluster" ? [{ choice: component, home: name, at: ["components", component] }] : [];
  });
}

/** Every component at every home where it is, in the order of the policy. */
function presences(fleet: AnyFleet, versions: AnyVersions): readonly Presence[] {
  const place = (
    name: string,
    component: AnyComponent,
    home: Home,
    cluster: string,
    own: string,
  ): readonly Presence[] => {
    const version = versionIn(versions, name, home.name);
    if (version === "none" || "external" in component) return [];
    const engine = component.delivery ?? fleet.clusters[cluster]?.delivery ?? "flux";
    const namespace = component.namespace === undefined ? own : nameOf(component.namespace, home.name);
    return [{ name, component, home, cluster, engine, version, namespace }];
  };
  return Object.entries(fleet.components).flatMap(([name, component]) => {
    if (component.scope === "cluster")
      return component.in.flatMap((at) => place(name, component, { kind: "cluster", name: at }, at, name));
    return Object.entries(fleet.environments)
      .filter(([at]) => component.in === undefined || component.in.includes(at))
      .flatMap(([at, policy]) =>
        place(name, component, { kind: "environment", name: at }, policy.cluster, policy.namespace ?? at),
      );
  });
}

function deliveriesOf(
  fleet: AnyFleet,
  present: readonly Presence[],
  clusters: ReadonlyMap<string, Cluster>,
  environments: readonly Environment[],
  report: Report,
): readonly Delivery[] {
  const environmentNamed = new Map(environments.map((each) => [each.name, each]));
  const index = new Map(present.map((each) => [deliveryName(each.name, each.home.name), each]));
  return present.flatMap((presence): Delivery[] => {
    const { name, component, home, namespace, engine, version = "" } = presence;
    const at = ["components", name];
    const inCluster = clusters.get(presence.cluster);
    if (inCluster === undefined) return [];
    const about = { component: name, home: home.name, version, at, report };
    const shared = {
      name: deliveryName(name, home.name),
      component: name,
      home,
      cluster: presence.cluster,
      engine,
      namespace,
      version: presence.version,
      clusterKinds: (component.clusterKinds ?? []).map(clusterKind),
      alsoIn: component.alsoIn ?? [],
      at,
    };
    if (component.scope === "cluster") {
      const made = payload(component, { ...about, view: clusterView(home.name, namespace, version) });
      if (made.payload === undefined) return [];
      return [
        {
          ...shared,
          sync: component.sync === undefined ? "automatic" : valueFor(component.sync, home.name),
          needs: [...firstNeed(presence, inCluster), ...needs(presence, fleet, index, report)],
          waitsFor: undefined,
          timing: timing(component.intervals, inCluster.timing),
          secrets: made.secrets,
          payload: made.payload,
        },
      ];
    }
    const around = environmentNamed.get(home.name);
    if (around === undefined) return [];
    const settings = fleet.environments[home.name]?.settings;
    const made = payload(component, { ...about, view: environmentView(around, settings, namespace, version, report) });
    if (made.payload === undefined) return [];
    const waitsFor = around.waitsFor === undefined ? undefined : deliveryName(name, around.waitsFor);
    return [
      {
        ...shared,
        sync: component.sync === undefined ? around.sync : valueFor(component.sync, home.name),
        needs: [
          ...(around.delivery === engine ? [namespacesName(home.name)] : []),
          ...needs(presence, fleet, index, report),
        ],
        waitsFor: canWait(presence, waitsFor === undefined ? undefined : index.get(waitsFor)) ? waitsFor : undefined,
        timing: timing(component.intervals, around.timing),
        secrets: made.secrets,
        payload: made.payload,
      },
    ];
  });
}

/** The namespaces that the engines of a cluster live in. */
const engineNamespaces = ({ flux, argocd }: ClusterPolicy): readonly string[] => [
  flux?.namespace ?? "flux-system",
  argocd?.namespace ?? "argocd",
];

/** Whether Flux can hold a component back for another environment's: the rule order/same-cluster says where it cannot. */
const canWait = (presence: Presence, other: Presence | undefined): boolean =>
  other !== undefined && other.cluster === presence.cluster && other.engine === "flux" && presence.engine === "flux";

const firstNeed = ({ engine }: Presence, { name, delivery, namespaces }: Cluster): readonly string[] =>
  namespaces.length === 0 || engine !== delivery ? [] : [clusterNamespacesName(name)];

function clusterKind(text: string): { readonly group: string; readonly kind: string } {
  const slash = text.lastIndexOf("/");
  return { group: text.slice(0, slash), kind: text.slice(slash + 1) };
}
