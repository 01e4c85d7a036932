import type { Json } from "../../policy/scalars.ts";
import type { Change } from "./change.ts";
import type { Identity } from "./identity.ts";
import { type Known, scalarType } from "./known.ts";
import { doubled, spellings, swapped } from "./respell.ts";
import type { Edit } from "./rewrite.ts";

/** Every change to a scalar. */
export function* leafChanges(value: Json, known: Known, identity: Identity): Generator<Change> {
  yield* typeChanges(value, known);
  yield { operator: "change", label: "must", edit: changed };
  const double = doubled(value);
  if (double !== undefined) yield { operator: "double", label: "must", edit: instead(value, double) };
  if (typeof value === "string") yield* identityChanges(value, identity);
}

function* identityChanges(value: string, identity: Identity): Generator<Change> {
  for (const token of identity.foreignIn(value)) {
    const edit: Edit = (own, template) =>
      typeof own === "string" && typeof template === "string" ? identity.withForeign(own, template, token) : undefined;
    yield { operator: "foreign-identity", label: "must", edit };
  }
}

function* typeChanges(value: Json, known: Known): Generator<Change> {
  const type = scalarType(known);
  const ways = type === "plain" || type === "unknown" ? [] : spellings(value, type);
  for (const way of ways) yield { operator: "respell", label: "must-not", edit: instead(value, way) };
  const [other] = swapped(value);
  // Where the type is not known, "1" may stand for 1, but a list never stands for its item.
  const edit = type === "plain" && other !== undefined ? instead(value, other) : otherType;
  yield { operator: "swap-type", label: "must", edit };
}

/** What has no identity in it is the same in every rendering. */
function instead(value: Json, next: Json): Edit {
  return (own) => (own === value ? next : undefined);
}

const changed: Edit = (own, template) => {
  if (typeof own !== typeof template) return undefined;
  if (typeof own === "string") return mayEndInComment(template) ? "changed" : `${own}x`;
  if (typeof own === "number") return own + 1 === own ? own / 2 : own + 1;
  if (typeof own === "boolean") return !own;
  return own === null ? "x" : undefined;
};

/** In a text that somebody reads as a file, an "x" at the end of a comment changes nothing. */
function mayEndInComment(text: Json): boolean {
  return typeof text === "string" && text.includes("\n") && text.slice(text.lastIndexOf("\n")).includes("#");
}

const otherType: Edit = (own, template) => {
  if (typeof own === "object") return own === template ? String(own) : undefined;
  if (typeof own !== typeof template) return undefined;
  return typeof own === "boolean" ? String(own) : [own];
};
