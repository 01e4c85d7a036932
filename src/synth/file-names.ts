import { groupOf, type Body } from "./manifest.ts";

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9.-]+/g, "-");

/**
 * A file name for every object of one folder: `<kind>-<name>.yaml`. Objects that would share it are told apart by their
 * namespace, then by their group, so that no file depends on the order of the others.
 */
export function fileNames(bodies: readonly Body[]): readonly string[] {
  const forms = [
    ({ kind, metadata }: Body) => `${kind}-${metadata.name}`,
    ({ kind, metadata }: Body) => `${kind}-${metadata.namespace ?? "cluster"}-${metadata.name}`,
    ({ kind, metadata, apiVersion }: Body) => `${kind}.${groupOf(apiVersion) || "core"}-${metadata.namespace ?? "cluster"}-${metadata.name}`,
  ].map((form) => bodies.map((body) => `${plain(form(body))}.yaml`));
  const counts = forms.map((names) => {
    const count = new Map<string, number>();
    for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
    return count;
  });
  return bodies.map((_, index) => {
    const distinct = forms.find((names, form) => counts[form]?.get(names[index] ?? "") === 1) ?? forms.at(-1);
    return distinct?.[index] ?? "";
  });
}
