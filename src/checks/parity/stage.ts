import { isRecord } from "../../../imports/json.ts";
import type { Finding } from "../../model/finding.ts";
import type { Delivery, Environment, Home } from "../../model/model.ts";
import { clusterRootName } from "../../model/names.ts";
import { Report, type SourceFiles } from "../../model/report.ts";
import type { Made } from "../../model/resolve/payload.ts";
import { resolve } from "../../model/resolve/resolve.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { type Overview, overview } from "../../synth/overview.ts";
import type { WorkloadClass } from "../../synth/payload.ts";
import { clusterManifests, deliveryManifests, environmentManifests, payloadManifests } from "../../synth/pieces.ts";
import { clusterComponents } from "./behaviour.ts";
import { clusterParts } from "./cluster-parts.ts";
import { belongsTo, componentOf, filesOf, partOf, unitOf, withoutWave } from "./collect.ts";
import { compose, type Scene } from "./compose.ts";
import { namespaceBringer } from "./namespace-bringer.ts";
import { type Part, surroundings, type Unit, type Units } from "./part.ts";

/** What one scene renders to. */
export interface Performance {
  readonly units: Units;
  /** What each component delivers, for scenes in which it is of no interest. */
  readonly made: ReadonlyMap<string, Made>;
  /** Objects of each component, which decide what an AppProject permits. */
  readonly manifests: ReadonlyMap<string, readonly Manifest[]>;
  /** Components whose functions could not do their work here, with what went wrong. */
  readonly failures: ReadonlyMap<string, string>;
}

/** What renders scenes: it knows what no scene changes. */
export interface Stage {
  readonly files: SourceFiles;
  readonly workload: WorkloadClass | undefined;
}

/** Nothing: what stands in for a component of which only the name matters. */
export const nothing: Made = { payload: { kind: "manifests", build: () => undefined }, secrets: [] };

/** Renders everything of an environment; the components of its cluster are there and deliver nothing. */
export function perform(stage: Stage, scene: Scene): Performance {
  const ofCluster = new Set(clusterComponents(scene.fleet));
  const { fleet, report, findings } = resolved(stage, scene, undefined, (component) =>
    ofCluster.has(component) ? nothing : undefined,
  );
  const deliveries = deliveriesAt(fleet, { kind: "environment", name: scene.names.get("name") ?? "" });
  const units = new Map<string, Unit>();
  const manifests = new Map<string, readonly Manifest[]>();
  for (const delivery of deliveries)
    manifests.set(delivery.component, payloadManifests(fleet, delivery, stage.workload, report) ?? []);
  const environment = fleet.environment(scene.names.get("name") ?? "");
  const around = environmentManifests(fleet, environment, ({ component }) => manifests.get(component) ?? [], report);
  const entries = new Map<string, Part[]>();
  const own = ownParts(around, environment, entries);
  for (const delivery of deliveries) {
    const { component } = delivery;
    const payload = (manifests.get(component) ?? []).map(partOf);
    units.set(component, unitOf([...payload, ...(entries.get(component) ?? []), ...filesOf(delivery)]));
  }
  units.set(surroundings, unitOf(own));
  return {
    units,
    manifests,
    made: new Map(deliveries.map(({ component, payload, secrets }) => [component, { payload, secrets }])),
    failures: failuresOf([...findings, ...report.findings]),
  };
}

/** Renders one component of an environment or of its cluster, and nothing else. */
export function performComponent(stage: Stage, scene: Scene, component: string): Unit | string {
  const { scope = "environment", needs = [] } = scene.fleet.components[component] ?? {};
  const bringer = scope === "cluster" ? namespaceBringer(scene) : undefined;
  const beside = bringer === undefined ? needs : [...needs, bringer];
  const { fleet, report, findings } = resolved(stage, scene, new Set([component, ...beside]), (name) =>
    name === component ? undefined : nothing,
  );
  const home: Home = { kind: scope, name: scene.names.get(scope === "cluster" ? "cluster" : "name") ?? "" };
  const delivery = deliveriesAt(fleet, home).find((each) => each.component === component);
  const failure = (): string | undefined => failuresOf([...findings, ...report.findings]).get(component);
  if (delivery === undefined) return failure() ?? new Map();
  const payload = payloadManifests(fleet, delivery, stage.workload, report) ?? [];
  const entry = deliveryManifests(fleet, delivery, report).map((manifest) => withoutWave(partOf(manifest)).part);
  return failure() ?? unitOf([...payload.map(partOf), ...entry, ...filesOf(delivery)]);
}

