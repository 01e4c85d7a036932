import type { VersionsByHome } from "../../checks/promotion/state.ts";
import { names } from "../../checks/promotion/words.ts";
import { noVersion } from "../../model/version.ts";
import { type Note, plain } from "./note.ts";

/**
 * Says that what is here is not what a branch has, `name` as people write it: what may move is judged by the branch.
 * Nothing where both have the same versions.
 */
export function unsharedNote(here: VersionsByHome, there: VersionsByHome, name: string): readonly Note[] {
  const components = [...new Set([...Object.keys(here), ...Object.keys(there)])];
  const apart = components.flatMap((component) => {
    const [own, other] = [here[component] ?? {}, there[component] ?? {}];
    const homes = [...new Set([...Object.keys(own), ...Object.keys(other)])];
    return homes
      .filter((home) => (own[home] ?? noVersion) !== (other[home] ?? noVersion))
      .map((home) => `${component} in ${home}`);
  });
  return apart.length === 0
    ? []
    : [plain(`${name} has another version of ${names(apart)} than what is here; it alone proves what may move`)];
}
