import { Construct } from "constructs";
import { Provider, type ProviderProps } from "../../../imports/flux/provider.ts";
import { draft } from "../draft.ts";
import { metadata, type ObjectProps } from "../metadata.ts";

/** Where events go, and how they are signed. */
export interface FluxProviderProps extends ObjectProps {
  /** The kind of receiver: `"slack"`, `"github"`, `"generic"` and so on. */
  readonly type: ProviderProps["spec"]["type"];
  /**
   * Name of the Secret with `token` or `address`, in the same namespace. The Secret of a bootstrapped `flux-system`
   * will not do for `"github"`: it is an SSH key.
   * @default - none
   */
  readonly secret?: string;
  /** Where the events go; for `"github"` the repository. An address that is secret belongs in the Secret. */
  readonly address?: string;
  /** @default - the receiver's own */
  readonly channel?: string;
  /** The name that messages are posted under. @default - the receiver's own */
  readonly username?: string;
  /**
   * The name of a commit status as a CEL expression over `event`, `provider` and `alert`; commit statuses only.
   * @default - Flux's own, `<kind>/<name>/<part of the Provider's UID>`
   */
  readonly commitStatusExpr?: string;
}

/** A receiver of what Flux has to tell. Alerts in the same namespace use it. */
export class FluxProvider extends Construct {
  /** The rendered object. */
  readonly object: Provider;

  constructor(scope: Construct, id: string, props: FluxProviderProps) {
    super(scope, id);
    const { type, address, channel, username, secret, commitStatusExpr } = props;
    this.object = new Provider(this, "Resource", {
      metadata: metadata(props),
      spec: draft<ProviderProps["spec"]>({
        type,
        address,
        channel,
        username,
        secretRef: secret === undefined ? undefined : { name: secret },
        commitStatusExpr,
      }),
    });
  }
}
