/** When a commit came to a first-parent line, in seconds since 1970. */
export interface Moment {
  /** Not before it: what the commit brought is there since then. */
  readonly from: number;
  /** Not after it: what the commit took away was there until then. */
  readonly to: number;
  /** The commit's date is still to come, and no commit after it says when it came. */
  readonly isDoubted?: true;
}

/**
 * What the clocks of committers are believed, `times` from the oldest commit on. No commit is older than the one before
 * it. A time that is still to come is a known mistake: such a commit came somewhere between its neighbours, and neither
 * what it brought nor what it took away gains by that.
 */
export function momentsOf(times: readonly number[], now: number): readonly Moment[] {
  const moments: Moment[] = [];
  // A first date that is still to come would make all that follow it as late as now.
  let [latest, known] = [times.find((time) => time <= now) ?? now, 0];
  const settle = (from: number): void => {
    for (; known < moments.length; known += 1) moments[known] = { from, to: moments[known]?.to ?? from };
  };
  for (const time of times) {
    if (time > now) {
      moments.push({ from: now, to: latest, isDoubted: true });
      continue;
    }
    if (time >= latest) settle(time);
    latest = Math.max(latest, time);
    moments.push({ from: latest, to: latest });
    if (known === moments.length - 1) known += 1;
  }
  return moments;
}
