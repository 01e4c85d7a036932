import type { Rule } from "../rule.ts";
import { hotfix } from "./hotfix.ts";
import { knownBelow } from "./known-below.ts";
import { maxSkew } from "./max-skew.ts";
import { moveRules } from "./move-rules.ts";
import type { PromotionRule } from "./rule.ts";

/** What grows old by itself: nothing has to move for it. */
export const debtRules = {
  "promotion/max-skew": maxSkew,
  "promotion/hotfix": hotfix,
  "promotion/known-below": knownBelow,
} as const satisfies { readonly [id: string]: PromotionRule };

/** What is found before there is a change to judge. */
const orderRules = {
  "promotion/branch": {
    why: "With a branch for each environment, a merge from anywhere else brings in what the environment before never ran.",
  },
  "promotion/literal": {
    why: "What a version was, commit by commit, is read and not run: the map has to say it in plain text.",
  },
} as const satisfies { readonly [id: string]: Pick<Rule, "why" | "severity"> };

/** Ids of all that promotion reports about a change. */
export type PromotionRuleId = keyof typeof moveRules | keyof typeof debtRules | keyof typeof orderRules;

/** What promotion reports about a change, and why. */
export const promotionRules: { readonly [Id in PromotionRuleId]: Pick<Rule, "why" | "severity"> } = {
  ...moveRules,
  ...debtRules,
  ...orderRules,
};

/** Why a rule of promotion exists; nothing for ids of other rules. */
export const whyMoved = (rule: string): string | undefined =>
  new Map<string, { readonly why: string }>(Object.entries(promotionRules)).get(rule)?.why;
