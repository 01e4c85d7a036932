/** Ids of the rules that a policy or a version map breaks before it can be read; none of them can be turned down. */
export const shapeRules = [
  "policy/export",
  "policy/unknown-field",
  "policy/missing-field",
  "policy/wrong-type",
  "policy/one-of",
  "policy/not-a-choice",
  "policy/unknown-name",
  "policy/self-reference",
  "policy/format",
  "policy/reserved-name",
  "policy/duplicate-name",
  "policy/name-length",
  "policy/same-identity",
  "promotion/acyclic",
  "order/acyclic",
  "versions/export",
  "versions/wrong-shape",
  "versions/wrong-type",
  "versions/missing",
  "versions/surplus",
] as const;

export type ShapeRule = (typeof shapeRules)[number];

/** Ids of the rules for contracts that can be read and mean nothing; none of them can be turned down either. */
export const contractRules = ["parity/contract", "parity/allowance-known"] as const;
