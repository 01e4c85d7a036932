import { catalogue } from "../../imports/catalogue.ts";
import { isList, isRecord, valueAt } from "../../imports/json.ts";
import { validatorFor } from "../../imports/validators.ts";
import type { Finding } from "../model/finding.ts";
import { quoted } from "../model/suggest.ts";
import { origins } from "./origin.ts";
import type { Subject, Validator } from "./rule.ts";
import { crossFieldRules } from "./schema/cel.ts";
import type { CrdDocument, CrdProblem } from "./schema/crd.ts";
import { missingSpec } from "./schema/missing-spec.ts";
import { nulls } from "./schema/nulls.ts";
import { unknownFields } from "./schema/unknown-fields.ts";

/** What judges the rendered kinds, and what is wrong with the definitions that a user keeps. */
export interface Validators {
  readonly validators: ReadonlyMap<string, Validator>;
  readonly findings: readonly Finding[];
}

/**
 * How thoroughly the objects are judged that Lockstep builds itself. `"shape"`: unknown fields, nulls and rules across
 * fields, which costs nothing; their types and choices follow from the policy's, which are checked, and from types that
 * the compiler checked. `"whole"`: by the same validators as users' objects, whose code takes 5 to 75 ms a kind to load.
 */
export type Depth = "shape" | "whole";

/**
 * Loads what judges the kinds that occur, and nothing else. A user's definitions win over all we know of a kind.
 * `crds` are the documents of `imports/crds`, parsed; `source` of each is its file, from the fleet's folder.
 */
export async function loadValidators(
  { model, manifests }: Pick<Subject, "model" | "manifests">,
  crds: readonly CrdDocument[],
  own: Depth = "shape",
): Promise<Validators> {
  const { isUsers } = origins(model);
  const users = new Map<string, boolean>();
  for (const manifest of manifests) {
    const kind = `${manifest.body.apiVersion}/${manifest.body.kind}`;
    users.set(kind, users.get(kind) === true || own === "whole" || isUsers(manifest));
  }
  const { validators: served, findings } = await definitions(crds, users);
  const validators = new Map<string, Validator>();
  // A definition decides for all versions of its kind: one that it does not list is not served.
  const described = new Set(crds.flatMap(({ object }) => describes(object)));
  for (const kind of users.keys())
    if (!served.has(kind) && described.has(groupKind(kind))) validators.set(kind, unserved(kind));
  const known = [...users].filter(([kind]) => !served.has(kind) && !validators.has(kind));
  const loaded = await Promise.all(known.map(([kind, whole]) => knownValidator(kind, whole)));
  for (const [index, [kind]] of known.entries()) {
    const validator = loaded[index];
    if (validator !== undefined) validators.set(kind, once(validator));
  }
  for (const [kind, validator] of served) if (users.has(kind)) validators.set(kind, once(validator));
  return { validators, findings };
}

/** Our own knowledge of a kind; nothing for kinds that we do not know. */
async function knownValidator(name: string, whole: boolean): Promise<Validator | undefined> {
  if (!Object.hasOwn(catalogue.kinds, name)) return undefined;
  const slash = name.lastIndexOf("/");
  const validate = whole ? await validatorFor(name.slice(0, slash), name.slice(slash + 1))?.() : undefined;
  return (object) => {
    const empty = nulls(object, catalogue);
    const places = new Set(empty.map(({ path }) => path.join("/")));
    // A null is also of a wrong type, which says less.
    const typed = validate?.(object).filter(({ path }) => !places.has(path.join("/"))) ?? [];
    return {
      problems: [
        ...missingSpec(object),
        ...typed,
        ...unknownFields(object, catalogue),
        ...empty,
        ...crossFieldRules(object),
      ],
      notEvaluated: [],
    };
  };
}

/** `group/Kind` of `group/version/Kind`. */
const groupKind = (kind: string): string => kind.replace(/\/[^/]*\//, "/");

const unserved = (kind: string): Validator => {
  const message = `the cluster does not serve ${quoted(kind.slice(0, kind.lastIndexOf("/")))}: its definition in imports/crds has other versions`;
  return () => ({ problems: [{ path: ["apiVersion"], message }], notEvaluated: [] });
};

/** Two rules ask for the same verdict. */
function once(validator: Validator): Validator {
  const verdicts = new WeakMap<object, ReturnType<Validator>>();
  return (object) => {
    if (!isRecord(object)) return validator(object);
    const before = verdicts.get(object);
    if (before !== undefined) return before;
    const verdict = validator(object);
    verdicts.set(object, verdict);
    return verdict;
  };
}

/** The interpreters of schemas and their rules take time to load: only for definitions of kinds that occur. */
async function definitions(crds: readonly CrdDocument[], kinds: ReadonlyMap<string, boolean>): Promise<Validators> {
  const names = new Set([...kinds.keys()].map(groupKind));
  const wanted = crds.filter(({ object }) => describes(object).some((name) => name === undefined || names.has(name)));
  if (wanted.length === 0) return { validators: new Map(), findings: [] };
  const { crdValidators } = await import("./schema/crd.ts");
  const { validators, problems, notEvaluated } = crdValidators(wanted);
  return { validators, findings: [...problems.map(broken), ...notEvaluated.map(unjudged)] };
}

/** `group/Kind` of the definitions in a document; nothing known where it is none, which has to be said. */
function describes(object: unknown): readonly (string | undefined)[] {
  if (isRecord(object) && /List$/.test(String(object.kind)) && isList(object.items))
    return object.items.flatMap(describes);
  const [group, kind] = [valueAt(object, ["spec", "group"]), valueAt(object, ["spec", "names", "kind"])];
  return [typeof group === "string" && typeof kind === "string" ? `${group}/${kind}` : undefined];
}

const broken = ({ source, path, message }: CrdProblem): Finding => ({
  rule: "schema/definition",
  severity: "error",
  message,
  hint: "save the definition again: kubectl get crd <name> -o yaml",
  at: { file: source, path },
});

const unjudged = ({ source, path, message }: CrdProblem): Finding => ({
  rule: "schema/validated",
  severity: "warning",
  message,
  hint: "judge its objects in the cluster: kubectl apply --dry-run=server",
  at: { file: source, path },
});
