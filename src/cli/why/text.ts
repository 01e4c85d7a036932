import { close } from "../../checks/parity/diff/open.ts";
import type { Answer, Reason } from "../../checks/parity/why/answer.ts";
import type { Elsewhere } from "../../checks/parity/why/elsewhere.ts";
import type { Field } from "../../checks/parity/why/fields.ts";
import { nameOf, type Subject } from "../../checks/parity/why/subject.ts";
import type { Group } from "../../checks/parity/why/whole.ts";
import type { FieldWhy, ObjectWhy } from "../../checks/parity/why/why.ts";
import { paint, visible } from "../paint.ts";
import { count } from "../report.ts";
import { spotOf, type Written } from "./place.ts";

/** How inputs are placed and whether the reader sees colours. */
export interface Style {
  readonly place: (source: Reason["source"]) => Written;
  readonly colour: boolean;
}

/** For people: one field. */
export function fieldText(subject: Subject, field: Field, why: FieldWhy, style: Style): string {
  const { bold } = paint(style.colour);
  const lines = [
    bold(visible(`${field.name} of ${nameOf(subject)} = ${shown(field.value)}`)),
    `  in ${subject.part.file}`,
    ...table([
      ...why.inputs.map((each) => inputRow(each, style)),
      ...why.functions.map((each) => functionRow(each, style)),
    ]),
    ...constant(why, subject),
    ...presence(why.presence, style),
    ...others(why.elsewhere),
    ...unasked(why.unasked),
  ];
  return `${lines.join("\n")}\n`;
}

/** For people: all fields of an object, those of one origin together. */
export function objectText(subject: Subject, why: ObjectWhy, style: Style): string {
  const { bold } = paint(style.colour);
  const lines = [bold(visible(nameOf(subject))), `  in ${subject.part.file}`, ...presence(why.presence, style)];
  const named = why.groups.filter(({ inputs, functions }) => inputs.length + functions.length > 0);
  for (const group of named) lines.push("", ...groupLines(group, style));
  const rest = why.groups.filter((group) => !named.includes(group)).flatMap(({ fields }) => fields);
  if (rest.length > 0) lines.push("", "  Lockstep's own, whatever the policy says:", ...listed(rest));
  return `${[...lines, ...unasked(why.unasked)].join("\n")}\n`;
}

function groupLines({ fields, inputs, functions }: Group, style: Style): readonly string[] {
  const rows = [...inputs.map((each) => inputRow(each, style)), ...functions.map((each) => functionRow(each, style))];
  return [...table(rows), ...listed(fields)];
}

/** Fields of one origin that are shown; the rest is counted. */
const most = 8;

const listed = (fields: readonly string[]): readonly string[] => [
  ...fields.slice(0, fields.length > most ? most - 1 : most).map((each) => `    ${visible(each)}`),
  ...(fields.length > most ? [`    and ${fields.length - most + 1} more fields`] : []),
];

type Row = readonly [how: string, what: string, place: string];

const inputRow = ({ how, title, value, source }: Reason, { place }: Style): Row => [
  how === "together" ? "decided by" : how === "default" ? "default of" : how,
  `${visible(title)}${value === undefined ? ", which the policy leaves out" : ` = ${visible(shown(value))}`}${how === "together" ? ", with the others" : ""}`,
  spotOf(place(source)),
];

const functionRow = ({ title, source }: Answer["functions"][number], { place }: Style): Row => [
  "written by",
  visible(title),
  spotOf(place(source)),
];

function table(rows: readonly Row[]): readonly string[] {
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? "").length)));
  return rows.map(
    ([how, what, place]) => `  ${how.padEnd(widths[0] ?? 0)}  ${what.padEnd(Math.min(widths[1] ?? 0, 60))}  ${place}`,
  );
}

function constant({ inputs, functions }: Answer, { part }: Subject): readonly string[] {
  if (inputs.length > 0) return [];
  return functions.length > 0
    ? ["  the same whatever the policy says elsewhere"]
    : [`  Lockstep's own: nothing in the policy makes it another in ${visible(part.title)}`];
}

const presence = (found: Answer["presence"], { place }: Style): readonly string[] =>
  found.map(
    ({ title, value, source }) =>
      `  only there with ${visible(title)}${value === undefined ? "" : ` = ${visible(shown(value))}`}  ${spotOf(place(source))}`,
  );

function others(found: readonly Elsewhere[]): readonly string[] {
  return found
    .filter(({ is }) => is !== "same")
    .map(({ environment, value, is, allowed }) => {
      const what = is === "absent" ? "is not there" : `is ${visible(shown(value))}`;
      return `  in ${environment} it ${what}${is === "names" ? " (a matter of names)" : allowance(allowed)}`;
    });
}

function allowance(allowed: Elsewhere["allowed"]): string {
  if (allowed === undefined) return "";
  const { reason, ended } = allowed;
  return ended === undefined
    ? ` (allowed: ${visible(reason)})`
    : ` (allowed until ${ended}, which is over: ${visible(reason)})`;
}

const unasked = (amount: number): readonly string[] =>
  amount === 0 ? [] : [`  ${count(amount, "component")} more may have a part in it`];

/** Longer values say less than their beginning. */
const longest = 80;

function shown(value: unknown): string {
  const text = JSON.stringify(isJson(value) ? close(value) : value) ?? String(value);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

const isJson = (value: unknown): value is Field["value"] => value !== undefined && typeof value !== "function";
