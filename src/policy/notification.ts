/** The kinds of receivers that Flux's notification controller knows. Source: the Provider definition, v1beta3. */
export type NotificationType =
  | "slack"
  | "discord"
  | "msteams"
  | "rocket"
  | "googlechat"
  | "webex"
  | "telegram"
  | "matrix"
  | "pagerduty"
  | "opsgenie"
  | "grafana"
  | "generic"
  | "generic-hmac"
  | "github";

/** Who is told what about the environments that Flux delivers: a Provider and an Alert for each environment. */
export interface NotificationPolicy<Environments extends string> {
  /** `"github"` writes commit statuses named `flux/<cluster>/<namespace>/<object>`. */
  readonly type: NotificationType;
  /** The Secret with the receiver's `address` or `token`. */
  readonly secret?: string;
  /** A public address; what is secret belongs into the Secret. @default - for "github" the repository */
  readonly address?: `https://${string}`;
  readonly channel?: string;
  /** `"info"` tells successes and errors, `"error"` errors alone. @default "error"; "info" for "github" */
  readonly severity?: "info" | "error";
  /** @default - all that Flux delivers to */
  readonly environments?: readonly Environments[];
}
