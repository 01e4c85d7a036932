import { isRecord } from "../../../../imports/json.ts";

/**
 * The keys under which `open` puts what stood in a text, each alone in its object. `$documents` holds the documents of
 * a YAML text that has several, so that they are not taken for the entries of one list.
 */
export const wrapperKeys = ["$json", "$yaml", "$base64", "$documents"] as const;

/** One of the keys of `wrapperKeys`. */
export type WrapperKey = (typeof wrapperKeys)[number];

/** Whether a step leads into a document that stands in a text. */
export function isWrapperKey(step: string): step is WrapperKey {
  return step.startsWith("$") && wrapperKeys.some((key) => key === step);
}

/** The key of an object that has only that one, or nothing. */
export function onlyKey(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  let only: string | undefined;
  for (const key in value) {
    if (only !== undefined) return undefined;
    only = key;
  }
  return only;
}

/** The key that `open` put around a document, or nothing where the value is no opened document. */
export function wrapperOf(value: unknown): WrapperKey | undefined {
  const only = onlyKey(value);
  return only !== undefined && isWrapperKey(only) ? only : undefined;
}

const alike = /^\$+(?:json|yaml|base64|documents)$/;

/** Whether an object of the user's with that one key could be taken for an opened document, or for an escaped one. */
export function isWrapperLike(only: string | undefined): only is string {
  return only?.startsWith("$") === true && alike.test(only);
}
