import type { Report } from "../report.ts";
import { quoted } from "../suggest.ts";
import { checkAllowance } from "./check-allowance.ts";
import { choices, isKnown } from "./choices.ts";
import { chooseFrom } from "./choose.ts";
import { isRecord, own, type Unknowns } from "./record.ts";
import { both, dotted, shown } from "./words.ts";

/** Whether contracts are about two environments, once each, and allow what there is, in one way. */
export function checkContracts(policy: Unknowns, report: Report): void {
  const before = new Map<string, number>();
  for (const [position, contract] of listOf(own(policy, "parity")).entries()) {
    const path = ["parity", String(position)];
    const between = pairOf(contract);
    if (between !== undefined) checkPair(policy, { between, path, position }, before, report);
    checkAllowances(policy, contract, path, report);
  }
}

interface Place {
  readonly between: readonly [string, string];
  readonly path: readonly string[];
  readonly position: number;
}

function checkPair(policy: Unknowns, place: Place, before: Map<string, number>, report: Report): void {
  const { between, path, position } = place;
  const [first, second] = between;
  if (first === second) {
    if (isKnown(policy, "environment", [], first) === false) return;
    const others = choices(policy, "environment", []).filter((name) => name !== first);
    report.policy(
      "parity/contract",
      [...path, "between", "1"],
      `${dotted(path)} is a contract of ${quoted(first)} with itself`,
      chooseFrom(others, "remove the contract"),
    );
    return;
  }
  const key = JSON.stringify([...between].sort());
  const earlier = before.get(key);
  if (earlier === undefined) {
    before.set(key, position);
    return;
  }
  const other = dotted(["parity", String(earlier)]);
  report.policy(
    "parity/contract",
    [...path, "between"],
    `${dotted(path)} is about ${both(between)}, as ${other} is`,
    `move its allowances to ${other} and remove ${dotted(path)}`,
  );
}

function checkAllowances(policy: Unknowns, contract: unknown, path: readonly string[], report: Report): void {
  const between = comparedBy(policy, contract);
  const before = new Map<string, { readonly allowance: Unknowns; readonly path: readonly string[] }>();
  for (const [position, allowance] of listOf(own(contract, "allow")).entries()) {
    if (!isRecord(allowance)) continue;
    const at = [...path, "allow", String(position)];
    checkAllowance({ policy, between, allowance, path: at, report });
    const target = targetOf(allowance);
    const earlier = target === undefined ? undefined : before.get(target);
    if (earlier !== undefined) {
      checkTerms(allowance, at, earlier, report);
    } else if (target !== undefined) {
      before.set(target, { allowance, path: at });
    }
  }
}

function checkTerms(
  allowance: Unknowns,
  path: readonly string[],
  earlier: { readonly allowance: Unknowns; readonly path: readonly string[] },
  report: Report,
): void {
  const terms = termsOf(earlier.allowance);
  const different = [...termsOf(allowance)].filter(([term, value]) => terms.get(term) !== value).map(([term]) => term);
  if (different.length === 0) return;
  report.policy(
    "parity/contract",
    path,
    `${dotted(path)} allows the same as ${dotted(earlier.path)}, with another ${both(different)}`,
    "keep one of them",
  );
}

/** What makes one of two allowances for the same difference meaningless where it differs. */
const termsOf = ({ relation, values, until }: Unknowns): ReadonlyMap<string, string> =>
  new Map([
    ["relation", shown(relation ?? "any")],
    ["values", listOf(values).map(shown).sort().join()],
    ["until", shown(until)],
  ]);

const kinds = ["setting", "property", "environment", "field"];

/** What an allowance is for, as a key; nothing where that cannot be told. */
function targetOf(allowance: Unknowns): string | undefined {
  if (kinds.filter((kind) => allowance[kind] !== undefined).length !== 1) return undefined;
  const target = [...kinds, "component", "kind"].map((field) => allowance[field] ?? null);
  return target.every((each) => each === null || typeof each === "string") ? JSON.stringify(target) : undefined;
}

function pairOf(contract: unknown): readonly [string, string] | undefined {
  const [first, second, ...rest] = listOf(own(contract, "between"));
  return typeof first === "string" && typeof second === "string" && rest.length === 0 ? [first, second] : undefined;
}

function comparedBy(policy: Unknowns, contract: unknown): readonly [string, string] | undefined {
  const between = pairOf(contract);
  const known = between?.every((name) => isKnown(policy, "environment", [], name) === true);
  return known === true && between?.[0] !== between?.[1] ? between : undefined;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
