import { close } from "../../checks/parity/diff/open.ts";
import type { Answer, Reason } from "../../checks/parity/why/answer.ts";
import type { Field } from "../../checks/parity/why/fields.ts";
import { nameOf, type Subject } from "../../checks/parity/why/subject.ts";
import type { FieldWhy, ObjectWhy } from "../../checks/parity/why/why.ts";
import type { Style } from "./text.ts";

type Place = Style["place"];

/** For programs: one field. */
export function fieldJson(subject: Subject, field: Field, why: FieldWhy, place: Place): string {
  return printed({
    ...about(subject),
    field: field.name,
    value: close(field.value),
    inputs: why.inputs.map((each) => reason(each, place)),
    functions: functions(why.functions, place),
    presence: presence(why.presence, place),
    elsewhere: why.elsewhere.map(({ value, ...rest }) =>
      value === undefined ? rest : { ...rest, value: close(value) },
    ),
    unasked: why.unasked,
  });
}

/** For programs: all fields of an object, those of one origin together. */
export function objectJson(subject: Subject, why: ObjectWhy, place: Place): string {
  return printed({
    ...about(subject),
    presence: presence(why.presence, place),
    groups: why.groups.map((each) => ({
      fields: each.fields,
      inputs: each.inputs.map((input) => reason(input, place)),
      functions: functions(each.functions, place),
    })),
    unasked: why.unasked,
  });
}

const printed = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

const about = (subject: Subject) => ({
  home: subject.home.name,
  object: nameOf(subject),
  file: subject.part.file,
  component: subject.unit === "" ? null : subject.unit,
});

const reason = ({ title, how, value, source }: Reason, place: Place) => ({
  input: title,
  how,
  ...(value === undefined ? {} : { value }),
  at: place(source),
});

const functions = (found: Answer["functions"], place: Place) =>
  found.map(({ title, source }) => ({ function: title, at: place(source) }));

const presence = (found: Answer["presence"], place: Place) =>
  found.map(({ title, value, source }) => ({
    input: title,
    ...(value === undefined ? {} : { value }),
    at: place(source),
  }));
