import type { Model } from "../model/model.ts";
import { homeOf } from "./home-of.ts";
import type { Paint } from "./paint.ts";
import { count } from "./report.ts";
import type { WritePlan } from "./writer/plan.ts";

/** Files by what a synth does with them. */
export type Moves = Pick<WritePlan, "added" | "changed" | "removed" | "unchanged">;

/** What a synth does, by environment and cluster; what belongs to none stands last. */
export function summary(model: Model, moves: Moves, style: Paint, dryRun: boolean): string {
  const home = homeOf(model);
  const names = [...model.environments.map(({ name }) => name), ...model.clusters.map(({ name }) => `cluster ${name}`)];
  const rows = new Map(names.map((name) => [name, { added: 0, changed: 0, removed: 0 }]));
  for (const kind of ["added", "changed", "removed"] as const)
    for (const path of moves[kind]) {
      const row = rows.get(home(path)) ?? { added: 0, changed: 0, removed: 0 };
      row[kind] += 1;
      rows.set(home(path), row);
    }
  const moved = [...rows].filter(([, { added, changed, removed }]) => added + changed + removed > 0);
  const width = Math.max(0, ...moved.map(([name]) => name.length));
  const cell = (amount: number, verb: string, colour: (text: string) => string): string => {
    const said = `${String(amount).padStart(6)} ${verb}`;
    return amount === 0 ? style.dim(said) : colour(said);
  };
  const lines = moved.map(
    ([name, { added, changed, removed }]) =>
      `  ${name.padEnd(width)}${cell(added, "added", style.green)}${cell(changed, "changed", style.yellow)}${cell(removed, "removed", style.red)}`,
  );
  const total = moves.added.length + moves.changed.length + moves.unchanged.length;
  const sum = `${style.green("✔")} ${count(total, "file")}: ${moves.added.length} added, ${moves.changed.length} changed, ${moves.removed.length} removed`;
  return `${[...lines, dryRun ? `${sum} (nothing was written)` : sum].join("\n")}\n`;
}
