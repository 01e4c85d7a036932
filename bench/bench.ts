import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AtSize, Series } from "./at-size.ts";
import { flagsOf, usage } from "./flags.ts";
import { HistorySeries } from "./history.ts";
import type { Measure } from "./measures.ts";
import { rowsOf, table } from "./table.ts";
import { WholeSeries } from "./whole.ts";

/** Small sizes are noisy and cheap, large ones are neither. */
const rounds = (size: number): number => (size <= 1_000 ? 7 : size <= 10_000 ? 5 : 2);

/** Components of the maps with a long history. */
const historySizes = [5, 100];

/** The sizes whose whole processes are measured, beside the reference fleet. */
const wholeSizes = [1_000, 10_000];

process.exitCode = main(process.argv.slice(2));

function main(argv: readonly string[]): number {
  const flags = flagsOf(argv);
  if ("fault" in flags) {
    process.stderr.write(`bench: ${flags.fault}\n${usage}`);
    return 2;
  }
  if (flags.help) {
    process.stdout.write(usage);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), "lockstep-bench-"));
  // With a listener an interrupt ends the measurement alone, and its files are removed below.
  process.once("SIGINT", () => process.exit(2));
  try {
    const { sizes, whole } = measure(flags.sizes, folder);
    process.stdout.write(flags.json ? `${json(sizes, whole)}\n` : `${table(sizes, whole)}\n`);
    return 0;
  } catch (thrown) {
    process.stderr.write(`bench: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    return 2;
  } finally {
    note("");
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(chosen: readonly number[], folder: string) {
  const series = chosen.map((size) => ({ size, series: new Series(size, folder) }));
  const whole = [
    ...[undefined, ...wholeSizes.filter((size) => chosen.includes(size))].map((size) => new WholeSeries(size, folder)),
    ...historySizes.map((components) => new HistorySeries(folder, components)),
  ];
  const most = Math.max(...chosen.map(rounds));
  for (let round = 0; round < most; round += 1) {
    for (const [index, { size, series: each }] of series.entries()) {
      const left = rounds(size) - round;
      if (left > 0)
        each.round(hopeless(series[index - 1]?.series.result), (what) =>
          note(`round ${round + 1} of ${most}, ${what}`),
        );
    }
    for (const each of whole) each.round((what) => note(`round ${round + 1} of ${most}, ${what}`));
  }
  return { sizes: series.map((each) => each.series.result), whole: whole.map((each) => each.result) };
}

/** What took too long already will not be faster with more objects. */
function hopeless(smaller: AtSize | undefined): ReadonlyMap<Measure, string> {
  return smaller?.skipped ?? new Map();
}

function json(
  sizes: readonly AtSize[],
  whole: readonly { readonly fleet: string; readonly milliseconds: ReadonlyMap<string, readonly number[]> }[],
): string {
  return JSON.stringify(
    {
      sizes: sizes.map((at, index) => ({
        ...at.scale,
        rows: rowsOf(at, sizes[index - 1]),
        skipped: Object.fromEntries(at.skipped),
      })),
      processes: whole.map(({ fleet, milliseconds }) => ({ fleet, milliseconds: Object.fromEntries(milliseconds) })),
    },
    null,
    2,
  );
}

/** What is under way, for a person who waits. */
function note(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${what}`);
}
