import type { Home } from "../../../model/model.ts";
import type { Manifest } from "../../../synth/manifest.ts";
import { belongsTo, componentOf, filesOf, partOf } from "../collect.ts";
import type { Fleet } from "../fleet.ts";
import { type Part, surroundings } from "../part.ts";

/** One rendered object, and what of the policy renders it. */
export interface Subject {
  readonly home: Home;
  /** The component that delivers it, or that it delivers; `""` for what belongs to the environment or cluster itself. */
  readonly unit: string;
  readonly part: Part;
  /** Whether it is something the component brings, and not what has an engine apply the component. */
  readonly isPayload: boolean;
}

/** Everything that is rendered for an environment, or for a cluster itself. */
export function subjectsOf({ manifests, model }: Fleet, home: Home): readonly Subject[] {
  const project = model.environments.find(({ name }) => name === home.name)?.project;
  // A project stands among the objects of its cluster, and belongs to the environment all the same.
  const isProject = ({ body }: Manifest): boolean => body.kind === "AppProject" && body.metadata.name === project;
  const isHere = (manifest: Manifest): boolean =>
    home.kind === "environment"
      ? belongsTo(manifest, home.name) || isProject(manifest)
      : manifest.home.kind === "cluster" && manifest.home.name === home.name;
  const objects = manifests.filter(isHere).map((manifest) => ({
    home,
    unit: componentOf(manifest) ?? surroundings,
    part: partOf(manifest),
    isPayload: manifest.component !== undefined,
  }));
  const files = model.deliveries
    .filter((each) => each.home.kind === home.kind && each.home.name === home.name)
    .flatMap((delivery) =>
      [...filesOf(delivery)].map((part) => ({ home, unit: delivery.component, part, isPayload: true })),
    );
  return [...objects, ...files];
}

/** As one asks for it: `Deployment/web`, `values/web`. */
export const nameOf = ({ part: { id, title } }: Subject): string => {
  const [, kind, , name] = /^[^/]*\/([^/]*)\/([^/]*)\/(.*)$/s.exec(id) ?? [];
  return kind === undefined || /^(?:values|secrets)\//.test(id) ? title.replace(" of ", "/") : `${kind}/${name}`;
};

/** With its namespace: `Deployment/staging/web`. */
export const fullNameOf = ({ part: { id } }: Subject): string | undefined => {
  const [, kind, namespace, name] = /^[^/]*\/([^/]*)\/([^/]*)\/(.*)$/s.exec(id) ?? [];
  return kind === undefined || /^(?:values|secrets)\//.test(id) ? undefined : `${kind}/${namespace}/${name}`;
};
