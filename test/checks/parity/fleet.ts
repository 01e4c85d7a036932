import { createHash } from "node:crypto";
import { ApiObject } from "cdk8s";
import { isRecord } from "../../../imports/json.ts";
import type { Fleet } from "../../../src/checks/parity/fleet.ts";
import { checkParity, type Parity } from "../../../src/checks/parity/parity.ts";
import { loadValidators } from "../../../src/checks/validate.ts";
import { Workload } from "../../../src/constructs/workload/workload.ts";
import type { Finding } from "../../../src/model/finding.ts";
import { resolve } from "../../../src/model/resolve/resolve.ts";
import type { AnyFleet, AnyVersions } from "../../../src/model/shape/any-fleet.ts";
import type { JsonObject } from "../../../src/policy/index.ts";
import { render } from "../../../src/synth/render.ts";

type Cluster = AnyFleet["clusters"][string];
type Environment = AnyFleet["environments"][string];

/** A component of a fleet whose names the compiler does not know. */
export type Component = AnyFleet["components"][string];

/** What a contract of a fleet allows. */
export type Allowances = NonNullable<NonNullable<AnyFleet["parity"]>[number]["allow"]>;

/** What a small fleet may differ in from one with the contract of staging and production in the cluster `lab`. */
export type Small = Partial<Omit<AnyFleet, "clusters" | "environments">> & {
  readonly clusters?: { readonly [name: string]: Partial<Cluster> };
  readonly environments?: { readonly [name: string]: Partial<Environment> };
  /** Rows that are not 1.0.0 everywhere. */
  readonly versions?: AnyVersions;
  /** What the one contract allows, where `parity` is not given. */
  readonly allow?: Allowances;
};

/** An allowance without what every one has: its reason. */
export type Unreasoned = Allowances[number] extends infer Each
  ? Each extends unknown
    ? Omit<Each, "reason">
    : never
  : never;

const files = { policy: "environments/policy.ts", versions: "environments/versions.ts" };
const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The day on which all tests take place. */
export const today = "2026-11-21";

/** The policy and the version map that a small fleet stands for. */
export function policyOf({ versions = {}, allow, ...small }: Small): { policy: AnyFleet; versions: AnyVersions } {
  const { clusters = { lab: {} }, components = {}, ...rest } = small;
  const { environments = { staging: {}, production: { promotesFrom: "staging" } } } = small;
  const [first = "lab"] = Object.keys(clusters);
  const [one = "", two = ""] = Object.keys(environments);
  const policy: AnyFleet = {
    repository: { owner: "acme", name: "fleet", visibility: "public" },
    parity: [{ between: [one, two], ...(allow === undefined ? {} : { allow }) }],
    ...rest,
    components,
    clusters: mapped(clusters, (each) => ({ delivery: "flux", ...each })),
    environments: mapped(environments, (each) => ({ cluster: first, sync: "automatic", identity: {}, ...each })),
  };
  return { policy, versions: { ...everywhere(policy), ...versions } };
}

/** A fleet as the command line hands it to parity, and all that was found on the way. */
export function staged(small: Small): { readonly fleet: Fleet; readonly early: readonly Finding[] } {
  const { policy, versions } = policyOf(small);
  const { model, findings } = resolve(policy, versions, files);
  const rendering = render(model, files, Workload);
  const { manifests } = rendering;
  const stage = { files, workload: Workload };
  const fleet = { policy, versions, model, manifests, stage, digest, validators: new Map(), definitions: new Map() };
  return { fleet, early: [...findings, ...rendering.findings] };
}

/** What the contracts of a small fleet come to. Its policy has to be right in every other respect. */
export function checked(small: Small, day: string = today): Parity {
  const { fleet, early } = staged(small);
  const wrong = early.find(({ severity }) => severity === "error");
  if (wrong !== undefined) throw new Error(`the fleet of the test is wrong: ${wrong.rule}: ${wrong.message}`);
  return checkParity(fleet, day);
}

/** The same with what judges objects by their schemas. */
export async function judged(small: Small): Promise<Parity> {
  const { fleet } = staged(small);
  const { validators } = await loadValidators(fleet, [], "whole");
  return checkParity({ ...fleet, validators }, today);
}

/** Rules of what parity finds, each as often as it is found. */
export const rulesOf = (small: Small, day: string = today): readonly string[] =>
  checked(small, day).findings.map(({ rule }) => rule);

/** What parity finds: `rule: message`. */
export const said = (small: Small, day: string = today): readonly string[] =>
  checked(small, day).findings.map(({ rule, message }) => `${rule}: ${message}`);

/** Staging and production, and what each of them has of its own. */
export const pair = (staging: Partial<Environment>, production: Partial<Environment>) => ({
  staging,
  production: { promotesFrom: "staging", ...production },
});

/** Staging and production with these settings and nothing else between them. */
export const settings = (staging: unknown, production: unknown) =>
  pair({ settings: staging }, { settings: production });

/** What functions of a test are given: settings by their keys. */
export interface View {
  readonly name: string;
  readonly version: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly identity: { readonly [key: string]: string };
}

/** A chart with these values, JSON or not. */
export const charted = (values: (view: View) => unknown, more: object = {}): Component => ({
  helm: { chart: "thing", repository: "https://charts.example.com" },
  values: (view) => asValues(values(keyed(view))),
  ...more,
});

/** A workload with these properties. */
export const worker = (more: object = {}): Component => ({
  image: "registry.example.com/acme/web",
  port: 8080,
  ...more,
});

/** What a component has that runs once in each of these clusters. */
export const once = (where: readonly string[] = ["lab", "live"], more: object = {}) =>
  ({ scope: "cluster", in: where, ...more }) as const;

/** A component that builds these objects. */
export const building = (objects: (view: View) => readonly object[], more: object = {}): Component => ({
  manifests: (scope, view) => {
    for (const [index, object] of objects(keyed({ version: "", ...view })).entries())
      new ApiObject(scope, `object-${index}`, { apiVersion: "v1", kind: "ConfigMap", ...object });
  },
  ...more,
});

/** A ConfigMap with this data. */
export const config = (name: string, data: object) => ({ metadata: { name }, data });

const keyed = <Given extends { readonly settings: unknown }>({ settings: own, ...view }: Given) => ({
  ...view,
  settings: isRecord(own) ? own : {},
});

function asValues(values: unknown): JsonObject;
function asValues(values: unknown): unknown {
  return values;
}

const mapped = <From, To>(record: { readonly [key: string]: From }, map: (from: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

function everywhere({ components, clusters, environments, layout }: AnyFleet): AnyVersions {
  const homes = [...Object.keys(clusters), ...Object.keys(environments)];
  const row = Object.fromEntries(homes.map((home) => [home, "1.0.0"]));
  return mapped(components, () => (layout === "branch" ? "1.0.0" : row));
}
