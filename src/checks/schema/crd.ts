import { Ajv, type ValidateFunction } from "ajv";
import { isList, isRecord } from "../../../imports/json.ts";
import type { Problem } from "../../../imports/problem.ts";
import { problemsFrom, violationsOf } from "../../../imports/violations.ts";
import { quoted } from "../../model/suggest.ts";
import { withDefaults } from "./crd-defaults.ts";
import { schemaRules, type Verdict } from "./crd-rules.ts";
import { closedSchema } from "./crd-schema.ts";
import { sharedSchema } from "./shared-schema.ts";

/** One parsed document of a user's CRD files. */
export interface CrdDocument {
  /** What to call it: the name of its file. */
  readonly source: string;
  readonly object: unknown;
}

/** A problem with a CRD, not with an object. */
export interface CrdProblem extends Problem {
  readonly source: string;
}

/** What a cluster with these CRDs would say. */
export interface CrdValidators {
  /** By `apiVersion/kind`; each judges whole objects: fields, types, nulls, choices, lengths, patterns, CEL rules. */
  readonly validators: ReadonlyMap<string, (object: unknown) => Verdict>;
  /** Documents that are no CRDs, or no whole ones. */
  readonly problems: readonly CrdProblem[];
  /** Rules that no object can be judged by, once per CRD; what depends on an object is in its verdict. */
  readonly notEvaluated: readonly CrdProblem[];
}

const wholeNumber = (bits: 31 | 63) => (value: number) =>
  Number.isInteger(value) && value >= -(2 ** bits) && value < 2 ** bits;

/**
 * Reads CRDs, which win over all we know of a kind: they are what the user's cluster serves.
 * A schema is compiled when its first object comes (10 to 100 ms).
 *
 * Only ever load this module by a dynamic `import()`: ajv and CEL cost start-up time that most fleets need not pay.
 */
export function crdValidators(documents: readonly CrdDocument[]): CrdValidators {
  const validators = new Map<string, (object: unknown) => Verdict>();
  const problems: CrdProblem[] = [];
  const notEvaluated: CrdProblem[] = [];

  for (const { source, object, path } of documents.flatMap(withoutLists)) {
    const report = (found: readonly Problem[], into: CrdProblem[]) =>
      into.push(...found.map((problem) => ({ ...problem, path: [...path, ...problem.path], source })));
    const crd = readCrd(object);
    report(crd.problems, problems);
    for (const { name, schema, at, hasStatus, served, others } of crd.versions) {
      if (validators.has(name)) {
        report([{ path: at, message: `${quoted(name)} is described a second time` }], problems);
        continue;
      }
      if (!served) {
        const instead = others.length === 0 ? "" : `; served: ${others.map(quoted).join(", ")}`;
        validators.set(name, () => ({
          problems: [{ path: ["apiVersion"], message: `the cluster does not serve ${quoted(name)}${instead}` }],
          notEvaluated: [],
        }));
        continue;
      }
      const closed = closedSchema(schema, at, hasStatus);
      const rules = schemaRules(schema, at);
      report(closed.problems, problems);
      report([...closed.notEvaluated, ...rules.notEvaluated], notEvaluated);
      validators.set(name, validator(hasStatus ? withoutStatus(schema) : schema, closed.schema, rules.judge));
    }
  }
  return { validators, problems, notEvaluated };
}

/** `kubectl get crd -o yaml` prints a List as soon as there are two. */
function withoutLists({
  source,
  object,
}: CrdDocument): readonly (CrdDocument & { readonly path: readonly string[] })[] {
  if (!isRecord(object) || !/List$/.test(String(object.kind)) || !isList(object.items))
    return [{ source, object, path: [] }];
  return object.items.map((item, index) => ({ source, object: item, path: ["items", String(index)] }));
}

interface Version {
  readonly name: string;
  readonly schema: unknown;
  /** Where the schema stands in the CRD. */
  readonly at: readonly string[];
  /** Whether `status` belongs to the controller alone. */
  readonly hasStatus: boolean;
  readonly served: boolean;
  /** The versions that are served. */
  readonly others: readonly string[];
}

