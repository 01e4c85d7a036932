import { quoted } from "../suggest.ts";
import { isRecord } from "./record.ts";

const plain = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** A name as messages carry it: bare where it reads as one word, else in quotes. */
export function word(name: string): string {
  return plain.test(name) ? name : quoted(name);
}

/** A value of the user's in a few words. */
export function shown(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "bigint") return quoted(String(value));
  if (typeof value === "symbol") return "a symbol";
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value !== "object" || value === null) return String(value);
  if (isRecord(value)) return "an object";
  const tag = Object.prototype.toString.call(value).slice("[object ".length, -1);
  return tag === "Promise" || tag === "Map" || tag === "Set" || tag === "Date" ? `a ${tag}` : "an object of a class";
}

/** A path as a program would write it: `parity[0].allow[1].relation`. */
export function dotted(path: readonly string[]): string {
  return path.reduce((text, key) => {
    if (/^\d+$/.test(key)) return `${text}[${key}]`;
    if (!/^[A-Za-z_$][\w$]{0,62}$/.test(key)) return `${text}[${quoted(key)}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}

/** What a path is the path of, as messages begin: `web`, `replicas.production of web`, `parity[0].between`. */
export function subject(path: readonly string[]): string {
  const [collection = "", name, ...rest] = path;
  if (path.length === 0) return "the policy";
  const named = ["clusters", "environments", "components", "notifications"].includes(collection);
  if (!named || name === undefined) return dotted(path);
  return rest.length === 0 ? word(name) : `${dotted(rest)} of ${word(name)}`;
}

/** Names as a sentence lists what was found: `"a" and "b"`. */
export function both(names: readonly string[]): string {
  const all = names.map(quoted);
  const last = all.pop() ?? "nothing";
  return all.length === 0 ? last : `${all.join(", ")} and ${last}`;
}
