import type { Layout, NotificationPolicy, NotificationType, Waiver } from "../../policy/index.ts";
import type { AnyFleet } from "./any-fleet.ts";
import { component, cpu, memory, path } from "./component-schema.ts";
import { contract } from "./contract-schema.ts";
import { cluster, intervals, repository, targets } from "./engine-schema.ts";
import { environment } from "./environment-schema.ts";
import { amounts, isolation, limits, quota } from "./namespace-schema.ts";
import { choice, closed, list, nameOf, record, type Schema, type SharedName, text } from "./schema.ts";

const notification = closed<NotificationPolicy<string>>(
  {
    type: choice<NotificationType>({
      ...{ slack: true, discord: true, msteams: true, rocket: true, googlechat: true, webex: true, telegram: true },
      ...{
        matrix: true,
        pagerduty: true,
        opsgenie: true,
        grafana: true,
        generic: true,
        "generic-hmac": true,
        github: true,
      },
    }),
  },
  {
    secret: text("object-name"),
    address: text("https-url"),
    channel: text(),
    severity: choice<NonNullable<NotificationPolicy<string>["severity"]>>({ info: true, error: true }),
    environments: list(nameOf("environment")),
  },
);

const waiver = closed<Waiver>(
  { severity: choice<Waiver["severity"]>({ warning: true, off: true }), reason: text("reason"), until: text("date") },
  {},
);

const $defs: { readonly [Name in SharedName]: Schema } = {
  amounts,
  cpu,
  intervals,
  isolation,
  limits,
  memory,
  path,
  quota,
};

const fleet = closed<AnyFleet>(
  { repository, clusters: record(cluster), environments: record(environment), components: record(component) },
  {
    targets,
    layout: choice<Layout>({ directory: true, branch: true }),
    together: { type: "array", items: list(nameOf("component")) },
    notifications: record(notification),
    parity: { type: "array", items: contract },
    rules: { ...record(waiver), names: "rule" },
  },
);

/** The whole policy, as the types of `src/policy` say it. */
export const policySchema: Schema = { ...fleet, $defs };
