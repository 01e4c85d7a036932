import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ParityRule, parityRules } from "../src/checks/parity/parity-rules.ts";
import type { PromotionRuleId } from "../src/checks/promotion/promotion-rules.ts";
import type { Rule } from "../src/checks/rule.ts";
import { rules } from "../src/checks/rules/index.ts";
import type { WriteRule } from "../src/cli/writer/refusal.ts";
import type { contractRules, ShapeRule } from "../src/model/shape/shape-rules.ts";
import { type RuleId, ruleIds } from "../src/policy/rules.ts";

const target = fileURLToPath(new URL("../docs/rules.md", import.meta.url));

/** What a finding means whose rule is no file of its own, and which no policy can turn down. */
type Meanings<Id extends string> = { readonly [Each in Id]: string };

const reading: Meanings<Exclude<ShapeRule, `versions/${string}`> | "policy/loads" | "policy/found"> = {
  "policy/found": "There is no policy in the folder, or no version map beside it.",
  "policy/loads":
    "The module cannot be loaded: it does not parse, it throws, or it does not export what is looked for.",
  "policy/export": "The policy file does not export a fleet.",
  "policy/unknown-field": "A field that nothing reads. What it was meant to say would be lost.",
  "policy/missing-field": "A field is required and absent.",
  "policy/wrong-type": "A value is of another type than the field asks for.",
  "policy/one-of":
    "A value fits several kinds, or none: a component is a chart, a workload, a folder, a function or external.",
  "policy/not-a-choice": "A value is none of those that the field allows.",
  "policy/unknown-name": "A name of a cluster, an environment, a component or a rule that does not exist.",
  "policy/self-reference": "A thing names itself: it would need itself, promote from itself or wait for itself.",
  "policy/format": "A text does not read as its field asks: a name, a duration, a quantity, a day, an address, a path.",
  "policy/reserved-name":
    "A name that Lockstep uses itself: for a folder in `dist/`, or for the default of a varying value.",
  "policy/duplicate-name": "Two names differ in capitals alone, or come together in one name of what is rendered.",
  "policy/name-length": "A name of what is rendered would be longer than Kubernetes or Helm allows.",
  "policy/same-identity":
    "Environments have different keys in `identity`; a component that reads one would find nothing in the other.",
  "promotion/acyclic": "Environments promote from each other in a circle: no version could ever enter.",
  "order/acyclic": "Components, or environments, wait for each other in a circle: none of them would ever start.",
};

const versions: Meanings<Extract<ShapeRule, `versions/${string}`>> = {
  "versions/export": "The version map does not export a map.",
  "versions/wrong-shape":
    'The map is flat where the layout is "directory", or names environments where it is "branch".',
  "versions/wrong-type": "A row is no object, or a version is no text.",
  "versions/missing": "A component has no row, or a row has no version for a place where the component runs.",
  "versions/surplus": "A row belongs to no component, or a version to a place where the component does not run.",
};

const resolving: Meanings<
  | "policy/function-throws"
  | "policy/not-json"
  | "policy/wrong-result"
  | "policy/deterministic"
  | "policy/domain"
  | "policy/repository-secret"
  | "policy/namespace-twice"
  | "policy/namespace-foreign"
  | "layout/branch-version"
  | "order/known-target"
> = {
  "policy/function-throws": "A function of a component throws.",
  "policy/not-json": "A function returns, or a setting holds, what JSON cannot hold.",
  "policy/wrong-result": "A function returns JSON of another kind than its property asks for.",
  "policy/deterministic": "A function gives another result on its second call. `dist/` would change with every run.",
  "policy/domain": "A function reads `identity.domain` of an environment that has no domain.",
  "policy/repository-secret":
    "The repository is not public, Flux delivers something from it, and no `secret` is named.",
  "policy/namespace-twice": "A namespace is described in two places. Nobody could tell which one holds.",
  "policy/namespace-foreign":
    "A namespace of Kubernetes, Flux or Argo CD themselves is described, or taken for an environment's own.",
  "layout/branch-version":
    "With a branch for each environment, a version stands in an object that all environments read from the bootstrap branch.",
  "order/known-target": "A component needs one that does not run where it runs, or whose version there is `none`.",
};

