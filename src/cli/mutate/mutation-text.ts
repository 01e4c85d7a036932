import type { Bitten } from "../../checks/mutate/mutate.ts";
import type { Escape, Score } from "../../checks/mutation/score.ts";
import { fieldName } from "../../checks/parity/diff/field-name.ts";
import { type Paint, paint, visible } from "../paint.ts";
import { count } from "../report.ts";
import { faults, type Mutation } from "./mutation.ts";

/** Mutants that are listed of each kind; the rest is counted. */
const listed = 20;

const head = ["contract", "mutated", "mutants", "caught", "tolerated", "escaped", "false alarms", "skipped"];

/** For people: a table with two rows for each contract, what went wrong, and the sum. */
export function mutationText(mutation: Mutation, colour: boolean): string {
  const { share, contracts, nothing } = mutation;
  const style = paint(colour);
  if (nothing !== undefined) return `${style.yellow("!")} nothing to mutate: ${nothing}\n`;
  const rows = contracts.flatMap(rowsOf);
  const wrong = faults(mutation);
  return [
    ...table([head, ...rows]),
    ...contracts.flatMap(({ templates, lower, upper }) => tolerated(templates, `${lower} → ${upper}`)),
    ...failures(contracts, ({ escaped }) => escaped, "escaped", style),
    ...failures(contracts, ({ falseAlarms }) => falseAlarms, "false alarm", style),
    wrong === 0
      ? `${style.green("✔")} no mutant escaped (${made(share)})`
      : `${style.red("✖")} ${count(wrong, "mutant")} judged wrongly (${made(share)})`,
    "",
  ].join("\n");
}

const made = (share: number): string =>
  share === 1 ? "all mutants" : `${Math.round(share * 100)} % of all mutants, --mutate=all for every one`;

function rowsOf({ lower, upper, templates, renderings, apart }: Bitten): readonly (readonly string[])[] {
  return [
    [visible(`${lower} → ${upper}`), "templates", ...cells(templates, apart)],
    ["", "rendered bytes", ...cells(renderings, 0)],
  ];
}

function cells({ mutants, caught, tolerated, escaped, falseAlarms, skipped }: Score, apart: number): readonly string[] {
  const allowed = [...tolerated.values()].reduce((sum, amount) => sum + amount, 0);
  return [mutants + apart, caught, allowed, escaped.length, falseAlarms.length, skipped + apart].map((amount) =>
    amount.toLocaleString("en-US"),
  );
}

/** Words to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  );
}

const tolerated = ({ tolerated: by }: Score, contract: string): readonly string[] =>
  [...by].map(([allowance, amount]) =>
    visible(`${contract}: ${amount.toLocaleString("en-US")} tolerated by ${allowance}`),
  );

function failures(
  contracts: readonly Bitten[],
  of: (score: Score) => readonly Escape[],
  name: string,
  style: Paint,
): readonly string[] {
  const all = contracts.flatMap(({ templates, renderings }) => [...of(templates), ...of(renderings)]);
  const lines = all.slice(0, listed).map((each) => `  ${style.red("✖")} ${name}: ${visible(place(each))}`);
  return all.length > listed ? [...lines, `  … and ${(all.length - listed).toLocaleString("en-US")} more`] : lines;
}

const place = ({ operator, object, path }: Escape): string =>
  [operator, object, ...(path.length === 0 ? [] : [fieldName(path.filter((step) => step !== "$text"))])].join(", ");
