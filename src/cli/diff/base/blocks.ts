import { output } from "../../../synth/paths.ts";
import type { Block } from "../page/page.ts";
import { differenceLines } from "../page/value-lines.ts";
import type { GroupedChange } from "./group.ts";

/** Objects that share a block: one that does not fit into a comment is left out as a whole. */
const most = 40;

/** What is done to objects, once for all to which the same is done. */
export function blocks(changes: readonly GroupedChange[], isWhole: boolean): readonly Block[] {
  const alike = new Map<string, GroupedChange[]>();
  for (const change of changes) {
    const { kind, differences } = change;
    const key = JSON.stringify([
      kind,
      differences.map((each) => [each.path, each.kind, each.left ?? null, each.right ?? null]),
    ]);
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [change]);
    else group.push(change);
  }
  return [...alike.values()].flatMap((each) => batches(each).map((batch) => block(batch, isWhole)));
}

function batches(changes: readonly GroupedChange[]): readonly (readonly GroupedChange[])[] {
  const amount = Math.ceil(changes.length / most);
  return Array.from({ length: amount }, (_, index) => changes.slice(index * most, (index + 1) * most));
}

function block(changes: readonly GroupedChange[], isWhole: boolean): Block {
  const { kind = "changed", differences = [] } = changes[0] ?? {};
  return {
    titles: changes.map(titleOf),
    tone: kind,
    lines: differences.flatMap((each) => differenceLines(each, 1, isWhole)),
    differences: changes.length * Math.max(1, differences.length),
  };
}

function titleOf({ title, folder, kind }: GroupedChange): string {
  const sign = { added: "+", removed: "-", changed: "►" }[kind];
  return `${sign} ${title}${folder === undefined ? "" : ` in ${folder.replace(new RegExp(`^${output}/`), "")}`}`;
}
