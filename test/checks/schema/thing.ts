import { expect } from "vitest";
import { crdValidators } from "../../../src/checks/schema/crd.ts";

/** A CRD of the kind Thing, with this schema for `spec`. */
export const crd = (spec: object, more: object = {}, version: object = {}) => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "things.example.com" },
  spec: {
    group: "example.com",
    names: { kind: "Thing", plural: "things" },
    scope: "Namespaced",
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object", properties: { spec, ...more }, required: ["spec"] } },
        ...version,
      },
    ],
  },
});
/** A Thing with this `spec`. */
export const object = (spec: unknown, more: object = {}) => ({
  apiVersion: "example.com/v1",
  kind: "Thing",
  metadata: { name: "x" },
  spec,
  ...more,
});
/** A problem as a line. */
export const text = ({ path, message }: { readonly path: readonly string[]; readonly message: string }) =>
  `${path.join(".")}: ${message}`;

/** The verdict on one object, as lines. */
export function judge(document: object, thing: unknown) {
  const { validators, problems, notEvaluated } = crdValidators([{ source: "thing.yaml", object: document }]);
  expect(problems).toEqual([]);
  const verdict = validators.get("example.com/v1/Thing")?.(thing);
  return {
    problems: verdict?.problems.map(text),
    notEvaluated: [...notEvaluated, ...(verdict?.notEvaluated ?? [])].map(text),
  };
}
/** The problems of a Thing with this `spec`, judged by a CRD with this schema. */
export const problems = (spec: object, value: unknown) => judge(crd(spec), object(value)).problems;
/** The schema of an object with these fields. */
export const closed = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
