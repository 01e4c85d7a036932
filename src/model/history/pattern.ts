import type { Fields, Text } from "../edit/literal.ts";
import type { Place } from "./place.ts";

type Slot = Place & { readonly literal: Text };

/** What may stand in any quotes and mean itself. */
const plain = /[A-Za-z0-9._@:+~/-]*/y;

/** How many characters are compared at once. */
const block = 1_024;

/** One gap: whose version stands in it, and where it begins in the last text. */
interface Gap {
  readonly place: Place;
  version: string;
  start: number;
}

/** A text with gaps where its versions stand: any other text that fits is the same program, but for the versions. */
export class Pattern {
  readonly #gaps: readonly Gap[];
  /** The last text that fitted. */
  #text: string;

  private constructor(gaps: readonly Gap[], text: string) {
    this.#gaps = gaps;
    this.#text = text;
  }

  /** The pattern of a text and its map; nothing where a version is written in a way that is not plain. */
  static of(text: string, map: Fields): Pattern | undefined {
    const slots = slotsOf(map);
    const isPlain = ({ literal }: Slot): boolean =>
      plainAt(text, literal.start + 1) === literal.value && plain.lastIndex === literal.end - 1;
    if (!slots.every(isPlain)) return undefined;
    const gaps = slots.map(({ literal: { value, start }, ...place }) => ({ place, version: value, start: start + 1 }));
    return new Pattern(gaps, text);
  }

  /** What another text changes of the last one that fitted; nothing where it does not fit. */
  next(text: string): readonly (Place & { readonly version: string })[] | undefined {
    const last = this.#text;
    const same = commonLength(last, text);
    if (same === last.length && same === text.length) return [];
    const first = this.#gapAt(same);
    const found: { readonly gap: Gap; readonly version: string }[] = [];
    // How far what follows has moved; and what is still to be compared, in the last text.
    let [shift, from] = [0, same];
    for (let index = first; last.slice(from) !== text.slice(from + shift); ) {
      const gap = this.#gaps[index];
      if (gap === undefined || !text.startsWith(last.slice(from, gap.start), from + shift)) return undefined;
      const version = plainAt(text, gap.start + shift);
      if (version !== gap.version) found.push({ gap, version });
      from = gap.start + gap.version.length;
      shift += version.length - gap.version.length;
      index += 1;
    }
    this.#fill(found, first);
    this.#text = text;
    return found.map(({ gap: { place }, version }) => ({ ...place, version }));
  }

  /** The first gap that ends at a character of the last text, or behind it. */
  #gapAt(character: number): number {
    let [low, high] = [0, this.#gaps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const gap = this.#gaps[middle];
      if (gap !== undefined && gap.start + gap.version.length < character) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #fill(found: readonly { readonly gap: Gap; readonly version: string }[], first: number): void {
    let [shift, done] = [0, 0];
    for (let index = first; index < this.#gaps.length && (shift !== 0 || done < found.length); index += 1) {
      const gap = this.#gaps[index];
      if (gap === undefined) return;
      gap.start += shift;
      if (gap !== found[done]?.gap) continue;
      const { version = "" } = found[done] ?? {};
      shift += version.length - gap.version.length;
      gap.version = version;
      done += 1;
    }
  }
}

/** How many characters two texts have in common from their start. */
function commonLength(left: string, right: string): number {
  const end = Math.min(left.length, right.length);
  let at = 0;
  while (at < end && left.slice(at, Math.min(at + block, end)) === right.slice(at, Math.min(at + block, end)))
    at += block;
  at = Math.min(at, end);
  while (at < end && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  return at;
}

function plainAt(text: string, at: number): string {
  plain.lastIndex = at;
  return plain.exec(text)?.[0] ?? "";
}

/** The versions of a map that was read without a problem, in the order of the text. */
function slotsOf(map: Fields): readonly Slot[] {
  return [...map.named].flatMap(([component, { value }]): readonly Slot[] => {
    if (value.kind === "text") return [{ component, literal: value }];
    if (value.kind !== "object") return [];
    return [...value.named].flatMap(([home, { value: literal }]) =>
      literal.kind === "text" ? [{ component, home, literal }] : [],
    );
  });
}
