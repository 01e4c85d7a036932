import { labelNameProblem, serviceNameProblem } from "../name.ts";
import { clusterNamespacesName, clusterRootName, deliveryName, namespacesName, rootName } from "../names.ts";
import type { Report } from "../report.ts";
import { quoted } from "../suggest.ts";
import { homesOf } from "./homes.ts";
import { isRecord, own, type Unknowns } from "./record.ts";

const kinds = {
  clusters: "cluster",
  environments: "environment",
  components: "component",
  notifications: "notification",
} as const;
type Collection = keyof typeof kinds;

const inDist = "something else in dist/";

/** Names that would meet something of Lockstep's own, with what that is. */
const reserved: { readonly [Each in Collection]: ReadonlyMap<string, string> } = {
  clusters: new Map([["default", "the default of varying values"]]),
  environments: new Map([
    ["default", "the default of varying values"],
    ...["clusters", "github", "terraform", "renovate"].map((name): [string, string] => [name, inDist]),
  ]),
  components: new Map(
    ["flux", "argocd", "namespace", "namespaces", "secrets"].map((name): [string, string] => [name, inDist]),
  ),
  notifications: new Map(),
};

const longestName = 63;
const longestRelease = 53;

/** Whether names can name what is rendered for them: their letters, their length, alone and in pairs. */
export function checkNames(policy: Unknowns, report: Report): void {
  for (const collection of ["clusters", "environments", "components", "notifications"] as const) {
    const named = own(policy, collection);
    if (isRecord(named)) checkCollection(collection, named, report);
  }
  checkPairs(policy, report);
}

function checkCollection(collection: Collection, named: Unknowns, report: Report): void {
  const kind = kinds[collection];
  const folded = new Map<string, string>();
  for (const name of Object.keys(named)) {
    const path = [collection, name];
    const lower = name.toLowerCase();
    const before = folded.get(lower);
    if (before !== undefined) {
      report.policy(
        "policy/duplicate-name",
        path,
        `the ${kind} ${quoted(name)} differs from ${quoted(before)} in capitals alone`,
        "rename one of them",
      );
    }
    folded.set(lower, before ?? name);
    const isService = collection === "components" && own(named[name], "image") !== undefined;
    const problem = isService ? serviceNameProblem(name) : labelNameProblem(name);
    if (problem !== undefined) {
      report.policy("policy/format", path, `the ${kind} ${problem}`, rename(name, named));
      continue;
    }
    const meets = reserved[collection].get(name);
    if (meets !== undefined) {
      report.policy(
        "policy/reserved-name",
        path,
        `the ${kind} ${quoted(name)} has the name of ${meets}`,
        "give it another name",
      );
    }
  }
}

function rename(name: string, named: Unknowns): string {
  const fixed = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-\d]+|-+$/g, "");
  const usable = fixed !== "" && fixed.length <= longestName && !Object.hasOwn(named, fixed);
  return usable ? `rename it to ${quoted(fixed)}` : 'rename it: up to 63 lowercase letters, digits and "-"';
}

interface Pair {
  readonly component: string;
  readonly home: string;
  readonly kind: "environment" | "cluster";
}

function checkPairs(policy: Unknowns, report: Report): void {
  const taken = ownNames(policy, report);
  const pairs = new Map<string, Pair>();
  const tooLong = new Map<string, Pair>();
  const components = own(policy, "components");
  for (const [component, value] of Object.entries(isRecord(components) ? components : {})) {
    // What is too long alone has a finding of its own.
    if (component.length > longestName) continue;
    const path = ["components", component];
    if (own(value, "helm") !== undefined && component.length > longestRelease) {
      report.policy(
        "policy/name-length",
        path,
        `the component ${quoted(component)} is ${component.length} characters long; the name of a Helm release has at most ${longestRelease}`,
        `shorten it by ${component.length - longestRelease}`,
      );
    }
    let met = false;
    for (const pair of pairsOf(policy, component)) {
      const name = nameOf(pair);
      const longer = component.length >= pair.home.length ? component : pair.home;
      const before = tooLong.get(longer);
      if (name.length > Math.max(longestName, before === undefined ? 0 : nameOf(before).length))
        tooLong.set(longer, pair);
      const [owner, other] = [taken.get(name), pairs.get(name)];
      pairs.set(name, other ?? pair);
      if (met || (owner === undefined && other === undefined)) continue;
      met = true;
      if (owner !== undefined) {
        report.policy(
          "policy/reserved-name",
          path,
          `${said(pair)} makes the name ${quoted(name)}, which Lockstep gives to ${owner}`,
          "give it another name",
        );
      } else if (other !== undefined) {
        report.policy(
          "policy/duplicate-name",
          path,
          `${said(pair)} makes the same name as ${said(other)}: ${quoted(name)}`,
          "rename one of them",
        );
      }
    }
  }
  for (const [longer, pair] of tooLong) {
    const path = longer === pair.component ? ["components", longer] : [`${pair.kind}s`, longer];
    const name = nameOf(pair);
    report.policy(
      "policy/name-length",
      path,
      `${said(pair)} makes the name ${quoted(name)}, ${name.length} characters long; a name has at most ${longestName}`,
      `shorten ${quoted(longer)} by ${name.length - longestName}`,
    );
  }
}

function pairsOf(policy: Unknowns, component: string): readonly Pair[] {
  const homes = homesOf(policy, component);
  if (homes === undefined) return [];
  const { kind, names } = homes;
  return names.filter((home) => home.length <= longestName).map((home) => ({ component, home, kind }));
}

const nameOf = ({ component, home }: Pair): string => deliveryName(component, home);

const said = ({ component, home }: Pair): string => `${quoted(component)} in ${quoted(home)}`;

/** The names of what Lockstep adds, with whose they are; those that are too long are reported. */
function ownNames(policy: Unknowns, report: Report): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  const families = [
    { collection: "environments", kind: "environment", made: [namespacesName, rootName] },
    { collection: "clusters", kind: "cluster", made: [clusterNamespacesName, clusterRootName] },
  ] as const;
  for (const { collection, kind, made } of families) {
    const named = own(policy, collection);
    for (const name of isRecord(named) ? Object.keys(named) : []) {
      const names = made.map((each) => each(name));
      for (const each of names) taken.set(each, `the ${kind} ${quoted(name)}`);
      const longest = names.reduce((a, b) => (b.length > a.length ? b : a));
      if (longest.length <= longestName || name.length > longestName) continue;
      report.policy(
        "policy/name-length",
        [collection, name],
        `the ${kind} ${quoted(name)} makes the name ${quoted(longest)}, ${longest.length} characters long; a name has at most ${longestName}`,
        `shorten it by ${longest.length - longestName}`,
      );
    }
  }
  return taken;
}
