import { isList, isRecord } from "../../../imports/json.ts";
import type { Json, JsonObject } from "../../policy/scalars.ts";
import { type Documents, printDocument, textStep } from "./documents.ts";
import type { Identity } from "./identity.ts";

/** The new value of a place, from its value in a rendering and in the template; undefined where it does not apply. */
export type Edit = (value: Json, template: Json) => Json | undefined;

/** What the way through an object needs to know. */
export interface Tools {
  readonly identity: Identity;
  readonly documents: Documents;
}

/**
 * A copy of a rendering with one place edited. `path` is written in terms of the template, which is walked beside the
 * rendering: a key of the template that holds identity has another name there.
 */
export function rewrite(
  body: Json,
  template: Json,
  path: readonly string[],
  edit: Edit,
  tools: Tools,
): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return edit(body, template);
  if (typeof body === "string") return inText(body, template, path, edit, tools);
  if (isList(body)) {
    const index = Number(step);
    const [item, model] = [body[index], isList(template) ? template[index] : undefined];
    if (item === undefined || model === undefined) return undefined;
    const next = rewrite(item, model, rest, edit, tools);
    return next === undefined ? undefined : body.with(index, next);
  }
  if (!isRecord(body) || !isRecord(template)) return undefined;
  const key = keyIn(body, template, step, tools.identity);
  const [item, model] = [key === undefined ? undefined : body[key], template[step]];
  if (key === undefined || item === undefined || model === undefined) return undefined;
  const next = rewrite(item, model, rest, edit, tools);
  return next === undefined ? undefined : { ...body, [key]: next };
}

function inText(
  body: string,
  template: Json,
  [step, ...rest]: readonly string[],
  edit: Edit,
  tools: Tools,
): Json | undefined {
  if (step !== textStep || typeof template !== "string") return undefined;
  const held = tools.documents.in(body);
  const model = tools.documents.in(template);
  if (held === undefined || model === undefined) return undefined;
  const next = rewrite(held.value, model.value, rest, edit, tools);
  return next === undefined ? undefined : printDocument(held.form, next);
}

/**
 * What a key of the template is called in a rendering: the same, with identity in place of tokens, or, where it is
 * made of identity in another way (upper case, a hash), the key that stands at its place.
 */
export function keyIn(body: JsonObject, template: JsonObject, key: string, identity: Identity): string | undefined {
  if (Object.hasOwn(body, key)) return key;
  const filled = identity.fill(key);
  if (Object.hasOwn(body, filled)) return filled;
  const names = Object.keys(template);
  const found = Object.keys(body)[names.indexOf(key)];
  if (found === undefined || Object.hasOwn(template, found)) return undefined;
  return Object.keys(body).length === names.length ? found : undefined;
}
