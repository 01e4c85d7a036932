import { type Body, groupOf } from "./manifest.ts";

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9.-]+/g, "-");

/** From short to unmistakable: each next one tells apart what the one before does not. */
const forms = [
  ({ kind, metadata }: Body) => `${kind}-${metadata.name}`,
  ({ kind, metadata }: Body) => `${kind}-${metadata.namespace ?? "cluster"}-${metadata.name}`,
  ({ kind, metadata, apiVersion }: Body) =>
    `${kind}.${groupOf(apiVersion) || "core"}-${metadata.namespace ?? "cluster"}-${metadata.name}`,
] as const;

/**
 * A file name for every object of one folder: `<kind>-<name>.yaml`. Objects that would share it are told apart by their
 * namespace, then by their group, so that no file depends on the order of the others.
 */
export function fileNames(bodies: readonly Body[]): readonly string[] {
  const chosen = new Array<string>(bodies.length);
  let open = bodies.map((_, index) => index);
  for (const [step, form] of forms.entries()) {
    if (open.length === 0) break;
    // A name counts as taken by all objects of the folder, also by those that have found theirs.
    const names = bodies.map((body) => `${plain(form(body))}.yaml`);
    const count = new Map<string, number>();
    for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
    open = open.filter((index) => {
      const name = names[index] ?? "";
      chosen[index] = name;
      return step < forms.length - 1 && count.get(name) !== 1;
    });
  }
  return chosen;
}
