import type { Approvals, Freeze, PromotionPolicy, Window } from "../../policy/index.ts";
import { choice, closed, count, list, type OptionalFields, text } from "./schema.ts";

const span = text("span");

const freeze = closed<Freeze>({ from: text("date"), until: text("date"), reason: text("reason") }, {});

const window = closed<Window>(
  { schedule: text("cron"), duration: text("window-duration") },
  { timeZone: text("time-zone") },
);

/** How versions come into an environment, as fields: an environment has them among its own. */
export const promotionFields: OptionalFields<PromotionPolicy> = {
  mode: choice<NonNullable<PromotionPolicy["mode"]>>({ "pull-request": true, commit: true, manual: true }),
  soak: span,
  gates: list(text()),
  approvals: closed<Approvals>({ team: text("team") }, { count: count(1) }),
  freeze: { type: "array", items: freeze },
  // No window at all would be "always" to some and "never" to others.
  window: { type: "array", items: window, minItems: 1 },
  maxSkew: span,
};

/** The fields of an environment that say how versions come into it. */
export const promotionFieldNames: readonly string[] = Object.keys(promotionFields);
