import type { Rule } from "../rule.ts";

/** Ids of what parity reports. */
export type ParityRule =
  | `parity/${"undeclared-difference" | "branches-on-identity" | "derived-identity" | "no-leak"}`
  | `parity/allowance-${"expired" | "known" | "used" | "once" | "narrow"}`
  | "policy/identity-as-setting";

/** What parity reports, and why. */
export const parityRules: { readonly [Id in ParityRule]: Pick<Rule, "why" | "severity"> } = {
  "parity/undeclared-difference": {
    why: "Production is only what staging rehearsed where nothing differs that nobody signed for.",
  },
  "parity/branches-on-identity": {
    why: "A function that decides by a name has a setting inside that no contract can see.",
  },
  "parity/derived-identity": {
    why: "What is made of a name by hashing or cutting cannot be told from a difference in behaviour.",
  },
  "parity/no-leak": {
    why: "An environment that uses the bucket or database of another one reads and writes the wrong data.",
  },
  "parity/allowance-expired": { why: "A debt that nobody pays becomes the way things are." },
  "parity/allowance-known": {
    why: "An allowance for a field that is not there hides nothing, and its author thinks it does.",
  },
  "parity/allowance-used": {
    why: "An allowance without a difference will hide the next one without a word.",
    severity: "warning",
  },
  "parity/allowance-once": {
    why: "Where two allowances cover one difference, removing one of them changes nothing.",
    severity: "warning",
  },
  "parity/allowance-narrow": {
    why: "An allowance with several causes has one reason for all of them.",
    severity: "warning",
  },
  "policy/identity-as-setting": {
    why: "Identity must differ and settings must not: an amount among the names escapes every contract.",
  },
};
