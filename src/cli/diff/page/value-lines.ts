import { align } from "../../../checks/parity/diff/align.ts";
import type { Difference } from "../../../checks/parity/diff/difference.ts";
import { fieldName } from "../../../checks/parity/diff/field-name.ts";
import { close } from "../../../checks/parity/diff/open.ts";
import type { Json } from "../../../policy/index.ts";
import { printYaml } from "../../../synth/yaml.ts";
import type { Line } from "./page.ts";

/** Lines of one value, and characters of one line; the rest is counted. */
const most = { lines: 12, characters: 200 };

/**
 * A difference as people read it: the field, then both values, `-` for the left and `+` for the right. `isWhole`: no
 * value is cut.
 */
export function differenceLines(
  { path, kind, left, right }: Pick<Difference, "path" | "kind" | "left" | "right">,
  depth: number,
  isWhole: boolean,
): readonly Line[] {
  const field = path.length === 0 ? "text" : fieldName(path);
  const sign = kind === "added" ? "+" : kind === "removed" ? "-" : kind === "order" ? "⇆" : "±";
  const shown = (tone: "removed" | "added", lines: readonly string[]): readonly Line[] =>
    cut(lines, isWhole).map((line) => ({ tone, depth: depth + 1, text: `${tone === "added" ? "+" : "-"} ${line}` }));
  const [gone, come] = valueLines(left, right);
  return [
    { tone: "field", depth, text: `${sign} ${field}${kind === "order" ? " (order)" : ""}` },
    ...shown("removed", gone),
    ...shown("added", come),
  ];
}

/** Both values line by line; of two long texts the lines that differ. */
function valueLines(left: Json | undefined, right: Json | undefined): readonly [readonly string[], readonly string[]] {
  if (typeof left !== "string" || typeof right !== "string" || !`${left}${right}`.includes("\n"))
    return [printed(left), printed(right)];
  const [one, other] = [left.split("\n"), right.split("\n")];
  const apart = align(one, other).filter(
    ([at, there]) => at === undefined || there === undefined || one[at] !== other[there],
  );
  return [
    apart.flatMap(([at]) => (at === undefined ? [] : [one[at] ?? ""])),
    apart.flatMap(([, there]) => (there === undefined ? [] : [other[there] ?? ""])),
  ];
}

/** A value as YAML has it. */
function printed(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  return printYaml([close(value)])
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.slice(2));
}

function cut(lines: readonly string[], isWhole: boolean): readonly string[] {
  if (isWhole) return lines;
  const rest = lines.length - most.lines;
  const short = lines
    .slice(0, rest > 1 ? most.lines : undefined)
    .map((line) => (line.length > most.characters ? `${line.slice(0, most.characters)}…` : line));
  return rest > 1 ? [...short, `… ${rest} more lines`] : short;
}
