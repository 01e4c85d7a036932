import type { EnvironmentPolicy } from "../../policy/index.ts";
import { sync } from "./engine-schema.ts";
import { namespaceFields } from "./namespace-schema.ts";
import { promotionFields } from "./promotion-schema.ts";
import { closed, nameOf, record, shared, text } from "./schema.ts";

export const environment = closed<EnvironmentPolicy<string, string, string, unknown>>(
  {
    cluster: nameOf("cluster"),
    sync,
    identity: record(text()),
  },
  {
    promotesFrom: nameOf("environment", "other"),
    waitsFor: nameOf("environment", "other"),
    namespace: text("label"),
    domain: text("hostname"),
    branch: text("branch"),
    project: text("object-name"),
    intervals: shared("intervals"),
    // The user's own type, of which nothing is known here.
    settings: {},
    ...namespaceFields,
    ...promotionFields,
  },
);
