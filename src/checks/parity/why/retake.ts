import type { Delivery, Home } from "../../../model/model.ts";
import { deliveryName } from "../../../model/names.ts";
import { Report } from "../../../model/report.ts";
import { resolve } from "../../../model/resolve/resolve.ts";
import type { Manifest } from "../../../synth/manifest.ts";
import { type Overview, overview } from "../../../synth/overview.ts";
import { clusterManifests, deliveryManifests, environmentManifests, payloadManifests } from "../../../synth/pieces.ts";
import { filesOf, partOf } from "../collect.ts";
import type { Fleet } from "../fleet.ts";
import { type Part, surroundings } from "../part.ts";
import { nothing, ofFunctions } from "../stage.ts";
import type { Draft } from "./draft.ts";

/** What of a fleet is rendered anew. */
export interface Take {
  readonly draft: Draft;
  readonly home: Home;
  readonly unit: string;
  /** Whether what a component delivers is worked out anew; of the others it stays as it was. */
  readonly isNew: (component: string) => boolean;
  /** The name that something had before the draft gave it another one. */
  readonly before: (name: string) => string;
}

/** What came of it. */
export interface Taken {
  readonly parts: readonly Part[];
  /** Functions that could not do their work, as paths in the policy: `components.web.env`. */
  readonly broken: ReadonlySet<string>;
}

/** Renders parts of a fleet under other policies. What no draft changes is taken from the fleet as it is. */
export class Retaking {
  readonly #fleet: Fleet;
  readonly #made: ReadonlyMap<string, Delivery>;
  readonly #manifests = new Map<string, Manifest[]>();

  constructor(fleet: Fleet) {
    this.#fleet = fleet;
    this.#made = new Map(fleet.model.deliveries.map((each) => [each.name, each]));
    for (const manifest of fleet.manifests) {
      if (manifest.component === undefined) continue;
      const name = deliveryName(manifest.component, manifest.home.name);
      const list = this.#manifests.get(name);
      if (list === undefined) this.#manifests.set(name, [manifest]);
      else list.push(manifest);
    }
  }

  /** Nothing where a draft does not hang together. */
  take(take: Take): Taken | undefined {
    // A draft is a policy that nobody checked: what it means to rendering is not known.
    try {
      return this.#taken(take);
    } catch {
      return undefined;
    }
  }

  #taken({ draft: { policy, versions }, home, unit, isNew, before }: Take): Taken {
    const { files, workload } = this.#fleet.stage;
    const nameBefore = (component: string, at: Home): string => deliveryName(before(component), before(at.name));
    const isMine = (component: string, at: Home): boolean =>
      isNew(component) && (unit === surroundings || (at.kind === home.kind && at.name === home.name));
    const { model, findings } = resolve(policy, versions, files, {
      times: "once",
      known: (component, at) =>
        isMine(component, at) ? undefined : (this.#made.get(nameBefore(component, at)) ?? nothing),
    });
    const fleet = overview(model);
    const report = new Report(files);
    const rendered = (delivery: Delivery): readonly Manifest[] =>
      isMine(delivery.component, delivery.home)
        ? (payloadManifests(fleet, delivery, workload, report) ?? [])
        : (this.#manifests.get(nameBefore(delivery.component, delivery.home)) ?? []);
    const parts =
      unit === surroundings ? around(fleet, home, rendered, report) : delivered(fleet, home, unit, rendered, report);
    const broken = [...findings, ...report.findings].flatMap(({ rule, at: { path } }) =>
      path[0] === "components" && ofFunctions.has(rule) ? [path.slice(0, 3).join(".")] : [],
    );
    return { parts, broken: new Set(broken) };
  }
}

type Rendered = (delivery: Delivery) => readonly Manifest[];

function delivered(fleet: Overview, home: Home, unit: string, rendered: Rendered, report: Report): readonly Part[] {
  const delivery = fleet.model.deliveries.find(
    (each) => each.component === unit && each.home.kind === home.kind && each.home.name === home.name,
  );
  if (delivery === undefined) return [];
  const objects = [...rendered(delivery), ...deliveryManifests(fleet, delivery, report)];
  return [...objects.map(partOf), ...filesOf(delivery)];
}

function around(fleet: Overview, home: Home, rendered: Rendered, report: Report): readonly Part[] {
  if (home.kind === "environment")
    return environmentManifests(fleet, fleet.environment(home.name), rendered, report).map(partOf);
  return clusterManifests(fleet, fleet.cluster(home.name), rendered, report).map(partOf);
}
