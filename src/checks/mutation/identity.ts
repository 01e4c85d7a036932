import { isList, isRecord } from "../../../imports/json.ts";
import type { Json } from "../../policy/scalars.ts";
import type { Neighbour } from "./subject.ts";

/** The placeholders of a template, and what stands in their place on either side. */
export class Identity {
  readonly #values: Neighbour;
  readonly #pattern: RegExp | undefined;

  constructor(values: Neighbour) {
    this.#values = values;
    const tokens = [...values.keys()].filter((token) => token !== "").sort((left, right) => right.length - left.length);
    this.#pattern = tokens.length === 0 ? undefined : new RegExp(tokens.map(escaped).join("|"), "g");
  }

  /** Each token of a text once for which the two sides have different values. */
  foreignIn(text: string): readonly string[] {
    if (this.#pattern === undefined) return [];
    const tokens = new Set([...text.matchAll(this.#pattern)].map(([token]) => token));
    return [...tokens].filter((token) => this.#values.get(token)?.own !== this.#values.get(token)?.other);
  }

  /** The text as this side really has it. */
  fill(text: string): string {
    return this.#replace(text, (token) => this.#values.get(token)?.own ?? token);
  }

  /** Every text of a value, keys too, as this side really has it. */
  fillAll(value: Json): Json {
    if (typeof value === "string") return this.fill(value);
    if (isList(value)) return value.map((item) => this.fillAll(item));
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.fill(key), this.fillAll(item)]));
  }

  /**
   * A text with the other side's value in place of one token. `text` is `template` or what this side really has there;
   * undefined where it is neither, as with a text that is only derived from identity.
   */
  withForeign(text: string, template: string, token: string): string | undefined {
    const other = this.#values.get(token)?.other ?? token;
    if (text === template) return this.#replace(template, (each) => (each === token ? other : each));
    if (text !== this.fill(template)) return undefined;
    return this.#replace(template, (each) => (each === token ? other : (this.#values.get(each)?.own ?? each)));
  }

  #replace(text: string, by: (token: string) => string): string {
    return this.#pattern === undefined ? text : text.replace(this.#pattern, by);
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
