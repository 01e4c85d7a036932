import { posix } from "node:path";
import { isList, isRecord } from "../../../../imports/json.ts";
import type { Json, JsonObject } from "../../../policy/index.ts";
import { contentOf, type Document } from "./document.ts";

/** The text of a file on one side. */
export type Read = (path: string) => string | undefined;

/** Whether a document is the list of a folder's files that Kustomize reads. */
const isListing = (path: string, body: Json): body is JsonObject =>
  /(?:^|\/)kustomization\.ya?ml$/.test(path) && isRecord(body) && body.kind === "Kustomization";

/**
 * The same document with the objects of the files that it lists in the place of these files: where an object lies does
 * not matter to a cluster. Other documents come back as they are.
 */
export function withObjects(path: string, document: Document, read: Read): Document {
  const { body } = document;
  if (document.id !== undefined || !isListing(path, body)) return document;
  const { resources = null } = body;
  if (resources !== null && !isList(resources)) return document;
  const listed = (resources ?? []).flatMap((each) =>
    typeof each === "string" ? objectsOf(posix.join(posix.dirname(path), each), read, each) : [JSON.stringify(each)],
  );
  return { ...document, body: { ...body, resources: Object.fromEntries(listed.map((each) => [each, true])) } };
}

/** A list of nothing, for the side that has none: what comes or goes with a list is said of the objects alone. */
export function emptied({ body }: Document): Json | undefined {
  if (!isRecord(body) || body.kind !== "Kustomization" || !isRecord(body.resources)) return undefined;
  const { apiVersion, kind } = body;
  return { ...(apiVersion === undefined ? {} : { apiVersion }), kind, resources: {} };
}

/** The ids of a file's objects; the file itself where it has none that can be told. */
function objectsOf(path: string, read: Read, shown: string): readonly string[] {
  const text = read(path);
  if (text === undefined) return [shown];
  const content = contentOf(path, text);
  if ("unreadable" in content) return [shown];
  const ids = content.documents.flatMap(({ id }) => id ?? []);
  return ids.length === 0 ? [shown] : ids;
}
