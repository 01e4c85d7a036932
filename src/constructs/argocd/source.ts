import type { ApplicationProps } from "../../../imports/argocd/application.ts";
import type { ChartRepository, GitUrl, JsonObject } from "../../policy/scalars.ts";
import { draft } from "../draft.ts";
import type { KustomizeImage } from "../kustomize-image.ts";
import { argoRepoUrl } from "./repo-url.ts";
import { rootPath } from "./root-path.ts";

/** A folder of manifests in a Git repository. Argo CD runs Kustomize where it finds a `kustomization.yaml`. */
export interface ArgoDirectory {
  readonly kind: "directory";
  /** `https://…` or `ssh://…`. */
  readonly repoUrl: GitUrl;
  /** A branch, a tag or a commit. */
  readonly revision: string;
  /** From the root of the repository. */
  readonly path: string;
  /** Overrides for a folder with a `kustomization.yaml`. @default - none */
  readonly kustomize?: { readonly namespace?: string; readonly images?: readonly KustomizeImage[] };
  /** Whether folders below count; a folder with a `kustomization.yaml` or a chart in it is then refused. @default false */
  readonly recurse?: boolean;
}

/** Files with Helm values in a Git repository, the later over the earlier. */
export interface ArgoValueFiles {
  /** `https://…` or `ssh://…`. */
  readonly repoUrl: GitUrl;
  /** A branch, a tag or a commit. */
  readonly revision: string;
  /** From the root of the repository. */
  readonly files: readonly string[];
}

/** What a chart is rendered with. */
export interface ArgoHelm {
  /** The release's name, at most 53 characters; without one Argo CD takes the Application's. */
  readonly releaseName: string;
  /** Values; they win over those of files, and a null takes a default of the chart away. @default - none */
  readonly values?: JsonObject;
  /** Whether the definitions in the chart's `crds/` are left out. @default false */
  readonly skipCrds?: boolean;
}

/** A chart from a repository or a registry. */
export interface ArgoRepositoryChart extends ArgoHelm {
  readonly kind: "chart";
  /** `https://…` serves an index. For a registry `oci://…` without the chart's name; Argo CD is told it without the scheme. */
  readonly repoUrl: ChartRepository;
  /** Name of the chart in its repository. */
  readonly chart: string;
  /** The exact version of the chart. */
  readonly version: string;
  /** @default - none */
  readonly valueFiles?: ArgoValueFiles;
}

/** A chart in a folder of a Git repository. */
export interface ArgoGitChart extends ArgoHelm {
  readonly kind: "git-chart";
  /** `https://…` or `ssh://…`. */
  readonly repoUrl: GitUrl;
  /** A branch, a tag or a commit. */
  readonly revision: string;
  /** Folder of the chart, from the root of the repository. */
  readonly path: string;
  /** Paths are those of the chart's own repository and revision, from its root. @default - none */
  readonly valueFiles?: readonly string[] | ArgoValueFiles;
}

/** What an Application delivers. */
export type ArgoSource = ArgoDirectory | ArgoRepositoryChart | ArgoGitChart;

type Spec = ApplicationProps["spec"];
type Source = NonNullable<Spec["source"]>;

/** `source`, or `sources` where the values lie in another repository than the chart. */
export function argoSource(source: ArgoSource): Pick<Spec, "source" | "sources"> {
  const files = source.kind === "directory" ? undefined : source.valueFiles;
  const main = mainSource(source);
  if (files === undefined || !("files" in files)) return { source: main };
  return { sources: [main, { repoURL: files.repoUrl, targetRevision: files.revision, ref: valuesRef }] };
}

function mainSource(source: ArgoSource): Source {
  switch (source.kind) {
    case "directory": {
      const { repoUrl, revision, path, kustomize, recurse = false } = source;
      return draft<Source>({
        repoURL: repoUrl,
        targetRevision: revision,
        path,
        kustomize: kustomize && { namespace: kustomize.namespace, images: kustomize.images?.map(imageOverride) },
        directory: recurse ? { recurse } : undefined,
      });
    }
    case "chart": {
      const { repoUrl, chart, version, valueFiles } = source;
      const paths = valueFiles?.files.map((file) => `$${valuesRef}${rootPath(file)}`);
      return { repoURL: argoRepoUrl(repoUrl), chart, targetRevision: version, helm: helm(source, paths) };
    }
    case "git-chart": {
      const { repoUrl, revision, path, valueFiles } = source;
      const paths =
        valueFiles !== undefined && "files" in valueFiles
          ? valueFiles.files.map((file) => `$${valuesRef}${rootPath(file)}`)
          : valueFiles?.map(rootPath);
      return { repoURL: repoUrl, targetRevision: revision, path, helm: helm(source, paths) };
    }
  }
}

const valuesRef = "values";

const helm = ({ releaseName, values, skipCrds = false }: ArgoHelm, valueFiles: readonly string[] | undefined) =>
  draft<NonNullable<Source["helm"]>>({
    releaseName,
    valueFiles,
    valuesObject: values,
    skipCrds: skipCrds ? true : undefined,
  });

/** Kustomize's short form: `name=newName:newTag@digest`. */
function imageOverride({ name, newName, newTag, digest }: KustomizeImage): string {
  const renamed = newName === undefined ? name : `${name}=${newName}`;
  const tagged = newTag === undefined || digest !== undefined ? renamed : `${renamed}:${newTag}`;
  return digest === undefined ? tagged : `${tagged}@${digest}`;
}
