import type { Fleet } from "../checks/parity/fleet.ts";
import type { Parity } from "../checks/parity/parity.ts";
import { parityRules } from "../checks/parity/parity-rules.ts";
import type { Rule, Subject } from "../checks/rule.ts";
import { rules } from "../checks/rules/index.ts";
import { runChecks } from "../checks/run.ts";
import { sortFindings } from "../checks/sort.ts";
import type { Finding } from "../model/finding.ts";
import type { Model } from "../model/model.ts";
import type { SourceFiles } from "../model/report.ts";
import { resolve } from "../model/resolve/resolve.ts";
import { checkShape } from "../model/shape/check-shape.ts";
import type { Waivers } from "../policy/index.ts";
import { hasWorkloads, type Rendering, render } from "../synth/render.ts";
import { Tree } from "../synth/tree.ts";
import { digest } from "./digest.ts";
import { load } from "./load.ts";
import { located } from "./located.ts";
import type { Result } from "./report.ts";
import { typeCheck } from "./type-check.ts";
import { validators } from "./validators.ts";
import type { Workspace } from "./workspace.ts";
import type { World } from "./world.ts";

// cdk8s sorts keys unless it is told not to. Constructs write them in the order in which people read them, and that
// order is as fixed as the alphabet's.
process.env.CDK8S_DISABLE_SORT = "1";

/** A fleet that was loaded, rendered and checked, in memory. */
export interface Inspection {
  readonly result: Result;
  /** Absent where the policy could not be rendered. */
  readonly rendered: Rendered | undefined;
}

/** What was rendered, and all that parity asks for beside it. */
export interface Rendered {
  readonly model: Model;
  readonly rendering: Rendering;
  readonly fleet: Fleet;
  /** What the contracts come to; absent where nobody asked. */
  readonly parity: Parity | undefined;
}

/** How much is looked at. */
export interface Scope {
  /** Whether environments are held to their contracts: what is written does not depend on it. */
  readonly parity: boolean;
  /** Whether the compiler reads the files too. @default true */
  readonly types?: boolean;
  /** The day by which expiries are judged. @default - today */
  readonly today?: string;
}

/** Components from which on a person on a terminal is told what takes its time. */
const large = 200;

/** Everything that `synth` and `check` have in common: from the user's two files to findings. */
export async function inspect(world: World, workspace: Workspace, scope: Scope): Promise<Inspection> {
  const { files } = workspace;
  const { today = world.today } = scope;
  // The compiler is another program: it reads the files while they are rendered here.
  const types = scope.types === false ? Promise.resolve([]) : typeCheck(world, workspace);
  const loaded = await load(world, workspace);
  if (loaded.findings !== undefined) {
    // What a file that does not load means to the compiler is known already.
    const broken = new Set(loaded.findings.flatMap(({ at }) => (at.line === undefined ? [] : [at.file])));
    return failed([
      ...(await located(loaded.findings, workspace)),
      ...(await types).filter(({ at }) => !broken.has(at.file)),
    ]);
  }

  const shape = checkShape(loaded, files);
  if (!shape.ok) return failed(merged(await located(shape.findings, workspace), await types, files));

  const resolved = resolve(shape.policy, shape.versions, files);
  if (resolved.findings.some(({ severity }) => severity === "error")) {
    // What can be said without anything rendered is said in the same breath.
    const early = runChecks(unrendered(resolved.model), earlyRules, {}, today, files, resolved.findings);
    return failed(merged(await located(early.findings, workspace), await types, files));
  }

  const { model } = resolved;
  const note = (what: string): void => {
    if (model.deliveries.length >= large) world.progress(what);
  };
  note(`rendering ${model.deliveries.length.toLocaleString("en-US")} deliveries …`);
  const workload = hasWorkloads(model) ? (await import("../constructs/workload/workload.ts")).Workload : undefined;
  const rendering = render(model, files, workload);
  const { manifests, tree } = rendering;
  note(`checking ${manifests.length.toLocaleString("en-US")} objects …`);
  const schemas = await validators(world, workspace, { model, manifests });
  const { validators: judges, definitions } = schemas;
  const fleet: Fleet = {
    policy: shape.policy,
    versions: shape.versions,
    model,
    manifests,
    stage: { files, workload },
    digest,
    validators: judges,
    definitions,
  };
  // What could not be rendered cannot be compared.
  const isWhole = ![...resolved.findings, ...rendering.findings].some(({ severity }) => severity === "error");
  if (scope.parity && isWhole) note("comparing environments …");
  const parity = scope.parity && isWhole ? await parityOf(fleet, today) : undefined;
  const checked = runChecks(
    { model, manifests, tree, validators: judges },
    rules,
    waivers(shape.policy.rules ?? {}, scope),
    today,
    files,
    [...resolved.findings, ...rendering.findings, ...schemas.findings, ...(parity?.findings ?? [])],
  );
  world.progress(undefined);
  const findings = merged(await located(checked.findings, workspace), await types, files);
  const counts = {
    environments: model.environments.length,
    components: Object.keys(shape.policy.components).length,
    files: tree.size,
  };
  return {
    result: { findings, waived: checked.waived.length, counts, why },
    rendered: { model, rendering, fleet, parity },
  };
}

/** Parity is a third of all code, and what is rendered does not depend on it. */
const parityOf = async (fleet: Fleet, today: string): Promise<Parity> =>
  (await import("../checks/parity/parity.ts")).checkParity(fleet, today);

/** A waiver of what is not looked at is neither used nor unused. */
function waivers(all: Waivers, { parity }: Scope): Waivers {
  const { "parity/no-leak": _, ...others } = all;
  return parity ? all : others;
}

const why = (rule: string): string | undefined =>
  new Map<string, Pick<Rule, "why">>([...Object.entries(rules), ...Object.entries(parityRules)]).get(rule)?.why;

/** Rules that read the policy and the versions alone. */
const earlyRules = {
  "order/same-cluster": rules["order/same-cluster"],
  "sync/flux-is-automatic": rules["sync/flux-is-automatic"],
  "values/file-is-read": rules["values/file-is-read"],
  "versions/exact": rules["versions/exact"],
};

const unrendered = (model: Model): Subject => ({ model, manifests: [], tree: new Tree(), validators: new Map() });

const failed = (findings: readonly Finding[]): Inspection => ({
  result: { findings: sortFindings(findings), waived: 0, counts: undefined, why },
  rendered: undefined,
});

/**
 * The compiler and the run-time checks see the same mistakes: where both do, ours says what to do about it. A policy
 * that does not compile makes the compiler doubt the version map too, which then has no news of its own.
 */
function merged(
  own: readonly Finding[],
  types: readonly Finding[],
  { policy, versions }: SourceFiles,
): readonly Finding[] {
  const places = new Set(own.map(({ at }) => `${at.file}:${at.line}`));
  const doubtful =
    types.some(({ at }) => at.file === policy) ||
    own.some(({ at, severity }) => severity === "error" && at.file === versions);
  return sortFindings([
    ...own,
    ...types.filter(({ at }) => !places.has(`${at.file}:${at.line}`) && !(doubtful && at.file === versions)),
  ]);
}
