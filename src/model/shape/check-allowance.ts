import type { Report } from "../report.ts";
import { listChoices, quoted } from "../suggest.ts";
import { choose } from "./choose.ts";
import { componentKinds } from "./component-schema.ts";
import { type Homes, homesOf } from "./homes.ts";
import { unordered } from "./orderable.ts";
import { isRecord, own, type Unknowns } from "./record.ts";
import { settingAt, settingPaths } from "./setting-path.ts";
import { dotted, shown } from "./words.ts";

/** An allowance, and what it is judged by. */
export interface Ground {
  readonly policy: Unknowns;
  /** The two environments of its contract; absent where they are not two that exist. */
  readonly between: readonly [string, string] | undefined;
  readonly allowance: Unknowns;
  readonly path: readonly string[];
  readonly report: Report;
}

const rule = "parity/allowance-known";

/** Whether what an allowance names is there, and can be ordered where its relation asks for more or less. */
export function checkAllowance(ground: Ground): void {
  const { setting, component, property, environment } = ground.allowance;
  if (typeof component === "string" && !isAbsent(ground, component) && typeof property === "string")
    checkProperty(ground, component, property);
  if (typeof setting === "string") checkSetting(ground, setting);
  if (typeof property === "string" && ["in", "path", "sync"].includes(property))
    checkOrder(ground, `${quoted(property)} cannot be ordered`);
  if (typeof environment === "string" && worded.includes(environment.split(".")[0] ?? ""))
    checkOrder(ground, `${quoted(environment)} cannot be ordered`);
}

/** Properties of environments that are names and words: none is more than another. */
const worded = ["cluster", "domain", "network", "notifications", "podSecurity", "sync", "waitsFor"];

/** Reports a component that the contract does not compare, and says whether it is one. */
function isAbsent({ policy, between, path, report }: Ground, component: string): boolean {
  const homes = isRecord(own(own(policy, "components"), component)) ? homesOf(policy, component) : undefined;
  if (homes === undefined || between === undefined) return false;
  const says = homes.kind === "cluster" ? notInClusters(policy, between, homes) : notInEnvironments(between, homes);
  if (says === undefined) return false;
  const at = [...path, "component"];
  report.policy(rule, at, `${dotted(at)} is ${quoted(component)}, which ${says}`, "remove the allowance");
  return true;
}

type Between = readonly [string, string];

const notInEnvironments = (between: Between, { names, complete }: Homes): string | undefined =>
  !complete || between.some((name) => names.includes(name)) ? undefined : `runs in neither ${neither(between)}`;

function notInClusters(policy: Unknowns, between: Between, { names, complete }: Homes): string | undefined {
  const [one, two] = between.map((name) => own(own(own(policy, "environments"), name), "cluster"));
  if (typeof one !== "string" || typeof two !== "string") return undefined;
  if (one === two) return `runs once for both, in the cluster ${quoted(one)}`;
  if (!complete || names.includes(one) || names.includes(two)) return undefined;
  return `runs in neither of their clusters, ${neither([one, two])}`;
}

const everywhere = ["in", "sync"];

/** What may differ of a component beside its settings, by its kind. */
const propertiesOf: ReadonlyMap<string, readonly string[]> = new Map(
  componentKinds.map((kind) => {
    if (kind === "image") return [kind, [...everywhere, "replicas", "cpu", "memory", "cpuLimit"]];
    return [kind, kind === "kustomize" ? [...everywhere, "path"] : everywhere];
  }),
);

function checkProperty({ policy, path, report }: Ground, component: string, property: string): void {
  const value = own(own(policy, "components"), component);
  const [kind, second] = componentKinds.filter((each) => own(value, each) !== undefined);
  const owners = componentKinds.filter((each) => propertiesOf.get(each)?.includes(property));
  if (kind === undefined || second !== undefined || owners.length === 0 || owners.includes(kind)) return;
  const at = [...path, "property"];
  report.policy(
    rule,
    at,
    `${dotted(at)} is ${quoted(property)}, which goes with ${listChoices(owners)} and not with ${quoted(kind)}`,
    choose(property, propertiesOf.get(kind) ?? [], "remove the allowance"),
  );
}

function checkSetting(ground: Ground, setting: string): void {
  const { policy, between, path, report } = ground;
  const environments = (between ?? []).map((name) => own(own(policy, "environments"), name));
  if (between === undefined || !environments.every(isRecord)) return;
  const settings = environments.map((environment) => own(environment, "settings"));
  const found = settings.map((each) => settingAt(each, setting));
  if (found.some((each) => each !== undefined)) {
    const odd = unordered(found[0]?.value, found[1]?.value);
    const name = odd === undefined ? "" : [setting, ...odd.path].join(".");
    if (odd !== undefined)
      checkOrder(ground, `${quoted(name)} cannot be ordered: it is ${odd.values.map(shown).join(" and ")}`);
    return;
  }
  // An empty text is a finding of its own.
  if (setting.trim() === "") return;
  const at = [...path, "setting"];
  report.policy(
    rule,
    at,
    `${dotted(at)} is ${quoted(setting)}, which is a setting of neither ${neither(between)}`,
    choose(setting, [...new Set(settings.flatMap(settingPaths))], "remove the allowance"),
  );
}

/** Reports a relation that asks for more or less of what has no more and less. */
function checkOrder({ allowance, path, report }: Ground, why: string): void {
  const { relation } = allowance;
  if (relation !== "atLeast" && relation !== "atMost") return;
  const at = [...path, "relation"];
  report.policy(
    rule,
    at,
    `${dotted(at)} is ${quoted(relation)}, but ${why}`,
    `write relation: "oneOf" with "values", or leave "relation" out`,
  );
}

const neither = ([first, second]: readonly [string, string]): string => `${quoted(first)} nor ${quoted(second)}`;
