import type { Finding } from "../../model/finding.ts";
import type { Result } from "../report.ts";
import { text } from "./text.ts";

const message = (value: string): string => value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (value: string): string => message(value).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** For GitHub Actions: an annotation at the line of the policy, and the same text as everywhere for the log. */
export function github(result: Result, folder: string): string {
  return (
    result.findings.map((finding) => annotation(finding, folder)).join("") +
    text(result, { colour: false, explain: false })
  );
}

function annotation({ severity, rule, message: said, hint, at, rendered }: Finding, folder: string): string {
  const file = folder === "" ? at.file : `${folder}/${at.file}`;
  const place = [
    `file=${property(file)}`,
    ...(at.line === undefined ? [] : [`line=${at.line}`, `col=${at.column ?? 1}`]),
    `title=${property(rule)}`,
  ];
  const where =
    rendered === undefined ? "" : `\nin ${rendered.file}${rendered.field === undefined ? "" : ` ${rendered.field}`}`;
  return `::${severity} ${place.join(",")}::${message(`${said}${where}\n→ ${hint}`)}\n`;
}
