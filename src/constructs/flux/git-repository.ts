import { Construct } from "constructs";
import { GitRepository, type GitRepositoryProps } from "../../../imports/flux/git-repository.ts";
import type { Duration, GitUrl } from "../../policy/scalars.ts";
import { draft } from "../draft.ts";
import { metadata, type ObjectProps } from "../metadata.ts";

/** What is checked out. Flux follows `master` where nothing is said, so something always is. */
export type GitReference =
  | { readonly branch: string }
  | { readonly tag: string }
  /** A range of semantic versions among the tags: the newest tag in it is checked out. */
  | { readonly semver: string }
  /** Naming the branch of the commit saves fetching all branches. */
  | { readonly commit: string; readonly branch?: string };

/** What is fetched from Git, and how often. */
export interface FluxGitRepositoryProps extends ObjectProps {
  /** `https://…` or `ssh://…`; Flux refuses the `git@host:path` form. */
  readonly url: GitUrl;
  /** What is checked out. */
  readonly reference: GitReference;
  /** How often Git is asked for new commits, a Go duration. */
  readonly interval: Duration;
  /** How long one fetch may take, in ms, s or m. @default - Flux's own, 60s */
  readonly timeout?: Duration;
  /**
   * Name of the Secret with credentials, in the same namespace: `username` and `password` for https,
   * `identity` and `known_hosts` for ssh.
   * @default - none: the repository is public
   */
  readonly secret?: string;
  /** Who authenticates the controller: `"github"` for a GitHub App. @default - "generic", the keys of the Secret */
  readonly provider?: "generic" | "azure" | "github";
  /** Paths to leave out of the artifact, in the format of `.gitignore`. @default - Flux's own list */
  readonly ignore?: string;
}

/** The Git repository that Flux fetches. */
export class FluxGitRepository extends Construct {
  /** The rendered object. */
  readonly object: GitRepository;

  constructor(scope: Construct, id: string, props: FluxGitRepositoryProps) {
    super(scope, id);
    const { interval, url, reference, secret, provider, timeout, ignore } = props;
    this.object = new GitRepository(this, "Resource", {
      metadata: metadata(props),
      spec: draft<GitRepositoryProps["spec"]>({
        interval,
        url,
        ref: reference,
        secretRef: secret === undefined ? undefined : { name: secret },
        provider,
        timeout,
        ignore,
      }),
    });
  }
}
