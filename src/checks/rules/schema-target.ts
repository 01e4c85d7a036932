import { placesOf, valueAt } from "../../../imports/json.ts";
import { knownKinds } from "../../../imports/validators.ts";
import { listChoices, quoted } from "../../model/suggest.ts";
import type { Targets } from "../../policy/index.ts";
import type { Body } from "../../synth/manifest.ts";
import { fieldPath } from "../field-path.ts";
import { origins, renderedAt, titleOf } from "../origin.ts";
import type { Rule } from "../rule.ts";
import { fieldGates } from "../schema/field-gates.ts";
import { isBefore, newer, productNames, removed, retired } from "../schema-changes.ts";

/** The releases of the policy serve every apiVersion and know every field that is rendered. */
export const schemaTarget: Rule = {
  why: "An apiVersion that is no longer served is refused; a field that is not known yet is dropped, and what it was to switch on stays off.",
  source: "Kubernetes, Deprecated API Migration Guide; release notes of Flux and Argo CD",

  *check({ model, manifests, validators }) {
    const origin = origins(model);
    const kinds = new Map<string, Changes>();
    for (const manifest of manifests) {
      const { body } = manifest;
      const kind = `${body.apiVersion}/${body.kind}`;
      const changes = kinds.get(kind) ?? changesOf(body, kind, validators.has(kind), model.targets);
      kinds.set(kind, changes);
      for (const { path, message, hint, severity } of [
        ...changes.version,
        ...fieldProblems(body, changes, model.targets),
      ])
        yield {
          message: `${titleOf(manifest)}: ${message}`,
          hint,
          at: origin.at(manifest),
          rendered: renderedAt(manifest, path),
          ...(severity === undefined ? {} : { severity }),
        };
    }
  },
};

/** What the releases changed about one kind. */
interface Changes {
  readonly version: readonly Mismatch[];
  readonly newer: typeof newer;
  readonly retired: typeof retired;
}

/** @param served Whether a definition of the user's own says what the cluster really serves. */
const changesOf = (body: Body, kind: string, served: boolean, targets: Required<Targets>): Changes => ({
  version: served ? [] : versionProblems(body, targets),
  newer: newer.filter((each) => each.kind === kind && isBefore(targets[each.product], each.since)),
  retired: retired.filter(
    ({ kind: of, since, product }) => of === kind && (since === undefined || !isBefore(targets[product], since)),
  ),
});

interface Mismatch {
  readonly path: readonly string[];
  readonly message: string;
  readonly hint: string;
  readonly severity?: "warning";
}

/** Kinds of which Kubernetes serves a second version that nothing here validates. */
const alsoServed: ReadonlySet<string> = new Set(["autoscaling/v1/HorizontalPodAutoscaler"]);

function versionProblems({ apiVersion, kind }: Body, targets: Required<Targets>): readonly Mismatch[] {
  const path = ["apiVersion"];
  const gone = removed.find((each) => each.apiVersion === apiVersion && (each.kinds?.includes(kind) ?? true));
  if (gone !== undefined) {
    const { product, since, use } = gone;
    if (isBefore(targets[product], since)) return [];
    return [
      {
        path,
        message: `${quoted(apiVersion)} is gone since ${productNames[product]} ${since}, the target is ${targets[product]}`,
        hint: `write ${use.includes(" ") ? use : quoted(use)}`,
      },
    ];
  }
  const group = apiVersion.slice(0, apiVersion.lastIndexOf("/") + 1);
  const others = knownKinds.filter(
    (name) => name.startsWith(group) && name.endsWith(`/${kind}`) && name.split("/").length === (group === "" ? 2 : 3),
  );
  if (others.length === 0 || others.includes(`${apiVersion}/${kind}`) || alsoServed.has(`${apiVersion}/${kind}`))
    return [];
  const versions = others.map((name) => name.slice(0, name.lastIndexOf("/")));
  return [
    { path, message: `${quoted(apiVersion)} is no apiVersion of ${kind}`, hint: `write ${listChoices(versions)}` },
  ];
}

function* fieldProblems(body: Body, changes: Changes, targets: Required<Targets>): Iterable<Mismatch> {
  for (const { path, message } of fieldGates(body, targets.flux))
    yield { path, message, hint: "leave it out, or raise targets.flux once the clusters run that release" };
  for (const each of changes.newer) {
    const product = productNames[each.product];
    for (const path of placesOf(body, each.path))
      yield {
        path,
        message: `${path.length === 0 ? "the kind" : quoted(path.at(-1) ?? "")} needs ${product} ${each.since}, the target is ${targets[each.product]}`,
        hint: `leave it out, or raise targets.${each.product} once the clusters run that release`,
      };
  }
  for (const { path, value, product, since, what, use } of changes.retired) {
    for (const place of placesOf(body, path))
      if (value === undefined || valueAt(body, place) === value)
        yield {
          path: place,
          message: `${fieldPath(body, place)} ${what}${since === undefined ? "" : ` since ${productNames[product]} ${since}`}`,
          hint: use,
          severity: "warning",
        };
  }
}