/**
 * Renders what surrounds the components, which deliver what they did in another performance. Those that were not there
 * are rendered for it: what they deliver decides what is permitted and told of them.
 */
export function performSurroundings(stage: Stage, scene: Scene, before: Performance): Unit {
  const isNew = (component: string): boolean =>
    scene.fleet.components[component]?.scope !== "cluster" && !before.failures.has(component);
  const { fleet, report } = resolved(
    stage,
    scene,
    undefined,
    (component) => before.made.get(component) ?? (isNew(component) ? undefined : nothing),
  );
  const environment = fleet.environment(scene.names.get("name") ?? "");
  const rendered = (delivery: Delivery): readonly Manifest[] =>
    before.manifests.get(delivery.component) ?? payloadManifests(fleet, delivery, stage.workload, report) ?? [];
  return unitOf(ownParts(environmentManifests(fleet, environment, rendered, report), environment, new Map()));
}

/** Renders what surrounds the components of an environment's cluster. */
export function performCluster(stage: Stage, scene: Scene): readonly Part[] {
  const { fleet, report } = resolved(stage, scene, new Set(clusterComponents(scene.fleet)), () => nothing);
  const name = scene.names.get("cluster") ?? "";
  return clusterParts(
    clusterManifests(fleet, fleet.cluster(name), () => [], report),
    name,
  );
}

interface Resolved {
  readonly fleet: Overview;
  readonly report: Report;
  readonly findings: readonly Finding[];
}

function resolved(
  { files }: Stage,
  scene: Scene,
  only: ReadonlySet<string> | undefined,
  known: (component: string) => Made | undefined,
): Resolved {
  const composed = compose(scene, only);
  const name = scene.names.get("name") ?? "";
  const { model, findings } = resolve(composed.fleet, composed.versions, files, {
    times: "once",
    known: (component: string, home: Home) =>
      home.kind === "cluster" || home.name === name ? known(component) : nothing,
  });
  return { fleet: overview(model), report: new Report(files), findings };
}

const deliveriesAt = ({ model }: Overview, { kind, name }: Home): readonly Delivery[] =>
  model.deliveries.filter(({ home }) => home.kind === kind && home.name === name);

/** What belongs to the environment itself; what has components applied is put aside for them, without its wave. */
function ownParts(
  around: readonly Manifest[],
  { name, project, cluster }: Environment,
  entries: Map<string, Part[]>,
): readonly Part[] {
  const own: Part[] = [];
  for (const manifest of around) {
    const isProject = manifest.body.kind === "AppProject" && manifest.body.metadata.name === project;
    if (!isProject && !belongsTo(manifest, name) && !isShared(manifest, cluster)) continue;
    const component = componentOf(manifest);
    const { part, wave } = component === undefined ? { part: partOf(manifest) } : withoutWave(partOf(manifest));
    if (wave !== undefined) own.push(wave);
    if (component === undefined) own.push(part);
    else entries.set(component, [...(entries.get(component) ?? []), part]);
  }
  return own;
}

/**
 * How soon a commit arrives is the environment's matter. One with a pace of its own follows its cluster too: from there
 * come its own source and all that applies the rest.
 */
function isShared({ home, body: { kind, metadata } }: Manifest, cluster: string): boolean {
  if (home.kind === "environment" || !isRecord(metadata.labels) || metadata.labels.environment !== undefined)
    return false;
  if (metadata.labels.component !== undefined) return false;
  return kind === "Receiver" || kind === "GitRepository" || isClusterRoot(kind, metadata.name, cluster);
}

/** What has Flux keep the cluster's own objects. That of Argo CD has nothing in it but names. */
const isClusterRoot = (kind: string, name: unknown, cluster: string): boolean =>
  kind === "Kustomization" && name === clusterRootName(cluster);

/** What only functions of the user can do wrong. */
export const ofFunctions: ReadonlySet<string> = new Set([
  "manifests/object",
  "policy/domain",
  "policy/function-throws",
  "policy/not-json",
  "policy/wrong-result",
]);

function failuresOf(findings: readonly Finding[]): ReadonlyMap<string, string> {
  const failures = new Map<string, string>();
  for (const { rule, at, message } of findings) {
    const component = at.path[1];
    if (ofFunctions.has(rule) && component !== undefined) failures.set(component, message);
  }
  return failures;
}
