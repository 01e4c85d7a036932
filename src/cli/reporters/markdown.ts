import { addressOf } from "../../model/address.ts";
import type { Finding } from "../../model/finding.ts";
import { count, olds, type Result } from "../report.ts";
import { type Alike, alike } from "./alike.ts";
import { code, prose } from "./escape.ts";
import { inRepository, outputs, spot } from "./place.ts";
import { verdict } from "./verdict.ts";

/** By what a workflow finds its own comment again. */
const marker = "<!-- lockstep -->";

/** GitHub refuses a comment of 65,536 characters. */
const most = 65_000;

/** Places of one line, and causes of one place; the rest is counted. */
const listed = 10;

/** What may stand below the findings that are listed. */
const reserve = 200;

/**
 * For a comment and a job's summary on GitHub: findings by rule, those that say the same in one line. `limit` is in
 * bytes and in characters; findings beyond it are counted. Below 1,000 it is taken for 1,000.
 */
export function markdown(result: Result, folder: string, limit = most): string {
  const { mark, said } = verdict(result);
  const head = [marker, `### ${mark} lockstep: ${said}`, ""].join("\n");
  const page = new Page(Math.max(1_000, Math.min(limit, most)) - reserve - size(head));
  const groups = sorted(alike(result.findings));
  const fresh = page.list(
    groups.filter(({ old }) => !old),
    folder,
  );
  const old = page.list(
    groups.filter((group) => group.old),
    folder,
  );
  const folded =
    old === ""
      ? ""
      : `\n<details><summary>${olds(result).toLocaleString("en-US")} not new</summary>\n${old}\n</details>\n`;
  const rest = result.findings.length - page.shown;
  const cut =
    rest === 0 ? "" : `\n${page.shown === 0 ? count(rest, "finding") : `and ${count(rest, "more finding")}`}\n`;
  return `${head}${fresh}${folded}${cut}`;
}

/** What still fits. */
class Page {
  /** Findings that are listed, or counted beside one that says the same. */
  shown = 0;
  #left: number;

  constructor(room: number) {
    this.#left = room;
  }

  /** As many groups as fit, from the first on, under their rules. */
  list(groups: readonly Alike[], folder: string): string {
    let [text, before] = ["", ""];
    for (const group of groups) {
      const heading = group.rule === before ? "" : `\n**${code(group.rule)}**\n\n`;
      const added = `${heading}${item(group, folder)}`;
      // What comes later weighs less: it must not take the place of what does not fit.
      if (size(added) > this.#left) this.#left = 0;
      if (this.#left === 0) break;
      this.#left -= size(added);
      this.shown += group.findings.length;
      before = group.rule;
      text += added;
    }
    return text;
  }
}

function item({ severity, old, message, hint, findings }: Alike, folder: string): string {
  const mark = severity === "error" && !old ? "✖" : "!";
  const times = findings.length === 1 ? "" : ` (${count(findings.length, "place")})`;
  const rest = findings.length - listed;
  return [
    `- ${mark} ${prose(message)}${times}<br>→ ${prose(hint)}`,
    ...findings.slice(0, listed).map((finding) => `  - ${where(finding, folder)}`),
    ...(rest > 0 ? [`  - and ${count(rest, "more place")}`] : []),
    "",
  ].join("\n");
}

/** The place, what else it comes from, and what is rendered from it. */
function where(finding: Finding, folder: string): string {
  const { at, causes = [] } = finding;
  const place = (each: Finding["at"]): string =>
    `${code(spot({ ...each, file: inRepository(folder, each.file) }))}${each.path.length === 0 ? "" : ` at ${code(addressOf(each).join("."))}`}`;
  const rest = causes.length - listed;
  return [
    place(at),
    ...causes.slice(0, listed).map((each) => `and ${place(each)}`),
    ...(rest > 0 ? [`and ${count(rest, "more place")}`] : []),
    ...outputs(finding, folder).map((each) => (each.startsWith("and ") ? each : `in ${code(each)}`)),
  ].join(", ");
}

/** Rules with errors first, then by name; in a rule, errors first. */
function sorted(groups: readonly Alike[]): readonly Alike[] {
  const heavy = new Set(groups.filter(isError).map(({ rule }) => rule));
  const weight = (group: Alike): number => (heavy.has(group.rule) ? 0 : 1);
  return [...groups].sort(
    (left, right) =>
      weight(left) - weight(right) ||
      (left.rule < right.rule ? -1 : left.rule > right.rule ? 1 : 0) ||
      Number(isError(right)) - Number(isError(left)),
  );
}

const isError = ({ severity, old }: Alike): boolean => severity === "error" && !old;

/** UTF-8 bytes: never fewer than characters. */
const size = (text: string): number => Buffer.byteLength(text);
