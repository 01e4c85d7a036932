import { type State, stateOf } from "../../checks/promotion/state.ts";
import { readVersions } from "../../model/edit/edit.ts";
import type { Workspace } from "../workspace.ts";
import type { Fault } from "./fault.ts";

/** What the file in the working tree says; it need not be committed. With a flat map all of it belongs to `home`. */
export function filesOf({ files, texts }: Workspace, home?: string): State | Fault {
  const { problems, ...reading } = readVersions(texts.versions);
  const [problem] = problems;
  if (problem === undefined) return stateOf(reading, home);
  const { line, column, message, hint } = problem;
  return { fault: `${files.versions}:${line}:${column}: ${message}`, hint };
}
