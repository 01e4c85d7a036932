import { isList } from "../../../../imports/json.ts";

/** A text that nobody would think of, and that any name may end with. */
const odd = "q7x";

const members: readonly (readonly string[])[] = [
  ["automatic", "manual"],
  ["flux", "argocd"],
  ["privileged", "baseline", "restricted"],
  ["open", "locked"],
  ["open", "isolated"],
  ["rollback", "retry"],
  ["public", "private", "internal"],
  ["info", "error"],
];

/** Keys whose values are one of few, with the keys that settings of users may have too left out. */
const choices: ReadonlySet<string> = new Set([
  "delivery",
  "network",
  "onFailure",
  "podSecurity",
  "severity",
  "sync",
  "tenancy",
  "visibility",
]);

/**
 * Values that could stand in the place of one, those first that a function is most likely to understand.
 *
 * @param key the key that the value stands under
 * @param known what stands there elsewhere: for other environments
 */
export function others(value: unknown, key: string, known: readonly unknown[]): readonly unknown[] {
  const found = [...known.filter(isScalar), ...made(value, key)];
  return [...new Set(found)].filter((each) => each !== value).slice(0, 5);
}

const isScalar = (value: unknown): boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

function made(value: unknown, key: string): readonly unknown[] {
  switch (typeof value) {
    case "boolean":
      return [!value];
    case "number":
      return [value + 1, 1, 0, value * 2 + 10];
    case "string":
      return choices.has(key) ? members.filter((each) => each.includes(value)).flat() : texts(value);
    default:
      return isList(value) ? [[odd]] : [odd];
  }
}

function texts(value: string): readonly string[] {
  const amount = /^(\d+(?:\.\d+)?)((?:m|Ki|Mi|Gi|Ti|ms|s|h)?)$/.exec(value);
  if (amount !== null) return [`${Number(amount[1]) * 2 || 1}${amount[2]}`, `1${amount[2]}`];
  const times = /^(\d+)((?:ms|s|m|h)(?:\d+(?:ms|s|m|h))*)$/.exec(value);
  if (times !== null) return [`${Number(times[1]) * 2}${times[2]}`];
  if (/^sha\d+:[0-9a-f]+$/.test(value)) return [`${value.slice(0, -4)}${value.endsWith("7777") ? "8888" : "7777"}`];
  const version = /^(v?\d+\.\d+\.)(\d+)(.*)$/.exec(value);
  if (version !== null) return [`${version[1]}${Number(version[2]) + 771}${version[3]}`];
  const minor = /^(\d+\.)(\d+)$/.exec(value);
  if (minor !== null) return [`${minor[1]}${Number(minor[2]) - 1}`, `${minor[1]}${Number(minor[2]) + 1}`];
  const choice = members.find((each) => each.includes(value));
  return [value === "" ? odd : `${value}-${odd}`, `${odd}${value}`, ...(choice ?? [])];
}
