import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { replaceName } from "./placeholders.ts";

/** Words that manifests are made of, and that somebody may yet have for a name. */
const ordinary: ReadonlySet<string> = new Set(
  [
    "enabled disabled standard default primary secondary internal external private public active passive premium",
    "manual automatic development testing stable latest cluster namespace service server client database storage",
    "restricted baseline privileged always random simple strict shared global regional backup archive master replica",
  ].flatMap((line) => line.split(" ")),
);

/** Whether a policy uses a name for other things too: to find it proves nothing then. */
export function isOrdinary({ environments, components, clusters, repository }: AnyFleet): (name: string) => boolean {
  const texts = Object.values(components).flatMap((component) => {
    if ("image" in component) return [component.image];
    if (!("helm" in component)) return [];
    return "chart" in component.helm ? [component.helm.chart, component.helm.repository] : [component.helm.path];
  });
  const words = new Set([
    ...[environments, components, clusters].flatMap((each) => Object.keys(each)),
    ...[repository.name, repository.owner],
    ...texts.flatMap((text) => text.split(/[/:@.]+/)),
  ]);
  return (name) =>
    ordinary.has(name.toLowerCase()) || words.has(name) || texts.some((text) => replaceName(text, name, "") !== text);
}
