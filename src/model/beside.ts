import type { AnyBeside } from "./shape/any-fleet.ts";

/** An entry beside the version map, with whom it is for. */
export interface BesideEntry<Entry> {
  /** Absent with the layout "branch", where the branch is the environment. */
  readonly environment: string | undefined;
  readonly component: string;
  readonly entry: Entry;
  /** Keys from the export down to the entry. */
  readonly path: readonly string[];
}

/** All holds, or all hotfixes, in the order in which they are written. */
export function entriesBeside<Entry extends { readonly reason: string }>(
  beside: AnyBeside<Entry>,
): readonly BesideEntry<Entry>[] {
  return Object.entries(beside).flatMap(([name, value]): readonly BesideEntry<Entry>[] => {
    if (isEntry(value)) return [{ environment: undefined, component: name, entry: value, path: [name] }];
    return Object.entries(value).map(([component, entry]) => ({
      environment: name,
      component,
      entry,
      path: [name, component],
    }));
  });
}

/** The hold, or the hotfix, of a component in an environment; with the layout "branch" the environment does not count. */
export function entryBeside<Entry extends { readonly reason: string }>(
  beside: AnyBeside<Entry>,
  component: string,
  environment: string,
): BesideEntry<Entry> | undefined {
  return entriesBeside(beside).find(
    (each) => each.component === component && (each.environment ?? environment) === environment,
  );
}

// A component may be called "reason" itself; its entry is no text.
function isEntry<Entry extends { readonly reason: string }>(
  value: Entry | { readonly [component: string]: Entry },
): value is Entry {
  return typeof value.reason === "string";
}
