import type { Source } from "../../checks/parity/inputs.ts";
import { locate } from "../../model/locate.ts";
import type { Workspace } from "../workspace.ts";

/** Where an input is written, as an editor opens it. */
export interface Written {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Keys from the file's main value down to it. */
  readonly path: readonly string[];
}

/** Finds inputs in the two files of a user; one that is left out is found at what would hold it. */
export const placesIn =
  ({ files, texts }: Workspace) =>
  ({ source, path }: Source): Written => {
    const { line, column } = locate(texts[source], source === "policy" ? "fleet" : "versions", path);
    return { file: files[source], line, column, path };
  };

/** `environments/policy.ts:77:31` */
export const spotOf = ({ file, line, column }: Written): string => `${file}:${line}:${column}`;
