/** Where a version map has one version: a component in a home. */
export interface Place {
  readonly component: string;
  /** The environment or cluster; left out with a flat map. */
  readonly home?: string;
}

/** What a place is known by. */
export const keyOf = ({ component, home }: Place): string => JSON.stringify([component, home ?? null]);
