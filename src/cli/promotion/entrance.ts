import { branchOf, environmentOf } from "../../checks/promotion/branch.ts";
import { above, homesOf, runsIn, sourceOf } from "../../checks/promotion/order.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { listChoices, quoted } from "../../model/suggest.ts";
import { currentBranch } from "../git/branch.ts";
import { openRepository } from "../git/repository.ts";
import { type Fault, isFault } from "../history/fault.ts";
import type { World } from "../world.ts";
import { branchName, type Route } from "./fix-branch.ts";
import type { Ground } from "./ground.ts";
import { unknown } from "./names.ts";

/** What a new version was asked for with. */
export interface Entrance {
  readonly component: string;
  readonly version: string;
  /** None for all where new versions of the component enter. */
  readonly homes: readonly string[];
  readonly dryRun: boolean;
  readonly synth: boolean;
}

/** Where a new version enters in a flat map, and how that comes into the branch of its environment. */
export interface Entry {
  readonly home: string;
  readonly route?: Route;
}

/**
 * With a flat map the branch is the environment. What no environment follows is a change on its way to one, which is
 * known where it is named; another environment than that of the branch is not edited from here.
 */
export async function entryOf(world: World, { fleet, workspace }: Ground, asked: Entrance): Promise<Entry | Fault> {
  const repository = await openRepository(world, workspace.root);
  const branch = "reason" in repository ? undefined : await currentBranch(world, repository);
  const owner = branch === undefined ? undefined : environmentOf(fleet, branch);
  const { component, version } = asked;
  if (owner === undefined && asked.homes.length === 0) return { home: branch ?? "this branch" };
  const other = asked.homes.find((each) => each !== owner);
  if (owner !== undefined)
    return other === undefined
      ? { home: owner }
      : { fault: `${quoted(other)} is not what this branch is for: it is ${owner}`, hint: switchTo(fleet, other) };
  const homes = homesFor(fleet, asked);
  if (isFault(homes)) return homes;
  const [home = "", ...more] = homes;
  if (more.length > 0)
    return { fault: `a branch is for one environment, not for ${listChoices(homes)}`, hint: "name one of them" };
  const made = branch === undefined ? branchName("set", component, version) : undefined;
  return { home, route: { made, into: branchFor(fleet, home) } };
}

/** What belongs to clusters is in the branch of the repository. */
const branchFor = (fleet: AnyFleet, home: string): string =>
  Object.hasOwn(fleet.environments, home) ? branchOf(fleet, home) : (fleet.repository.branch ?? "main");

const switchTo = (fleet: AnyFleet, home: string): string =>
  [fleet.environments, fleet.clusters].some((each) => Object.hasOwn(each, home))
    ? `switch to its branch first: git switch ${branchFor(fleet, home)}`
    : `choose one of ${listChoices(Object.keys(fleet.environments))}`;

/** Where a new version of a component enters: the homes that are named, or all that there are; or why it does not. */
export function homesFor(fleet: AnyFleet, { component, version, homes }: Entrance): readonly string[] | Fault {
  const all = homesOf(fleet, component);
  const isCluster = fleet.components[component]?.scope === "cluster";
  for (const home of homes) {
    const missing = unknown(isCluster ? "cluster" : "environment", home, [
      ...Object.keys(isCluster ? fleet.clusters : fleet.environments),
    ]);
    if (missing !== undefined) return missing;
    if (!all.includes(home))
      return { fault: `${component} does not run in ${home}`, hint: `choose one of ${listChoices(all)}` };
    const source = isCluster ? undefined : sourceOf(fleet, component, home);
    if (source !== undefined) {
      const entry = above(fleet, home).findLast((each) => runsIn(fleet, component, each)) ?? source;
      return {
        fault: `${component} comes into ${home} from ${source}: new versions do not enter there`,
        hint: `set it in ${entry}, and promote it from there: lockstep set ${component} ${version} ${entry}`,
      };
    }
  }
  if (homes.length > 0) return [...new Set(homes)];
  if (isCluster && all.length > 1)
    return { fault: `${component} runs in ${all.length} clusters`, hint: `name one or more of ${listChoices(all)}` };
  return all.filter((home) => isCluster || sourceOf(fleet, component, home) === undefined);
}
