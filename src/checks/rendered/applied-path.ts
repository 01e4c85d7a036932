import type { Model } from "../../model/model.ts";
import type { Engine } from "../../policy/index.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { isSet, listAt, recordAt, textAt } from "./field.ts";
import { kinds } from "./kinds.ts";
import type { ClusterObjects } from "./survey.ts";

/** A folder of manifests that a controller applies. Charts are none: two releases of one chart share its folder. */
export interface AppliedPath {
  /** The Kustomization or Application. */
  readonly manifest: Manifest;
  readonly engine: Engine;
  /** From the root of the repository; empty for the root itself. */
  readonly path: string;
  /** Repository and revision, or the name of a source whose repository is not known. */
  readonly source: string;
  /** Whether it is a folder of the fleet's own repository. */
  readonly own: boolean;
  /** The namespace that every object is moved into. */
  readonly namespace: string | undefined;
}

/** All folders that controllers apply to one cluster. */
export function appliedPaths(objects: ClusterObjects, { repository }: Model): readonly AppliedPath[] {
  const own = plainUrl(repository.url);
  return [...fluxPaths(objects, own), ...argoPaths(objects, own)];
}

function* fluxPaths(objects: ClusterObjects, own: string): Iterable<AppliedPath> {
  for (const manifest of objects.of(kinds.kustomization)) {
    const { body } = manifest;
    const reference = recordAt(body, "spec", "sourceRef");
    const name = textAt(reference, "name") ?? "";
    const namespace = textAt(reference, "namespace") ?? textAt(body, "metadata", "namespace") ?? "";
    const kind = textAt(reference, "kind") ?? "";
    const source = kind === "GitRepository" ? objects.find(kinds.gitRepository, namespace, name) : undefined;
    const url = textAt(source?.body, "spec", "url");
    const repository = url === undefined ? undefined : plainUrl(url);
    const revision = source === undefined ? "" : followed(recordAt(source.body, "spec", "ref"));
    yield {
      manifest,
      engine: "flux",
      path: plainPath(textAt(body, "spec", "path") ?? ""),
      source: repository === undefined ? `${kind} ${namespace}/${name}` : `${repository} ${revision}`,
      own: repository === own,
      namespace: textAt(body, "spec", "targetNamespace"),
    };
  }
}

function* argoPaths(objects: ClusterObjects, own: string): Iterable<AppliedPath> {
  for (const manifest of objects.of(kinds.application))
    for (const source of sourcesOf(manifest.body)) {
      const path = textAt(source, "path");
      if (path === undefined || isSet(source, "chart") || isSet(source, "helm")) continue;
      const repository = plainUrl(textAt(source, "repoURL") ?? "");
      yield {
        manifest,
        engine: "argocd",
        path: plainPath(path),
        source: `${repository} ${textAt(source, "targetRevision") ?? "HEAD"}`,
        own: repository === own,
        namespace: textAt(source, "kustomize", "namespace"),
      };
    }
}

/** The sources of an Application; where both are given `sources` wins. */
export function sourcesOf(body: unknown): readonly unknown[] {
  const many = listAt(body, "spec", "sources");
  if (many.length > 0) return many;
  return isSet(body, "spec", "source") ? [recordAt(body, "spec", "source")] : [];
}

/** The precedence is Flux's; without any reference it follows master. */
function followed(reference: Readonly<Record<string, unknown>>): string {
  for (const key of ["commit", "name", "semver", "tag", "branch"]) {
    const value = textAt(reference, key);
    if (value !== undefined) return value;
  }
  return "master";
}

/** An address without what spells it differently: scheme, user, case, `.git`. */
export function plainUrl(url: string): string {
  return url
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
    .replace(/^[^/@]*@/, "")
    .replace(/\/+$/, "")
    .replace(/\.git$/, "");
}

/** A path as Git knows it: without `./`, doubled slashes, and slashes at its ends. */
export function plainPath(path: string): string {
  return path
    .split("/")
    .filter((each) => each !== "" && each !== ".")
    .join("/");
}

/** A path itself, then every one above it up to the root. */
export function* upwards(path: string): Iterable<string> {
  for (let here = path; here !== ""; here = here.slice(0, Math.max(here.lastIndexOf("/"), 0))) yield here;
  yield "";
}
