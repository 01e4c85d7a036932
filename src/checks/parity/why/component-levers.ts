import { isRecord, valueAt } from "../../../../imports/json.ts";
import type { Home } from "../../../model/model.ts";
import { versionIn } from "../../../model/resolve/presence.ts";
import { type Draft, put } from "./draft.ts";
import { absent, type Lever, leaves, name, reference, result, section, written } from "./lever.ts";
import { optionalOf } from "./optional.ts";
import { namespaceAt, placeOfNamespace } from "./sharing.ts";

const varying = new Set(["replicas", "cpu", "cpuLimit", "memory", "sync", "kustomize.path"]);

/**
 * The inputs of one component: its own fields as they are for a home, what its functions return, its version, its name.
 *
 * @param isWhole without it only what it needs counts, which orders others too.
 */
export function* componentLevers(draft: Draft, home: Home, own: string, isWhole: boolean): Iterable<Lever> {
  const component = draft.policy.components[own];
  if (component === undefined) return;
  const at = ["components", own];
  const policy = (path: readonly string[]) => ({ source: "policy", path: [...at, ...path] }) as const;
  for (const [index, value] of (component.needs ?? []).entries()) {
    const source = policy(["needs", String(index)]);
    yield reference(draft, { title: `needs of ${own}`, source, value, touches: own }, "component");
  }
  if (!isWhole) return;
  yield name(draft, { title: `the name of ${own}`, source: policy([]), value: own, touches: own }, "component");
  yield* versionLevers(draft, home, own);
  for (const [path, value, known] of fieldsOf(component, home.name)) {
    const title = `${path.filter((step) => !/^\d+$/.test(step)).join(".")} of ${own}`;
    const shown = varying.has(path.slice(0, -1).join(".")) ? `${path.slice(0, -1).join(".")} of ${own}` : title;
    const lever = written(draft, { title: shown, source: policy(path), value, touches: own }, known);
    const isNamespace = [...at, ...path].join(".") === placeOfNamespace(draft, own).join(".");
    yield isNamespace ? namedTogether(draft, home, own, lever) : lever;
  }
  for (const [key, value] of Object.entries(component)) {
    if (typeof value !== "function") continue;
    const run = (...given: readonly unknown[]): unknown => Reflect.apply(value, component, given);
    if (key === "host") yield section(draft, { title: `${key} of ${own}`, source: policy([key]), touches: own });
    yield result(draft, { title: `${key} of ${own}`, source: policy([key]), value: undefined, touches: own }, run);
  }
  for (const [dotted, value] of optionalOf(component)) {
    const path = dotted.split(".");
    if (valueAt(component, path) === undefined)
      yield absent(draft, { title: `${dotted} of ${own}`, source: policy(path), touches: own }, value);
  }
}

/** A namespace of several components has another name only where all of them give it that name. */
function namedTogether(draft: Draft, home: Home, own: string, lever: Lever): Lever {
  const namespace = namespaceAt(draft, home, own);
  const { components } = draft.policy;
  const others = Object.keys(components).filter(
    (each) =>
      each !== own &&
      components[each]?.scope === components[own]?.scope &&
      namespaceAt(draft, home, each) === namespace,
  );
  if (others.length === 0) return lever;
  const all = lever.probes.map(({ draft: alone, swap }) => ({
    draft: others.reduce(
      (each, other) => put(each, { source: "policy", path: placeOfNamespace(draft, other) }, swap?.to),
      alone,
    ),
    ...(swap === undefined ? {} : { swap }),
  }));
  return { ...lever, probes: [...lever.probes, ...all] };
}

function* versionLevers(draft: Draft, { name: home }: Home, own: string): Iterable<Lever> {
  const row = draft.versions[own];
  const value = versionIn(draft.versions, own, home);
  if (row === undefined || value === undefined || value === "none") return;
  const path = typeof row === "string" ? [own] : [own, home];
  const known = (typeof row === "string" ? [] : Object.values(row)).filter((each) => each !== "none");
  yield written(
    draft,
    { title: `version of ${own}`, source: { source: "versions", path }, value, touches: own },
    known,
  );
}

/** The fields of a component with what else they are elsewhere; of one that varies, only what holds here. */
function* fieldsOf(
  component: object,
  home: string,
): Iterable<readonly [path: readonly string[], value: unknown, known: readonly unknown[]]> {
  for (const [path, value] of leaves(component, [])) {
    const [first = ""] = path;
    if (first === "in" || first === "needs" || first === "scope") continue;
    const last = path.at(-1) ?? "";
    const above = path.slice(0, -1);
    const choice = varying.has(above.join(".")) ? valueAt(component, above) : undefined;
    if (!isRecord(choice)) yield [path, value, []];
    else if (last === (Object.hasOwn(choice, home) ? home : "default"))
      yield [path, value, Object.values(choice).filter((each) => each !== value)];
  }
}
