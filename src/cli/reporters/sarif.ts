import { addressOf } from "../../model/address.ts";
import type { Finding, Place, Severity } from "../../model/finding.ts";
import type { Result } from "../report.ts";
import { inRepository } from "./place.ts";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/**
 * SARIF 2.1.0, for code scanning: the same text for the same result, on every machine and day. Files are relative to
 * the repository, which SARIF calls `%SRCROOT%`.
 */
export function sarif(result: Result, folder: string): string {
  const { findings } = result;
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const index = new Map(ids.map((id, position) => [id, position]));
  // A baseline was compared with only where something is not new.
  const compared = findings.some(({ old }) => old !== undefined);
  const run = {
    tool: { driver: { name: "lockstep", rules: ids.map((id) => rule(id, result)) } },
    columnKind: "utf16CodeUnits",
    results: findings.map((finding) => ({
      ruleId: finding.rule,
      ruleIndex: index.get(finding.rule) ?? -1,
      ...entry(finding, folder),
      ...(compared ? { baselineState: finding.old === undefined ? "new" : "unchanged" } : {}),
    })),
  };
  return `${JSON.stringify({ $schema: schema, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

/** A rule weighs as much as the heaviest that it found: what it weighs by itself is not part of a result. */
function rule(id: string, { findings, why }: Result) {
  const own = findings.filter((finding) => finding.rule === id);
  return {
    id,
    // Code scanning asks for a description of each rule.
    shortDescription: { text: plain(why(id) ?? id) },
    defaultConfiguration: { level: own.map(level).find((weight) => weight === "error") ?? "warning" },
  };
}

const level = ({ severity, old }: Finding): Severity => (old === undefined ? severity : "warning");

/** Further rendered fields of one result. */
const listed = 20;

function entry(finding: Finding, folder: string) {
  const { rule: id, message, hint, at, rendered, more = [], causes = [] } = finding;
  const related = [
    ...causes.map((place) => ({
      physicalLocation: physical(place, folder),
      message: { text: plain(place.path.length === 0 ? "also from here" : `also from ${addressOf(place).join(".")}`) },
    })),
    ...(rendered === undefined ? [] : [rendered, ...more.slice(0, listed)]).map((each) => ({
      physicalLocation: physical(each, folder),
      message: { text: plain(each.field === undefined ? "rendered here" : `rendered as ${each.field}`) },
    })),
  ];
  return {
    level: level(finding),
    message: { text: plain(`${message}\n→ ${hint}`) },
    locations: [{ physicalLocation: physical(at, folder) }],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((each, id) => ({ id, ...each })) }),
    partialFingerprints: {
      // Of the same finding in a fleet that was moved, the same.
      "lockstep/v1": [
        id,
        inRepository("", at.file),
        addressOf(at).join("."),
        rendered?.file ?? "",
        rendered?.field ?? "",
      ].join("|"),
    },
  };
}

function physical({ file, line, column }: Pick<Place, "file" | "line" | "column">, folder: string) {
  return {
    artifactLocation: { uri: uri(inRepository(folder, file)), uriBaseId: "%SRCROOT%" },
    ...(line === undefined ? {} : { region: { startLine: line, startColumn: column ?? 1 } }),
  };
}

/** Percent-encoded between the slashes; half a character has no encoding. */
const uri = (path: string): string => whole(path).split("/").map(encodeURIComponent).join("/");

/**
 * A message that stands for itself. Readers of SARIF take `[text](1)` for a link and `{0}` for a placeholder; GitHub
 * shows what is escaped without need as it stands, so nothing else is escaped.
 */
const plain = (text: string): string =>
  (/\]\(/.test(text) ? text.replace(/[\\[\]]/g, "\\$&") : text).replace(/\{(\d+)\}/g, "{{$1}}");

const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");
