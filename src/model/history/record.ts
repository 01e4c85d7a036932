import type { VersionMap } from "../edit/read.ts";
import { noVersion } from "../version.ts";
import type { Commit, History, Stretch } from "./history.ts";
import type { Moment } from "./moments.ts";
import { keyOf, type Place } from "./place.ts";
import type { MapReading } from "./reader.ts";

/** One version that came to one place. */
export interface Move extends Place {
  /** Absent for the first version of a place. */
  readonly from: string | undefined;
  readonly to: string;
  readonly commit: Commit;
}

/** A history and, oldest first, every move in it. */
export interface Recorded extends History {
  readonly moves: readonly Move[];
}

/** A commit, and when it came. */
interface Arrival {
  readonly commit: Commit;
  readonly moment: Moment;
}

/** Makes a history from the commits of a first-parent line that touched the map. */
export class Recorder {
  readonly #boundary: string | undefined;
  readonly #moves: Move[] = [];
  readonly #rows: Place[] = [];
  readonly #unread: { readonly commit: Commit; readonly reason: string }[] = [];
  readonly #stretches = new Map<string, Stretch[]>();

  /** `boundary` is the commit before which nothing was fetched, where there is one. */
  constructor(boundary?: string) {
    this.#boundary = boundary;
  }

  /**
   * Takes the next commit, from the oldest on, and what the map was then; `{}` where the file was gone. Stretches are
   * told by `moment`, which is the commit's own time where nobody doubts it.
   */
  next(commit: Commit, reading: MapReading, moment: Moment = { from: commit.time, to: commit.time }): void {
    const arrival = { commit, moment };
    if ("reason" in reading) this.#unread.push({ commit, reason: reading.reason });
    else if ("changes" in reading)
      for (const { version, ...place } of reading.changes) this.#put(arrival, place, version);
    else this.#whole(arrival, reading.map);
  }

  /** The history up to this commit, which need not have touched the map. */
  history(head: Commit): Recorded {
    return {
      head,
      isShallow: this.#boundary !== undefined,
      stretches: (component, home) =>
        this.#stretches.get(keyOf(home === undefined ? { component } : { component, home })) ?? [],
      rows: this.#rows,
      moves: this.#moves,
      unread: this.#unread,
    };
  }

  #whole(arrival: Arrival, map: VersionMap): void {
    const present = new Set<string>();
    for (const [component, row] of Object.entries(map)) {
      const places = typeof row === "string" ? [[undefined, row] as const] : Object.entries(row);
      for (const [home, version] of places) {
        const place = home === undefined ? { component } : { component, home };
        present.add(keyOf(place));
        this.#put(arrival, place, version);
      }
    }
    for (const place of [...this.#rows]) if (!present.has(keyOf(place))) this.#put(arrival, place, noVersion);
  }

  #put({ commit, moment }: Arrival, place: Place, version: string): void {
    const key = keyOf(place);
    const known = this.#stretches.get(key);
    const last = known?.at(-1);
    if (last?.version === version) return;
    // What came with the oldest commit that is here may have been there for long.
    const isFirst = last === undefined && commit.id !== this.#boundary;
    const dated = moment.isDoubted === true ? { dated: commit.time } : {};
    const stretch = { version, from: { ...commit, time: moment.from }, to: undefined, isFirst, ...dated };
    this.#moves.push({ ...place, from: last?.version, to: version, commit });
    if (known === undefined || last === undefined) {
      this.#rows.push(place);
      this.#stretches.set(key, [stretch]);
      return;
    }
    known[known.length - 1] = { ...last, to: { ...commit, time: moment.to } };
    known.push(stretch);
  }
}
