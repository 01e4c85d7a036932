import type { Step } from "./diff/difference.ts";
import { eachText } from "./each-text.ts";
import type { Fleet } from "./fleet.ts";
import type { Part } from "./part.ts";

const label = "kubernetes.io/metadata.name";

/** Whether a place holds the name of a namespace that is chosen by it: whom a NetworkPolicy lets in or out to. */
export const choosesNamespace = (path: readonly Step[]): boolean => path.at(-1) === label;

/** The namespaces that a part chooses by their names. */
export function chosenNamespaces(part: Part): ReadonlySet<string> {
  const found = new Set<string>();
  eachText(part, Number.POSITIVE_INFINITY, (text, path) => {
    if (choosesNamespace(path)) found.add(text);
  });
  return found;
}

/** The namespaces of the environments in a cluster. */
export const namespacesIn = ({ model }: Pick<Fleet, "model">, cluster: string): ReadonlySet<string> =>
  new Set(
    model.environments
      .filter((each) => each.cluster === cluster)
      .flatMap(({ namespaces }) => namespaces.map(({ name }) => name)),
  );
