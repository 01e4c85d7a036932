import type { World } from "../world.ts";
import { complaint, type GitFault, git } from "./git.ts";

/** The repository that a folder lies in. */
export interface Repository {
  /** The folder, absolute. */
  readonly folder: string;
  /** The folder as the repository knows it, with forward slashes; empty at its root. */
  readonly prefix: string;
  /** Whether the history ends where somebody stopped fetching it. */
  readonly isShallow: boolean;
}

/** What a program that does not exist ends with. */
const notFound = 127;

type Opened = Promise<Repository | GitFault>;

/** What was found, by folder: one run of a command asks many times, and starting Git is most of what that costs. */
const opened = new WeakMap<World, Map<string, Opened>>();

/** Finds the repository that a folder lies in, or says why there is none to be asked. */
export function openRepository(world: World, folder: string): Opened {
  const known = opened.get(world) ?? new Map<string, Opened>();
  opened.set(world, known);
  const found = known.get(folder) ?? find(world, folder);
  known.set(folder, found);
  return found;
}

async function find(world: World, folder: string): Opened {
  const asked = await git(world, folder, ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository"]);
  if (asked.code === notFound)
    return { reason: "the program git cannot be run", hint: "install Git, or add it to PATH" };
  if (asked.stderr.includes("safe.directory"))
    return {
      reason: `Git does not trust this repository: ${complaint(asked)}`,
      hint: "run git config --global --add safe.directory with the folder that Git names",
    };
  const [inside, shallow] = asked.stdout.split("\n");
  if (asked.code !== 0 || inside !== "true")
    return {
      reason: "this folder is not in a Git repository",
      hint: "run this in a clone of the fleet's repository",
    };
  const place = await git(world, folder, ["rev-parse", "--show-prefix"]);
  if (place.code !== 0)
    return { reason: `Git cannot say where this folder is: ${complaint(place)}`, hint: "run git status to see why" };
  return { folder, prefix: place.stdout.replace(/\/?\n$/, ""), isShallow: shallow === "true" };
}
