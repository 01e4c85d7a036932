import type { Commit } from "../../model/history/history.ts";
import { MapReader, type MapReading } from "../../model/history/reader.ts";
import { type Recorded, Recorder } from "../../model/history/record.ts";
import { commitOf } from "../git/commit.ts";
import type { GitFault } from "../git/git.ts";
import { openRepository, type Repository } from "../git/repository.ts";
import { texts } from "../git/texts.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { boundaryOf } from "./boundary.ts";
import { clockOf } from "./clock.ts";
import { type Fault, faultOf } from "./fault.ts";
import { describe, firstParentLine, type Step } from "./line.ts";
import { placeAt } from "./place.ts";

/**
 * The version map on the first-parent line of a commit, from its first commit on. Maps are read as text and never run;
 * a commit whose map cannot be read is skipped, and listed.
 */
export async function readHistory(world: World, workspace: Workspace, ref: string): Promise<Recorded | Fault> {
  const repository = await openRepository(world, workspace.root);
  if ("reason" in repository) return faultOf(repository);
  const found = await commitOf(world, repository, ref);
  if ("reason" in found) return faultOf(found);
  // What is shown and what is judged is the same line most often, and to read it takes the longest.
  const known = lines.get(world) ?? new Map<string, Promise<Recorded | Fault>>();
  lines.set(world, known);
  const key = JSON.stringify([workspace.root, workspace.files.versions, found.commit]);
  const reading = known.get(key) ?? readLine(world, workspace, repository, found.commit);
  known.set(key, reading);
  return reading;
}

/** Lines that were read already, by what a command sees of the world: it lives as long as the command. */
const lines = new WeakMap<World, Map<string, Promise<Recorded | Fault>>>();

async function readLine(
  world: World,
  workspace: Workspace,
  repository: Repository,
  commit: string,
): Promise<Recorded | Fault> {
  const path = await placeAt(world, repository, commit, workspace.files.versions);
  const [head, line, boundary, clock] = await Promise.all([
    describe(world, repository, commit),
    firstParentLine(world, repository, commit, path),
    boundaryOf(world, repository, commit),
    clockOf(world, repository, commit),
  ]);
  if ("reason" in head) return faultOf(head);
  if ("reason" in line) return faultOf(line);
  if ("reason" in clock) return faultOf(clock);
  const recorder = new Recorder(boundary);
  const note: Note = (step, reading) => recorder.next(step, reading, clock.get(step.id));
  const fault = await play(world, repository, line, workspace.texts.versions.length, note);
  return fault === undefined ? recorder.history(head) : faultOf(fault);
}

type Note = (commit: Commit, reading: MapReading) => void;

/** Tells a recorder what the map was, commit by commit from the oldest on; returns why that ended too early. */
async function play(
  world: World,
  repository: Repository,
  steps: readonly Step[],
  size: number,
  note: Note,
): Promise<GitFault | undefined> {
  const blobs = steps.flatMap(({ file }) => (typeof file === "object" ? [file.blob] : []));
  const reader = new MapReader();
  let at = 0;
  for await (const batch of texts(world, repository, blobs, size)) {
    if ("reason" in batch) return batch;
    for (const text of batch) {
      at = skipped(steps, at, reader, note);
      const step = steps[at];
      if (step !== undefined) note(step.commit, reader.read(text));
      at += 1;
    }
  }
  skipped(steps, at, reader, note);
  return undefined;
}

/** Passes by the commits that have no text. */
function skipped(steps: readonly Step[], from: number, reader: MapReader, note: Note): number {
  let at = from;
  for (let step = steps[at]; step !== undefined && typeof step.file === "string"; step = steps[at]) {
    if (step.file === "gone") reader.forget();
    note(step.commit, step.file === "gone" ? { map: {} } : { reason: "it is no file" });
    at += 1;
  }
  return at;
}