const rendering: Meanings<
  "manifests/object" | "manifests/empty" | "synth/one-owner" | "schema/definition" | "types/checked"
> = {
  "manifests/object": "An object that a `manifests` function builds has no apiVersion, kind or name.",
  "manifests/empty": "A component renders no object in a place where it runs.",
  "synth/one-owner": "Two parts of the policy render the same file.",
  "schema/definition": "A file in `imports/crds/` cannot be read, or is no definition.",
  "types/checked": "The TypeScript compiler refuses the policy or the version map.",
};

const waivers: Meanings<"rules/waiver-expired" | "rules/waiver-unused"> = {
  "rules/waiver-expired":
    "The last day of a waiver is over, and the rule still finds something. What it hid is listed again.",
  "rules/waiver-unused": "A waiver turns a rule down that finds nothing. A warning.",
};

const writing: Meanings<WriteRule | "dist/fresh"> = {
  "dist/fresh":
    "A file in `dist/` is missing, differs from what the policy renders, or is no longer rendered. `check` says so; `synth` puts it right, and names what it leaves outside `dist/` for a person to remove.",
  "write/foreign-file": "A file without Lockstep's header stands where one is to be written. It is never overwritten.",
  "write/no-header": "A file is rendered without the header. A fault of Lockstep.",
  "write/outside-tree": "A path leads out of the fleet's folder.",
  "write/unsafe-path": "A path holds what some file system cannot, or leads into a folder of Git.",
  "write/case-collision": "Two paths are one where case does not count.",
  "write/not-a-file": "A folder stands where a file is to be written.",
  "write/not-a-folder": "A file stands where a folder is to be made.",
  "write/symlink": "A symbolic link is in the way. Nothing is written through one.",
  "write/unreadable": "A file or folder in the way cannot be read; a warning where it is in nobody's way.",
  "write/busy": "Another process writes the same files, or a folder changed while they were rendered.",
  "write/failed": "The system refused to write: a full disk, a missing permission. The message says what was changed.",
};

/** Rules that a policy can turn down, and that are found before rules are run. */
const outside: { readonly [Id in Exclude<RuleId, keyof typeof rules>]: Pick<Rule, "why" | "severity" | "source"> } = {
  "order/one-engine": {
    why: "Flux and Argo CD know nothing of each other. Where one delivers a component and the other what it needs, both start at once.",
    severity: "warning",
  },
  "parity/no-leak": parityRules["parity/no-leak"],
};

const { "parity/no-leak": _, ...contracts } = parityRules;

const parity: Meanings<Exclude<ParityRule, "parity/no-leak"> | (typeof contractRules)[number]> = {
  "parity/contract":
    "A contract is between an environment and itself, a pair has two contracts, or one thing is allowed twice in different ways.",
  ...mapped(contracts),
  "parity/allowance-known":
    "An allowance names a setting, property or field that is not there, a component that runs in neither environment, or asks for more or less of what cannot be ordered.",
};

const promotion: Meanings<PromotionRuleId> = {
  "promotion/seen":
    "A version comes into an environment and was not in its source environment, on the default branch, for as long as `soak` asks. What the change itself writes proves nothing.",
  "promotion/no-skip": "A version comes into an environment from one further up, and was never in the one between.",
  "promotion/not-ahead": "A version comes into an environment and is newer than what its source environment ever had.",
  "promotion/max-skew":
    "A version is behind that of the source environment for longer than `maxSkew`. A warning while it may not follow: in a freeze, outside the windows, before the end of `soak`.",
  "promotion/hold":
    "A version that is held back comes into its environment, or into one that receives from it; or an environment or a component gets another name and its hold does not. A warning where the last day of a hold is over.",
  "promotion/hotfix":
    "The last day of a hotfix is over and the source environment never caught up. A warning where the entry is to be removed.",
  "promotion/known-below":
    "A version is in an environment, and no change brings it there now, that no environment above ever had and no hotfix stands for. What the first version map had, and what was there before the source environment had its first version, counts as known.",
  "promotion/freeze": "Versions are promoted on a day of a freeze. Hotfixes and rollbacks are not.",
  "promotion/window": "Versions are promoted while no window is open. Hotfixes and rollbacks are not.",
  "promotion/together":
    "A component comes without another of its group, or without the version of one that it needs which it was tested with. A warning for a rollback.",
  "promotion/one-minor":
    'A component with `upgrade: "one-minor"` skips a minor, or goes back to an older one, also under another name or after `"none"`.',
  "promotion/rollback":
    "An older version comes back that was never there, or without a hold on the one that it replaces; or `promote` would bring back what was taken back.",
  "promotion/branch":
    'With the layout `"branch"`, a branch is merged that is neither that of the source environment nor `hotfix/…`, and makes more than rollbacks.',
  "promotion/literal": "The version map, or what stands beside it, is not written out in plain text.",
};

