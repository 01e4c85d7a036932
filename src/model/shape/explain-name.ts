import { quoted } from "../suggest.ts";
import { choices, homeKind, type NameKind, otherKind } from "./choices.ts";
import { choose, chooseFrom } from "./choose.ts";
import type { Explanation } from "./explain.ts";
import { nameKind, nameProblem } from "./keywords.ts";
import { contractRules, shapeRules } from "./shape-rules.ts";
import { subject, word } from "./words.ts";

const verbs: ReadonlyMap<string, string> = new Map([
  ["cluster", "runs in"],
  ["environments", "tells about"],
  ["in", "runs in"],
  ["needs", "needs"],
  ["promotesFrom", "promotes from"],
  ["waitsFor", "waits for"],
]);

/** A reference to something that does not exist, or to what it stands in. */
export function explainName(path: readonly string[], name: string, schema: unknown, policy: unknown): Explanation {
  const { kind, other } = nameKind(schema);
  const known = choices(policy, kind, path).filter((each) => !other || each !== path[1]);
  const field = path.findLast((key) => !/^\d+$/.test(key)) ?? "";
  const verb = path.length > 2 ? verbs.get(field) : undefined;
  const says = verb === undefined ? `${subject(path)} is` : `${word(path[1] ?? "")} ${verb}`;
  if (nameProblem(schema, name, policy, path) === "self") {
    return {
      rule: "policy/self-reference",
      path,
      message: `${says} itself`,
      hint: known.length === 0 ? "remove it" : `remove it, or ${chooseFrom(known, "")}`,
    };
  }
  return {
    rule: "policy/unknown-name",
    path,
    message: `${says} ${quoted(name)}, ${isNo(kind, name, policy, path)}`,
    hint: choose(name, known, otherwise(kind)),
  };
}

/** A key that should name something and does not. */
export function explainNames(path: readonly string[], key: string, schema: unknown, policy: unknown): Explanation {
  const { kind } = nameKind(schema);
  const known = choices(policy, kind, path);
  const at = { rule: "policy/unknown-name", path: [...path, key] } as const;
  if (kind === "rule") {
    const ours = [...shapeRules, ...contractRules].some((rule) => rule === key);
    const hint = ours ? "remove it: a policy that breaks this rule cannot be read" : choose(key, known, "remove it");
    return {
      ...at,
      message: `${subject(path)} turns down ${quoted(key)}, which is no rule that can be turned down`,
      hint,
    };
  }
  return {
    ...at,
    message: `${subject(path)} varies by ${quoted(key)}, ${isNo(kind, key, policy, path)}`,
    hint: choose(key, [...known, "default"], otherwise(kind)),
  };
}

/** Says that a name is none of its kind, and what it is instead. */
export function isNo(kind: NameKind, name: string, policy: unknown, path: readonly string[]): string {
  const actual = kind === "home" ? (homeKind(policy, path) ?? kind) : kind;
  const also = otherKind(policy, actual, name);
  return also === undefined ? `which is no ${actual}` : `which is ${article(also)} and no ${actual}`;
}

const article = (kind: string): string => `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;

const otherwise = (kind: NameKind): string =>
  `remove it: the policy has no ${kind === "home" ? "environment or cluster" : kind} to choose`;
