import type { Finding } from "../../model/finding.ts";
import type { Result } from "../report.ts";
import { cause, inRepository, isRooted, outputs } from "./place.ts";
import { text } from "./text.ts";

const message = (value: string): string => value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (value: string): string => message(value).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** A log in which the runner finds no command: it takes `::` at the start of a line and `##[` anywhere for one. */
const inert = (log: string): string => log.replace(/^(\s*):(?=:)/gm, "$1: ").replaceAll("##[", "## [");

/** For GitHub Actions: an annotation at the line of the policy, and the same text as everywhere for the log. */
export function github(result: Result, folder: string): string {
  return (
    result.findings.map((finding) => annotation(finding, folder)).join("") +
    inert(text(result, { colour: false, explain: false }))
  );
}

function annotation(finding: Finding, folder: string): string {
  const { severity, rule, message: said, hint, at, causes = [], old } = finding;
  // The runner finds a whole path in the repository by itself.
  const file = isRooted(at.file) ? at.file : inRepository(folder, at.file);
  const place = [
    `file=${property(file)}`,
    ...(at.line === undefined ? [] : [`line=${at.line}`, `col=${at.column ?? 1}`]),
    `title=${property(old === undefined ? rule : `${rule} (not new)`)}`,
  ];
  const lines = [
    said,
    ...causes.map((other) => `and ${cause(other)}`),
    ...outputs(finding).map((each) => `in ${each}`.replace(/^in and /, "and ")),
    `→ ${hint}`,
  ];
  return `::${old === undefined ? severity : "warning"} ${place.join(",")}::${message(lines.join("\n"))}\n`;
}