/** What a rule reports, as its reason says it; warnings are marked. */
function mapped<Id extends string>(
  rules: {
    readonly [Each in Id]: Pick<Rule, "why" | "severity">;
  },
): Meanings<Id>;
function mapped(rules: { readonly [id: string]: Pick<Rule, "why" | "severity"> }): Meanings<string> {
  return Object.fromEntries(
    Object.entries(rules).map(([id, { why, severity }]) => [id, severity === "warning" ? `${why} A warning.` : why]),
  );
}

const sections = [
  ["Reading the policy", reading],
  ["Reading the version map", versions],
  ["Calling the functions and tying names together", resolving],
  ["Rendering and the compiler", rendering],
  ["Contracts between environments", parity],
  ["Promotion: versions that move, compared with a commit", promotion],
  ["Waivers", waivers],
  ["`dist/` and the writer", writing],
] as const;

/** Every id that the document lists. */
export const listedRules: readonly string[] = [
  ...ruleIds,
  ...sections.flatMap(([, meanings]) => Object.keys(meanings)),
];

const registered: ReadonlyMap<string, Pick<Rule, "why" | "severity" | "source">> = new Map([
  ...Object.entries<Rule>(rules),
  ...Object.entries(outside),
]);

const entry = (id: RuleId): string => {
  const { why = "", severity = "error", source } = registered.get(id) ?? {};
  const file = Object.hasOwn(rules, id) ? `[${severity}](../src/checks/rules/${id.replace("/", "-")}.ts)` : severity;
  return [`### ${id}`, "", `${why}`, "", `${file}${source === undefined ? "" : ` · ${source}`}`, ""].join("\n");
};

const table = (title: string, meanings: { readonly [id: string]: string }): string =>
  [
    `### ${title}`,
    "",
    "| rule | what it finds |",
    "|---|---|",
    ...Object.entries(meanings).map(([id, what]) => `| \`${id}\` | ${what.replaceAll("|", "\\|")} |`),
    "",
  ].join("\n");

/** The text of `docs/rules.md`. */
export function rulesDoc(): string {
  return [
    "<!-- Rendered by scripts/rules-doc.ts: node --import tsx scripts/rules-doc.ts -->",
    "# Rules",
    "",
    "Every finding names its rule. An error stops `synth` and makes `check` exit with 1; a warning does neither. Under each rule stands how much its findings weigh; a rule of errors may have some findings that are warnings. `npm run check -- --explain` prints the reason with each finding.",
    "",
    "## Rules that a policy can turn down",
    "",
    "`warning` keeps the finding and stops nothing; `off` takes it from the list and counts it in the last line. A reason and a last day are required. After that day the rule counts again, and the waiver itself is an error.",
    "",
    "```ts fleet",
    "rules: {",
    '  "quota/fits": { severity: "warning", reason: "the quota is raised with the new nodes", until: "2027-01-31" },',
    "},",
    "```",
    "",
    ...[...ruleIds].sort().map(entry),
    "## Findings that no policy can turn down",
    "",
    "Errors, unless their row says otherwise.",
    "",
    ...sections.map(([title, meanings]) => table(title, meanings)),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, rulesDoc());
