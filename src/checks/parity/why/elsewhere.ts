import { isList, isRecord } from "../../../../imports/json.ts";
import type { Home } from "../../../model/model.ts";
import type { AnyFleet } from "../../../model/shape/any-fleet.ts";
import type { Json } from "../../../policy/index.ts";
import { given } from "../../../synth/given.ts";
import type { Comparison } from "../comparison.ts";
import type { Step } from "../diff/difference.ts";
import { same } from "../diff/same.ts";
import type { Filling } from "../fill.ts";
import type { Side } from "../side.ts";
import type { Sides } from "../sides.ts";
import { fieldsOf } from "./fields.ts";
import { type Subject, subjectsOf } from "./subject.ts";

/** What a field is in another environment; for what belongs to a cluster, in another cluster. */
export interface Elsewhere {
  /** The environment, or the cluster. */
  readonly environment: string;
  /** Nothing where it is not there. */
  readonly value: Json | undefined;
  /** `"names"`: the values differ by the names of the two environments and by nothing else. */
  readonly is: "same" | "names" | "other" | "absent";
  /** The reason that a contract gives for the difference; `ended` is the last day of one that is over, `2026-12-31`. */
  readonly allowed?: { readonly reason: string; readonly at: readonly string[]; readonly ended?: string };
}

/** The same field in all other environments, or in all other clusters that environments are in. */
export function elsewhere(
  sides: Sides,
  comparisons: readonly Comparison[],
  subject: Subject,
  field: readonly Step[],
): readonly Elsewhere[] {
  const { home, unit, part } = subject;
  const seats = seatsOf(sides.fleet.policy, home.kind);
  const seat = seats.find(({ name }) => name === home.name);
  if (seat === undefined) return [];
  const isWide = home.kind === "cluster";
  const own = sideOf(seat);
  const template = [...(own.templates.get(unit)?.values() ?? [])].find(({ id }) => own.filling.text(id) === part.id);
  if (template === undefined) return [];
  const path = inTemplate(template.body, field, own.filling);
  const value = valueAt(sides, subject, field);
  const bare = path === undefined ? undefined : valueAt(sides, { part: template }, path);
  return seats
    .filter(({ name }) => name !== home.name)
    .map((other): Elsewhere => {
      const environment = other.name;
      const { filling, templates } = sideOf(other);
      const id = filling.text(template.id);
      const there = subjectsOf(sides.fleet, { kind: home.kind, name: other.name }).find(
        (each) => each.unit === unit && each.part.id === id,
      );
      const real = there === undefined ? undefined : valueAt(sides, there, (path ?? field).map(filling.text));
      if (real === undefined) return { environment, value: undefined, is: "absent", ...allowedBy() };
      if (same(real, value)) return { environment, value: real, is: "same" };
      const otherTemplate = templates.get(unit)?.get(template.id);
      const bareOther =
        otherTemplate === undefined || path === undefined ? undefined : valueAt(sides, { part: otherTemplate }, path);
      const isNamed =
        bare !== undefined && bareOther !== undefined && same(bare, bareOther) && same(filling.json(bareOther), real);
      return { environment, value: real, is: isNamed ? "names" : "other", ...(isNamed ? {} : allowedBy()) };

      function allowedBy(): Pick<Elsewhere, "allowed"> {
        const isBetween = (one: string, two: string): boolean =>
          seat?.environments.includes(one) === true && other.environments.includes(two);
        const held = comparisons.filter(({ lower, upper }) => isBetween(lower, upper) || isBetween(upper, lower));
        const allowed = allowance(held, subject, field);
        return allowed === undefined ? {} : { allowed };
      }
    });

  function sideOf({ environments: [first = ""] }: Seat): Side {
    return sides.side(first, first, isWide);
  }
}

/** An environment, or a cluster with the environments that are in it. */
interface Seat {
  readonly name: string;
  readonly environments: readonly string[];
}

function seatsOf({ clusters, environments }: AnyFleet, kind: Home["kind"]): readonly Seat[] {
  const names = Object.keys(environments);
  if (kind === "environment") return names.map((name) => ({ name, environments: [name] }));
  return Object.keys(clusters)
    .map((name) => ({ name, environments: names.filter((each) => environments[each]?.cluster === name) }))
    .filter((each) => each.environments.length > 0);
}

function valueAt({ fleet }: Sides, { part }: Pick<Subject, "part">, field: readonly Step[]): Json | undefined {
  for (const { path, value } of fieldsOf(part, fleet.definitions)) if (same(path, field)) return value;
  return undefined;
}

/** A path with placeholders in it that is this path once they are filled. */
function inTemplate(body: Json, path: readonly Step[], { text }: Filling): readonly Step[] | undefined {
  let here: unknown = body;
  const found: Step[] = [];
  for (const step of path) {
    if (isList(here)) {
      const list: readonly unknown[] = here;
      const [entry, key] = entryOf(list, step.slice(1, -1), text);
      if (key === undefined) return undefined;
      found.push(`[${key}]`);
      here = entry;
      continue;
    }
    if (!isRecord(here)) return undefined;
    const record = here;
    const key = Object.keys(record).find((each) => each === step || text(each) === step);
    if (key === undefined) return undefined;
    found.push(key);
    here = record[key];
  }
  return found;
}

/** An entry by the key that the comparison gave it: one of its fields, several with `/`, itself or its position. */
function entryOf(list: readonly unknown[], key: string, text: (value: string) => string) {
  for (const [index, entry] of list.entries()) {
    const names = isRecord(entry) ? [...scalars(entry), scalars(entry).join("/")] : [String(entry)];
    const name = names.find((each) => text(each) === key);
    if (name !== undefined) return [entry, name] as const;
    if (isRecord(entry) && key.split("/").every((each) => scalars(entry).includes(each) || each === "TCP"))
      return [entry, key] as const;
    if (String(index) === key) return [entry, key] as const;
  }
  return [undefined, undefined] as const;
}

const scalars = (entry: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.values(entry).flatMap((value) => (typeof value === "string" || typeof value === "number" ? [`${value}`] : []));

function allowance(
  comparisons: readonly Comparison[],
  { unit, part }: Subject,
  field: readonly Step[],
): Elsewhere["allowed"] {
  for (const { judged } of comparisons) {
    for (const { outcome, unit: at, parts, path } of judged) {
      if (outcome.kind === "undeclared" || at !== unit) continue;
      if (parts.upper?.id !== part.id && parts.lower?.id !== part.id) continue;
      const length = Math.min(path.length, field.length);
      if (!same(path.slice(0, length), field.slice(0, length))) continue;
      const [{ allowance, at: place }] = outcome.by;
      const { reason, until } = allowance;
      return { reason, at: place, ...(outcome.kind === "expired" ? given({ ended: until }) : {}) };
    }
  }
  return undefined;
}
