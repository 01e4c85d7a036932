import type { Report } from "../report.ts";
import { quoted, suggest } from "../suggest.ts";
import { isRecord, type Unknowns } from "./record.ts";
import { both, shown } from "./words.ts";

const sources = {
  policy: { name: "fleet", what: "the policy", code: "export const fleet = defineFleet<Settings>()({ … })" },
  versions: {
    name: "versions",
    what: "the version map",
    code: "export const versions = { … } as const satisfies Versions<typeof fleet>",
  },
} as const;

/** What a file's module exports under the name that is asked for; anything else is taken for the export itself. */
export function exported(source: keyof typeof sources, value: unknown): unknown {
  const names = exportsOf(value);
  const { name } = sources[source];
  return names?.includes(name) === true && typeof value === "object" && value !== null
    ? Reflect.get(value, name)
    : value;
}

/** What a file's module exports beside the version map; nothing when the value is no module, or has no such export. */
export function exportedBeside(name: "holds" | "hotfixes", value: unknown): unknown {
  const isThere = exportsOf(value)?.includes(name) === true;
  return isThere && typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** The export when it is an object; else a finding that says what was exported instead. */
export function checkExport(source: keyof typeof sources, value: unknown, report: Report): Unknowns | undefined {
  if (isRecord(value)) return value;
  const { name, what, code } = sources[source];
  const say = (rule: "export" | "wrong-type", message: string, hint: string): void =>
    report[source](`${source}/${rule}`, [], message, hint);
  const names = exportsOf(value);
  if (value === undefined) {
    say("export", `${quoted(report.files[source])} exports no ${quoted(name)}`, `write ${code}`);
  } else if (names !== undefined) {
    const meant = suggest(name, names) ?? (names.length === 1 ? names[0] : undefined);
    const rename = meant === undefined ? `write ${code}` : `rename the export ${quoted(meant)} to ${quoted(name)}`;
    say("export", `${quoted(report.files[source])} exports ${both(names)}, and no ${quoted(name)}`, rename);
  } else if (typeof value === "function" && source === "policy") {
    say(
      "wrong-type",
      `${what} is a function, not an object`,
      "call it a second time, with the policy: defineFleet<Settings>()({ … })",
    );
  } else if (shown(value) === "a Promise") {
    say("wrong-type", `${what} is a Promise, not an object`, "await it where it is exported");
  } else {
    say("wrong-type", `${what} is ${shown(value)}, not an object`, `write ${code}`);
  }
  return undefined;
}

/** The names that a module exports; nothing when the value is no module. */
function exportsOf(value: unknown): readonly string[] | undefined {
  const isModule = Object.prototype.toString.call(value) === "[object Module]";
  return isModule && typeof value === "object" && value !== null ? Object.keys(value).sort() : undefined;
}
