import { isSet, listAt, textAt, textsAt } from "./field.ts";
import { allows, fits, isRefusal } from "./pattern.ts";

/** A kind with the name of one object of it. */
export interface NamedKind {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/** Whether an AppProject allows a repository. */
export function allowsRepository(project: unknown, url: string): boolean {
  const patterns = textsAt(project, "spec", "sourceRepos").map((each) =>
    isRefusal(each) ? `!${argoUrl(each.slice(1))}` : argoUrl(each),
  );
  return allows(patterns, argoUrl(url), "/");
}

/** As Argo CD compares addresses: https and ssh stay different. Source: argo-cd, util/git, NormalizeGitURL. */
const argoUrl = (url: string): string =>
  url
    .trim()
    .toLowerCase()
    .replace(/\.git$/, "")
    .replace(/^ssh:\/\//, "");

/** Whether an AppProject allows a namespace of the cluster that an Application goes to. */
export function allowsDestination(project: unknown, destination: unknown, namespace: string): boolean {
  const [server, name] = [textAt(destination, "server"), textAt(destination, "name")];
  let allowed = false;
  for (const entry of listAt(project, "spec", "destinations")) {
    const item = {
      server: textAt(entry, "server") ?? "",
      name: textAt(entry, "name") ?? "",
      namespace: textAt(entry, "namespace") ?? "",
    };
    const here =
      (server !== undefined && matches(item.server, server)) || (name !== undefined && matches(item.name, name));
    const inside = matches(item.namespace, namespace);
    if (here && inside) allowed = true;
    else if (inside && !here && (isRefusal(item.server) || isRefusal(item.name))) return false;
    else if (here && !inside && isRefusal(item.namespace)) return false;
  }
  return allowed;
}

/** A pattern that refuses matches everything else, as Argo CD has it. */
const matches = (pattern: string, value: string): boolean =>
  isRefusal(pattern) ? !fits(pattern.slice(1), value) : fits(pattern, value);

/** Whether an AppProject allows an object; a list of kinds inside namespaces that is absent allows all of them. */
export function allowsKind(project: unknown, object: NamedKind, outside: boolean): boolean {
  const listed = (list: string): boolean => listAt(project, "spec", list).some((entry) => isOf(entry, object));
  if (outside) return listed("clusterResourceWhitelist") && !listed("clusterResourceBlacklist");
  const among = !isSet(project, "spec", "namespaceResourceWhitelist") || listed("namespaceResourceWhitelist");
  return among && !listed("namespaceResourceBlacklist");
}

function isOf(entry: unknown, { group, kind, name }: NamedKind): boolean {
  const only = textAt(entry, "name");
  return (
    fits(textAt(entry, "group") ?? "", group) &&
    fits(textAt(entry, "kind") ?? "", kind) &&
    (only === undefined || fits(only, name))
  );
}
