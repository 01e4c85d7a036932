import type { Finding } from "../../model/finding.ts";
import { type Paint, paint, visible } from "../paint.ts";
import { count, errors, type Result, scale } from "../report.ts";

/** For people: findings under the place that they point at, then the sum. */
export function text(result: Result, options: { readonly colour: boolean; readonly explain: boolean }): string {
  const style = paint(options.colour);
  const lines: string[] = [];
  let before = "";
  for (const finding of result.findings) {
    const place = heading(finding);
    if (place !== before) lines.push(...(lines.length === 0 ? [] : [""]), style.bold(place));
    before = place;
    lines.push(...entry(finding, style, options.explain ? result.why(finding.rule) : undefined));
  }
  if (lines.length > 0) lines.push("");
  lines.push(sum(result, style));
  return `${lines.join("\n")}\n`;
}

function heading({ at: { file, line, column } }: Finding): string {
  return line === undefined ? file : `${file}:${line}:${column ?? 1}`;
}

function entry(
  { rule, severity, message, at, rendered, hint }: Finding,
  style: Paint,
  why: string | undefined,
): readonly string[] {
  const mark = severity === "error" ? style.red("✖") : style.yellow("!");
  const lines = [`  ${mark} ${visible(message)}  ${style.dim(rule)}`];
  if (at.path.length > 0) lines.push(style.dim(`    at ${visible(at.path.join("."))}`));
  if (rendered !== undefined)
    lines.push(
      style.dim(`    in ${visible(rendered.file)}${rendered.field === undefined ? "" : ` ${visible(rendered.field)}`}`),
    );
  if (why !== undefined) lines.push(style.dim(`    why: ${why}`));
  lines.push(`    → ${visible(hint)}`);
  return lines;
}

function sum(result: Result, style: Paint): string {
  const wrong = errors(result);
  const warned = result.findings.length - wrong;
  const waived = result.waived === 0 ? "" : `, ${result.waived} waived`;
  const where = scale(result);
  if (wrong > 0)
    return `${style.red("✖")} ${count(wrong, "error")}, ${count(warned, "warning")}${waived}${where === "" ? "" : ` in ${where}`}`;
  if (warned > 0) return `${style.yellow("!")} ${count(warned, "warning")}${waived} in ${where}`;
  return `${style.green("✔")} nothing to report${waived} in ${where}`;
}
