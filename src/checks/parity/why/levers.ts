import { isRecord, valueAt } from "../../../../imports/json.ts";
import type { Home } from "../../../model/model.ts";
import { surroundings } from "../part.ts";
import { componentLevers } from "./component-levers.ts";
import type { Draft } from "./draft.ts";
import { absent, type Lever, leaves, name, reference, section, written } from "./lever.ts";
import { optional } from "./optional.ts";

/** What is asked about, as far as it decides which inputs there are. */
export interface Scope {
  readonly home: Home;
  readonly unit: string;
  /** Components that it can depend on: all of them would take too long to ask. */
  readonly components: readonly string[];
}

/** Every input of a policy that an object can depend on. */
export function* leversFor(draft: Draft, { home, unit, components }: Scope): Iterable<Lever> {
  const { environments } = draft.policy;
  const cluster = home.kind === "cluster" ? home.name : (environments[home.name]?.cluster ?? "");
  for (const each of components) yield* componentLevers(draft, home, each, each === unit || unit === surroundings);
  if (home.kind === "environment") yield* environmentLevers(draft, home.name, unit);
  yield* clusterLevers(draft, home, cluster, unit);
  yield* plain(draft, ["repository"], optional.repository, (path) => path.join("."), unit);
  yield* plain(draft, ["targets"], optional.targets, (path) => path.join("."), unit);
  if (unit === surroundings)
    for (const each of Object.keys(draft.policy.notifications ?? {})) {
      const title = ([, , ...path]: readonly string[]): string => `${path.join(".")} of the notification ${each}`;
      const at = ["notifications", each];
      yield* plain(draft, at, optional.notification, title, unit, new Set(["environments"]));
      const source = { source: "policy", path: at } as const;
      yield section(draft, { title: `the notification ${each}`, source, touches: unit });
    }
}

/** Names that are made by hand elsewhere. */
const ofEnvironments = new Set(["cluster", "promotesFrom", "waitsFor"]);

function* environmentLevers(draft: Draft, own: string, unit: string): Iterable<Lever> {
  const at = ["environments", own];
  const title = ([, , ...path]: readonly string[]): string => path.join(".");
  const handle = (path: readonly string[], text: string, value: string) =>
    ({ title: text, source: { source: "policy", path }, value, touches: unit }) as const;
  yield name(draft, handle(at, "the name of the environment", own), "environment");
  const { waitsFor } = draft.policy.environments[own] ?? {};
  if (waitsFor !== undefined) yield reference(draft, handle([...at, "waitsFor"], "waitsFor", waitsFor), "environment");
  yield* plain(draft, at, optional.environment, title, unit, ofEnvironments);
  yield* sections(draft, at, ["quota", "limits", "network"], title, unit);
}

/** What is rendered only because a part of the policy is there. */
function* sections(
  draft: Draft,
  at: readonly string[],
  names: readonly string[],
  title: Title,
  touches: string,
): Iterable<Lever> {
  if (touches !== surroundings) return;
  for (const each of names) {
    const path = [...at, ...each.split(".")];
    if (valueAt(draft.policy, path) !== undefined)
      yield section(draft, { title: title(path), source: { source: "policy", path }, touches });
  }
}

function* clusterLevers(draft: Draft, home: Home, own: string, unit: string): Iterable<Lever> {
  const at = ["clusters", own];
  const path = home.kind === "cluster" ? at : ["environments", home.name, "cluster"];
  const title = ([, , ...rest]: readonly string[]): string => `${rest.join(".")} of the cluster`;
  const source = { source: "policy", path } as const;
  yield name(draft, { title: "the name of the cluster", source, value: own, touches: unit }, "cluster");
  yield* plain(draft, at, optional.cluster, title, unit);
  yield* sections(draft, at, ["flux.receiver"], title, unit);
}

type Title = (path: readonly string[]) => string;

/** The scalars below a path, and what may stand there and does not. */
function* plain(
  draft: Draft,
  at: readonly string[],
  possible: readonly (readonly [path: string, value: unknown])[],
  title: Title,
  touches: string,
  skipped: ReadonlySet<string> = new Set(),
): Iterable<Lever> {
  const whole = valueAt(draft.policy, at);
  for (const [path, value] of leaves(whole, at)) {
    const [area = "", own = "", key = "", ...rest] = path;
    if (skipped.has(key)) continue;
    // Settings reach the functions of components alone: what surrounds these sees what they deliver.
    const isGiven = key === "settings" || key === "identity";
    const elsewhere = Object.entries(siblings(draft, area)).flatMap(([each, sibling]) =>
      each === own ? [] : [valueAt(sibling, [key, ...rest])],
    );
    const handle = {
      title: title(path),
      source: { source: "policy", path },
      value,
      touches: isGiven && touches === surroundings ? "*" : touches,
    } as const;
    yield written(draft, handle, elsewhere);
  }
  for (const [dotted, value] of possible) {
    const path = [...at, ...dotted.split(".")];
    if (valueAt(draft.policy, path) === undefined)
      yield absent(draft, { title: title(path), source: { source: "policy", path }, touches }, value);
  }
}

function siblings({ policy }: Draft, area: string): Readonly<Record<string, unknown>> {
  const found = valueAt(policy, [area]);
  return isRecord(found) && (area === "environments" || area === "clusters") ? found : {};
}
