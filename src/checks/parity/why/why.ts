import type { Fleet } from "../fleet.ts";
import type { Parity } from "../parity.ts";
import { Sides } from "../sides.ts";
import { type Answer, answer } from "./answer.ts";
import { Question } from "./effect.ts";
import { type Elsewhere, elsewhere } from "./elsewhere.ts";
import type { Field } from "./fields.ts";
import { leversFor } from "./levers.ts";
import { relevant } from "./relevant.ts";
import { Retaking } from "./retake.ts";
import type { Subject } from "./subject.ts";
import { type Whole, whole } from "./whole.ts";

/** Where a field comes from, and what it is elsewhere. */
export interface FieldWhy extends Answer {
  readonly elsewhere: readonly Elsewhere[];
  /** Components that it may depend on too, and that were not asked about one by one. */
  readonly unasked: number;
}

/** Where an object comes from, field by field. */
export interface ObjectWhy extends Whole {
  readonly unasked: number;
}

/**
 * Finds the inputs of the policy that a rendered field comes from, by rendering its object again with another value for
 * each input.
 */
export function whyField(fleet: Fleet, parity: Parity | undefined, subject: Subject, { path }: Field): FieldWhy {
  const { policy, versions, definitions } = fleet;
  const draft = { policy, versions };
  const question = new Question(new Retaking(fleet), definitions, draft, subject);
  const { components, unasked } = relevant(question, draft, path);
  const levers = [...leversFor(draft, { ...subject, components })];
  const sides = parity?.sides ?? new Sides(fleet);
  return {
    ...answer(question, draft, levers, path),
    elsewhere: elsewhere(sides, parity?.comparisons ?? [], subject, path),
    unasked,
  };
}

/** The same for all fields of an object. */
export function whyObject(fleet: Fleet, subject: Subject): ObjectWhy {
  const { policy, versions, definitions } = fleet;
  const draft = { policy, versions };
  const question = new Question(new Retaking(fleet), definitions, draft, subject);
  const { components, unasked } = relevant(question, draft, undefined);
  return { ...whole(question, draft, [...leversFor(draft, { ...subject, components })], definitions), unasked };
}