function readCrd(object: unknown): { readonly versions: readonly Version[]; readonly problems: readonly Problem[] } {
  const fail = (path: readonly string[], message: string) => ({ versions: [], problems: [{ path, message }] });
  if (!isRecord(object) || object.kind !== "CustomResourceDefinition")
    return fail(["kind"], "this is no CustomResourceDefinition");
  if (object.apiVersion !== "apiextensions.k8s.io/v1")
    return fail(["apiVersion"], `${quoted(String(object.apiVersion))} is not "apiextensions.k8s.io/v1"`);
  const spec = isRecord(object.spec) ? object.spec : {};
  const { group, names, versions } = spec;
  const kind = isRecord(names) ? names.kind : undefined;
  if (typeof group !== "string" || group === "") return fail(["spec", "group"], '"group" is required and missing');
  if (typeof kind !== "string" || kind === "") return fail(["spec", "names", "kind"], '"kind" is required and missing');
  if (!isList(versions) || versions.length === 0)
    return fail(["spec", "versions"], '"versions" is required and missing');

  const others = versions
    .filter(isRecord)
    .filter(({ served }) => served === true)
    .map(({ name }) => `${group}/${String(name)}`);
  const found: Version[] = [];
  const problems: Problem[] = [];
  for (const [index, version] of versions.entries()) {
    const place = ["spec", "versions", String(index)];
    if (!isRecord(version) || typeof version.name !== "string") {
      problems.push({ path: [...place, "name"], message: '"name" is required and missing' });
      continue;
    }
    const schema = isRecord(version.schema) ? version.schema.openAPIV3Schema : undefined;
    const served = version.served === true;
    const at = [...place, "schema", "openAPIV3Schema"];
    if (served && !isRecord(schema)) {
      problems.push({ path: at, message: '"openAPIV3Schema" is required and missing' });
      continue;
    }
    if (containsItself(schema, [])) {
      problems.push({ path: at, message: "the schema contains itself" });
      continue;
    }
    const hasStatus = isRecord(version.subresources) && version.subresources.status !== undefined;
    found.push({ name: `${group}/${version.name}/${kind}`, schema, at, hasStatus, served, others });
  }
  return { versions: found, problems };
}

/** Only YAML aliases can do it; everything that walks a schema would walk for ever. */
function containsItself(value: unknown, ancestors: readonly unknown[]): boolean {
  if (typeof value !== "object" || value === null) return false;
  return (
    ancestors.includes(value) || Object.values(value).some((child) => containsItself(child, [...ancestors, value]))
  );
}

/** A status that has a default must not come into being here. */
function withoutStatus(schema: unknown): unknown {
  if (!isRecord(schema) || !isRecord(schema.properties)) return schema;
  const { status: _, ...properties } = schema.properties;
  return { ...schema, properties };
}

function validator(schema: unknown, closed: Readonly<Record<string, unknown>>, judge: (object: unknown) => Verdict) {
  let compiled: ValidateFunction | undefined;
  return (object: unknown): Verdict => {
    compiled ??= compile(closed);
    const filled = withDefaults(object, schema);
    const violations = compiled(filled) ? [] : violationsOf(compiled.errors);
    const problems = problemsFrom(violations, filled).map((problem) =>
      problem.path.join() === "status"
        ? { ...problem, message: '"status" is written by the cluster, not by you' }
        : problem,
    );
    // Like the API server: rules only judge what has the form that they were written for.
    if (violations.some(({ keyword }) => keyword !== "additionalProperties")) return { problems, notEvaluated: [] };
    const verdict = judge(filled);
    return { problems: [...problems, ...verdict.problems], notEvaluated: verdict.notEvaluated };
  };
}

/** Formats that Kubernetes knows and that are not here (`hostname`, `uri` and the like) are not judged. */
function compile(schema: Readonly<Record<string, unknown>>): ValidateFunction {
  // `verbose` brings the closed object's fields along, from which a message proposes one. The schema is our own
  // making, so ajv need not judge it first; inlining would undo the sharing.
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    validateSchema: false,
    inlineRefs: false,
    logger: false,
    unicodeRegExp: false,
  });
  ajv.addFormat("byte", /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
  ajv.addFormat("date", (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)));
  ajv.addFormat(
    "date-time",
    (text) =>
      /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(text) &&
      !Number.isNaN(Date.parse(text)),
  );
  ajv.addFormat("duration", /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/);
  ajv.addFormat("int32", { type: "number", validate: wholeNumber(31) });
  ajv.addFormat("int64", { type: "number", validate: wholeNumber(63) });
  ajv.addFormat("ipv4", /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/);
  ajv.addFormat("uuid", /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i);
  return ajv.compile(sharedSchema(schema));
}
