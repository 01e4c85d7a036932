/** One version that moves, for people. */
export interface Moved {
  readonly home: string;
  readonly component: string;
  readonly from: string | undefined;
  readonly to: string;
}

/** A line for each version that moves: `production  web    1.8.4 → 1.9.0`. */
export function lines(all: readonly Moved[]): readonly string[] {
  const width = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));
  const homes = width(all.map(({ home }) => home));
  const components = width(all.map(({ component }) => component));
  return all.map(
    ({ home, component, from = "none", to }) =>
      `${home.padEnd(homes)}  ${component.padEnd(components)}  ${from} → ${to}`,
  );
}
