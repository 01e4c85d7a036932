import type { Ran, World } from "../world.ts";
import { gitVariables } from "./variables.ts";

/** Why Git could not be asked, and what to do about it. */
export interface GitFault {
  readonly reason: string;
  readonly hint: string;
}

/** Runs Git in a folder. Arguments are a list and meet no shell; `input` is what it is given to read. */
export const git = (world: World, folder: string, args: readonly string[], input?: string): Promise<Ran> =>
  world.run("git", ["--no-pager", ...args], folder, gitVariables, input);

/** The first line that Git said about its failure; empty where it said nothing. */
export const complaint = ({ stderr }: Ran): string =>
  (stderr.trim().split("\n")[0] ?? "").replace(/^(?:fatal|error): /, "").slice(0, 300);
