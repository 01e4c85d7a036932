import type { ClusterPolicy, Engine } from "../../policy/index.ts";
import type { Finding } from "../finding.ts";
import type { Environment, Home, Model, Repository } from "../model.ts";
import { Report, type SourceFiles } from "../report.ts";
import type { AnyFleet, AnyVersions } from "../shape/any-fleet.ts";
import { reportBranchVersions } from "./branch-versions.ts";
import { cluster } from "./cluster.ts";
import { reportCycles } from "./cycles.ts";
import { deliveriesOf, type Working } from "./deliveries.ts";
import { environment } from "./environment.ts";
import { isForeign, namespaces, type Wish } from "./namespaces.ts";
import { type Presence, presences, versionsAt } from "./presence.ts";

/** Applies the defaults, calls the functions, and ties the names together. Expects a policy of the right shape. */
export function resolve(
  fleet: AnyFleet,
  versions: AnyVersions,
  files: SourceFiles,
  working: Working = {},
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
  const deliveries = deliveriesOf(fleet, present, clusterNamed, environments, report, working);
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

/** The namespaces that the engines of a cluster live in. */
const engineNamespaces = ({ flux, argocd }: ClusterPolicy): readonly string[] => [
  flux?.namespace ?? "flux-system",
  argocd?.namespace ?? "argocd",
];
