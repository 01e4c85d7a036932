import { addressOf } from "../../model/address.ts";
import type { Finding } from "../../model/finding.ts";
import { type Paint, paint, visible } from "../paint.ts";
import type { Result } from "../report.ts";
import { cause, outputs, spot } from "./place.ts";
import { verdict } from "./verdict.ts";

/** For people: findings under the place that they point at, then the sum. */
export function text(result: Result, options: { readonly colour: boolean; readonly explain: boolean }): string {
  const style = paint(options.colour);
  const lines: string[] = [];
  let before = "";
  for (const finding of result.findings) {
    const place = visible(spot(finding.at));
    if (place !== before) lines.push(...(lines.length === 0 ? [] : [""]), style.bold(place));
    before = place;
    lines.push(...entry(finding, style, options.explain ? result.why(finding.rule) : undefined));
  }
  if (lines.length > 0) lines.push("");
  lines.push(sum(result, style));
  return `${lines.join("\n")}\n`;
}

function entry(finding: Finding, style: Paint, why: string | undefined): readonly string[] {
  const { rule, severity, message, at, causes = [], old, hint } = finding;
  const mark = severity === "error" && old === undefined ? style.red("✖") : style.yellow("!");
  const lines = [`  ${mark} ${visible(message)}  ${style.dim(old === undefined ? rule : `${rule} (not new)`)}`];
  if (at.path.length > 0) lines.push(style.dim(`    at ${visible(addressOf(at).join("."))}`));
  for (const place of causes) lines.push(style.dim(`    and ${visible(cause(place))}`));
  for (const [index, place] of outputs(finding).entries())
    lines.push(style.dim(`    ${index === 0 ? "in" : "  "} ${visible(place)}`));
  if (why !== undefined) lines.push(style.dim(`    why: ${why}`));
  lines.push(`    → ${visible(hint)}`);
  return lines;
}

function sum(result: Result, style: Paint): string {
  const { mark, said } = verdict(result);
  const colour = { "✖": style.red, "!": style.yellow, "✔": style.green }[mark];
  return `${colour(mark)} ${said}`;
}
