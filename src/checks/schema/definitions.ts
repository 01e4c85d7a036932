import { isList, isRecord } from "../../../imports/json.ts";
import type { Definitions } from "../parity/diff/diff.ts";
import type { CrdDocument } from "./crd.ts";

/** The schemas of all versions that the user's definitions serve, by `apiVersion/Kind`; what is no definition is left out. */
export function definitionsOf(documents: readonly CrdDocument[]): Definitions {
  const found = new Map<string, unknown>();
  const read = (object: unknown): void => {
    if (!isRecord(object)) return;
    if (isList(object.items)) for (const item of object.items) read(item);
    const { spec } = object;
    if (!isRecord(spec) || !isRecord(spec.names) || !isList(spec.versions)) return;
    for (const version of spec.versions)
      if (isRecord(version) && isRecord(version.schema))
        found.set(`${spec.group}/${version.name}/${spec.names.kind}`, version.schema.openAPIV3Schema);
  };
  for (const { object } of documents) read(object);
  return found;
}
