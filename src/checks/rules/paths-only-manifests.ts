import { quoted } from "../../model/suggest.ts";
import { kustomizationFile } from "../../synth/kustomization-file.ts";
import { renderedAt } from "../origin.ts";
import { type AppliedPath, appliedPaths, plainPath, upwards } from "../rendered/applied-path.ts";
import { distinct } from "../rendered/distinct.ts";
import { type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule, Subject } from "../rule.ts";

/** A file that is no manifest, and the field of the policy that places it. */
interface Placed {
  readonly path: string;
  readonly at: readonly string[];
}

export const pathsOnlyManifests: Rule = {
  why: "What lies below a path of a controller is taken for Kubernetes objects: one values file or JSON among them, and the whole path is refused.",
  source: "fluxcd/pkg, kustomize generator: without a kustomization.yaml all YAML below the path is built",
  check: (subject) => distinct(check(survey(subject), subject)),
};

/** The controllers' objects by what they read. */
type Readers = ReadonlyMap<string, AppliedPath>;

function* check(all: Survey, subject: Subject): Iterable<Problem> {
  const read = all.clusters
    .flatMap((objects) => appliedPaths(objects, subject.model))
    // The folder of a component has a kustomization.yaml of its own, which lists what counts.
    .filter(
      ({ own, manifest }) => own && (all.byUser(manifest) || all.delivery(manifest)?.payload.kind !== "kustomize"),
    );
  const readers = new Map(read.map((each) => [each.path, each]));
  const placed = [...placedFiles(subject)];
  for (const file of placed) yield* misplaced(all, readers, file);
  yield* others(all, readers, subject, new Set(placed.map(({ path }) => path)));
}

/** The nearest that reads the folder of a file. */
function readerOf(readers: Readers, file: string): AppliedPath | undefined {
  const [, ...folders] = upwards(plainPath(file));
  return folders.map((folder) => readers.get(folder)).find((each) => each !== undefined);
}

function* placedFiles({ model }: Subject): Iterable<Placed> {
  for (const { payload, at } of model.deliveries) {
    if (payload.kind !== "git-chart" || payload.valuesFile === undefined) continue;
    yield { path: payload.valuesFile, at: [...at, "valuesFile"] };
  }
  for (const { versionsFile, at } of model.clusters)
    if (versionsFile !== undefined) yield { path: versionsFile, at: [...at, "versionsFile"] };
}

function* misplaced(all: Survey, readers: Readers, { path, at }: Placed): Iterable<Problem> {
  const parts = path.split("/");
  if (path.startsWith("/") || path.includes("\\") || parts.includes("..")) {
    yield {
      at,
      message: `${quoted(path)} is no path inside the repository`,
      hint: 'start at its root, with "/" between folders and without ".."',
    };
    return;
  }
  if (parts[0] === ".github" || parts[0] === ".git") {
    yield {
      at,
      message: `${quoted(path)} lies where GitHub and Git read their own files`,
      hint: `choose a folder outside ${parts[0]}/`,
    };
    return;
  }
  const reader = readerOf(readers, path);
  if (reader === undefined) return;
  yield {
    at,
    rendered: { file: path },
    message: `${quoted(path)} lies in ${quoted(reader.path)}, where ${all.called(reader.manifest)} reads manifests`,
    hint: "choose a folder that no controller reads, such as deploy/",
  };
}

/** Files of ours that a user's own Kustomization or Application would read; one of them for each. */
function* others(
  all: Survey,
  readers: Readers,
  { tree, manifests }: Subject,
  placed: ReadonlySet<string>,
): Iterable<Problem> {
  const objects = new Set(manifests.map(({ file }) => file));
  const said = new Set<AppliedPath>();
  for (const file of tree.paths) {
    if (objects.has(file) || placed.has(file) || file.endsWith(`/${kustomizationFile}`)) continue;
    const reader = readerOf(readers, file);
    if (reader === undefined || said.has(reader)) continue;
    said.add(reader);
    yield {
      at: all.at(reader.manifest),
      rendered: renderedAt(reader.manifest, ["spec", reader.engine === "flux" ? "path" : "source"]),
      message: `${all.called(reader.manifest)} reads ${quoted(reader.path)}, where ${quoted(file)} is no manifest`,
      hint: "point it to a folder of manifests alone",
    };
  }
}
