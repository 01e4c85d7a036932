import type { Report } from "../report.ts";
import { listChoices, quoted, suggest } from "../suggest.ts";
import { isRecord, own, type Unknowns } from "./record.ts";
import { both, word } from "./words.ts";

/** What a view adds to the identity that a component's functions are given. */
const added = ["namespace", "domain"];

/** Whether every environment has the same identity keys, and none that the views fill in themselves. */
export function checkIdentity(policy: Unknowns, report: Report): void {
  const environments = own(policy, "environments");
  if (!isRecord(environments)) return;
  const keysOf = new Map<string, ReadonlySet<string>>();
  for (const [name, environment] of Object.entries(environments)) {
    const identity = own(environment, "identity");
    if (isRecord(identity)) keysOf.set(name, new Set(Object.keys(identity)));
  }
  for (const key of new Set([...keysOf.values()].flatMap((keys) => [...keys]))) {
    const having = [...keysOf].filter(([, keys]) => keys.has(key)).map(([name]) => name);
    if (added.includes(key)) {
      for (const name of having) {
        report.policy(
          "policy/reserved-name",
          ["environments", name, "identity", key],
          `identity of ${word(name)} has ${quoted(key)}, which every component is given anyway`,
          `remove it; ${quoted(key)} is a field of the environment`,
        );
      }
    } else if (having.length < keysOf.size) {
      reportUneven(key, having, keysOf, report);
    }
  }
}

/** The fewer are taken to be wrong: one slip among ten environments is one finding and not nine. */
function reportUneven(key: string, having: readonly string[], keysOf: Keys, report: Report): void {
  const lacking = [...keysOf.keys()].filter((name) => !having.includes(name));
  if (having.length >= lacking.length) {
    for (const name of lacking) {
      const near = suggest(key, keysOf.get(name) ?? []);
      // A slip that is reported itself, with this key as what was meant.
      if (near !== undefined && isRare(near, keysOf)) continue;
      report.policy(
        rule,
        ["environments", name, "identity"],
        `identity of ${word(name)} has no ${quoted(key)}, which ${saidOf(having)}`,
        near === undefined ? `add ${quoted(key)}` : `add ${quoted(key)}, or rename ${quoted(near)}`,
      );
    }
    return;
  }
  const meant = suggest(key, keysOf.get(lacking[0] ?? "") ?? []);
  for (const name of having) {
    const hint =
      meant === undefined ? `remove it, or add it to ${listChoices(lacking)} too` : `did you mean ${quoted(meant)}?`;
    report.policy(
      rule,
      ["environments", name, "identity", key],
      `identity of ${word(name)} has ${quoted(key)}, which most environments have not`,
      hint,
    );
  }
}

type Keys = ReadonlyMap<string, ReadonlySet<string>>;

const rule = "policy/same-identity";

const isRare = (key: string, keysOf: Keys): boolean =>
  2 * [...keysOf.values()].filter((keys) => keys.has(key)).length < keysOf.size;

const saidOf = (names: readonly string[]): string =>
  names.length === 1 ? `${both(names)} has` : names.length > 3 ? `${names.length} others have` : `${both(names)} have`;
