import type { AtSize } from "./at-size.ts";
import { type Measure, measures, processes } from "./measures.ts";
import { median, spread } from "./statistics.ts";
import type { Whole } from "./whole.ts";

/** One row of the table, as numbers. */
export interface Row {
  readonly measure: Measure;
  readonly rounds: number;
  readonly milliseconds: number;
  /** Largest less smallest, as a share of the median. */
  readonly spread: number;
  readonly timesFloor: number;
  /** Against the faster of cdk8s' layouts. */
  readonly timesCdk8s: number;
  /** Bytes. */
  readonly peak: number;
  /** Time against the size before, as a share of the objects against it: above 1 is more than linear. */
  readonly growth: number | undefined;
}

/** The rows of a size, beside those of the size before. */
export function rowsOf(at: AtSize, before: AtSize | undefined): readonly Row[] {
  const floor = time(at, "floor");
  const cdk8s = Math.min(time(at, "cdk8s-objects"), time(at, "cdk8s-charts"));
  return [...at.readings].map(([measure, readings]) => {
    const milliseconds = time(at, measure);
    const grown = before?.readings.has(measure)
      ? milliseconds / time(before, measure) / (at.scale.objects / before.scale.objects)
      : undefined;
    return {
      measure,
      rounds: readings.length,
      milliseconds,
      spread: spread(readings.map((each) => each.milliseconds)),
      timesFloor: milliseconds / floor,
      timesCdk8s: milliseconds / cdk8s,
      peak: median(readings.map((each) => each.peak)),
      growth: grown,
    };
  });
}

function time({ readings }: AtSize, measure: Measure): number {
  const found = readings.get(measure);
  return found === undefined ? Number.POSITIVE_INFINITY : median(found.map(({ milliseconds }) => milliseconds));
}

const grouped = (value: number, digits = 0): string =>
  value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const megabytes = (bytes: number, digits = 0): string => grouped(bytes / 1_000_000, digits);

const head = ["", "ms", "±", "× floor", "× cdk8s", "peak MB", "growth"] as const;

/** Everything that was measured, to read. */
export function table(sizes: readonly AtSize[], whole: readonly Whole[]): string {
  const blocks = sizes.map((at, index) => {
    const { objects, files, bytes } = at.scale;
    const rows = rowsOf(at, sizes[index - 1]).map((row) => [
      measures[row.measure],
      grouped(row.milliseconds, row.milliseconds < 100 ? 1 : 0),
      `${grouped(row.spread * 50)} %`,
      grouped(row.timesFloor, 2),
      grouped(row.timesCdk8s, 2),
      megabytes(row.peak),
      row.growth === undefined ? "" : grouped(row.growth, 2),
    ]);
    const skipped = [...at.skipped].map(([measure, why]) => `  ${measures[measure]}: not measured, ${why}`);
    const rounds = Math.max(...[...at.readings.values()].map(({ length }) => length));
    const title = `${grouped(objects)} objects, ${grouped(files)} files, ${megabytes(bytes, 1)} MB, ${rounds} rounds`;
    return [title, ...aligned([head, ...rows]), ...skipped].join("\n");
  });
  const processRows = whole.flatMap(({ fleet, milliseconds }) =>
    [...milliseconds].map(([name, values]) => [
      `${processes[name]}, ${fleet}`,
      grouped(median(values)),
      `${grouped(spread(values) * 50)} %`,
    ]),
  );
  return [
    ...blocks,
    ["Whole processes, from start to exit, nothing changed", ...aligned([["", "ms", "±"], ...processRows])].join("\n"),
    notes,
  ].join("\n\n");
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(width(0)) : cell.padStart(width(column)))).join("  ")}`.trimEnd(),
  );
}

const notes = `Medians; each value from a fresh process, in rounds that take turns. ± is half of what the rounds lie apart.
In the tables by size a clock runs from the policy object to the last byte: start-up and imports are left out there, and
so is the TypeScript compiler. "× cdk8s" is against the faster of its two layouts. "growth" is time against the size
before, as a share of the objects against it: up to 1 is linear or better. Peak memory is that of the whole process.`;
