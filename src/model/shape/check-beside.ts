import { dateProblem } from "../date.ts";
import type { Report } from "../report.ts";
import { quoted, suggest } from "../suggest.ts";
import { noVersion, versionProblem } from "../version.ts";
import { choices, isKnown } from "./choices.ts";
import { choose } from "./choose.ts";
import { componentKinds } from "./component-schema.ts";
import { isNo } from "./explain-name.ts";
import { formats } from "./formats.ts";
import { homesOf } from "./homes.ts";
import { repeated } from "./keywords.ts";
import { isRecord, own, type Unknowns } from "./record.ts";
import { dotted, shown, word } from "./words.ts";

/** What stands beside the version map, as modules export it. */
export type BesideName = "holds" | "hotfixes";

const kinds = {
  holds: { what: "the hold", version: "not", code: '{ not: "1.9.0", reason: "…", until: "2027-01-31" }' },
  hotfixes: { what: "the hotfix", version: "version", code: '{ version: "1.9.1", reason: "…", until: "2027-01-31" }' },
} as const;

/** What an export beside the version map is judged by. */
interface Ground {
  readonly name: BesideName;
  readonly policy: Unknowns;
  readonly report: Report;
}

/** Whether holds or hotfixes name what there is, and say which version, why and until when. */
export function checkBeside(name: BesideName, value: unknown, policy: Unknowns, report: Report): void {
  if (value === undefined) return;
  const ground = { name, policy, report };
  const layout = own(policy, "layout") ?? "directory";
  if (!isRecord(value)) wrongType(ground, [], value, "an object");
  else if (layout === "branch") checkRow(ground, value, undefined);
  else if (layout === "directory") checkRows(ground, value);
}

function checkRows(ground: Ground, value: Unknowns): void {
  const { name, policy } = ground;
  for (const [environment, row] of Object.entries(value)) {
    if (isKnown(policy, "environment", [], environment) === false) {
      const known = choices(policy, "environment", []);
      say(
        ground,
        "policy/unknown-name",
        [environment],
        `${name} are for ${quoted(environment)}, ${isNo("environment", environment, policy, [])}`,
        choose(environment, known, "remove it"),
      );
    } else if (isRecord(row)) {
      checkRow(ground, row, environment);
    } else {
      wrongType(ground, [environment], row, "an object with components");
    }
  }
}

/** The entries of one environment; of the whole fleet with the layout "branch". */
function checkRow(ground: Ground, row: Unknowns, environment: string | undefined): void {
  const before = environment === undefined ? [] : [environment];
  for (const [component, entry] of Object.entries(row)) {
    const path = [...before, component];
    if (isForeign(ground, component, path)) continue;
    if (isRecord(entry)) checkEntry(ground, entry, path);
    else wrongType(ground, path, entry, `an object, as ${kinds[ground.name].code}`);
  }
}

/** Reports a component that has no version there, and says whether it is one. */
function isForeign(ground: Ground, component: string, path: readonly string[]): boolean {
  const { name, policy } = ground;
  const value = own(own(policy, "components"), component);
  const subject = `${kinds[name].what} of ${word(component)}`;
  if (isKnown(policy, "component", [], component) === false) {
    if (path.length === 1 && isKnown(policy, "environment", [], component) === true) {
      const message = `${name} name the environment ${quoted(component)}, and with the layout "branch" a component has one version`;
      say(ground, "versions/wrong-shape", path, message, "name components alone");
      return true;
    }
    const known = choices(policy, "component", []);
    const message = `${subject} is for no component`;
    say(ground, "policy/unknown-name", path, message, choose(component, known, "remove it"));
    return true;
  }
  const kind = componentKinds.filter((each) => own(value, each) !== undefined);
  if (kind.length === 1 && kind[0] === "manifests") {
    say(ground, "versions/surplus", path, `${subject} has no meaning: a component with "manifests" has no version`);
    return true;
  }
  const homes = homesOf(policy, component);
  const [environment] = path.length > 1 ? path : [];
  if (environment === undefined || homes === undefined) return false;
  if (homes.kind === "cluster") {
    say(ground, "versions/surplus", path, `${subject} has no meaning: it runs in clusters, where nothing is promoted`);
    return true;
  }
  if (!homes.complete || homes.names.includes(environment)) return false;
  say(ground, "versions/surplus", path, `${subject} is for ${quoted(environment)}, where it does not run`);
  return true;
}

function checkEntry(ground: Ground, entry: Unknowns, path: readonly string[]): void {
  const { what, version } = kinds[ground.name];
  const problems: { readonly [field: string]: TextProblem } = {
    [version]: (text) => (text === noVersion ? `${quoted(text)} is no version` : versionProblem(text)),
    reason: formats.reason.problem,
    until: dateProblem,
  };
  const fields = Object.keys(problems);
  const unknown = Object.keys(entry).filter((field) => !fields.includes(field));
  const meant = unknown.map((field) => suggest(field, fields));
  for (const [position, field] of unknown.entries()) {
    const hint = meant[position] === undefined ? "remove it" : `did you mean ${quoted(meant[position])}?`;
    const message = `${what} ${at(path)} has ${quoted(field)}, which is no field of it`;
    say(ground, "policy/unknown-field", [...path, field], message, hint);
  }
  for (const [field, problem] of Object.entries(problems)) {
    const value = entry[field];
    if (value === undefined) {
      if (meant.includes(field)) continue;
      const message = `${what} ${at(path)} has no ${quoted(field)}`;
      say(ground, "policy/missing-field", path, message, `add ${quoted(field)}, ${examples[field] ?? ""}`);
    } else if (field === "not" && Array.isArray(value)) {
      checkList(ground, value, path, problem);
    } else {
      checkText(ground, value, path, [field], problem, field === "not" ? "text or a list of texts" : "text");
    }
  }
}

type TextProblem = (text: string) => string | undefined;

/** Several versions of one hold, each of which is one. */
function checkList(ground: Ground, versions: readonly unknown[], path: readonly string[], problem: TextProblem): void {
  const subject = `not of ${kinds.holds.what} ${at(path)}`;
  const twice = repeated(versions);
  if (versions.length === 0)
    say(ground, "policy/format", [...path, "not"], `${subject} is an empty list`, `write ${examples.not}`);
  if (twice !== undefined) {
    const message = `${subject} holds ${shown(versions[twice])} twice`;
    say(ground, "policy/duplicate-name", [...path, "not", String(twice)], message, "remove one of them");
  }
  for (const [index, version] of versions.entries())
    checkText(ground, version, path, ["not", String(index)], problem, "text");
}

function checkText(
  ground: Ground,
  value: unknown,
  path: readonly string[],
  field: readonly string[],
  problem: TextProblem,
  wanted: string,
): void {
  if (typeof value !== "string") {
    wrongType(ground, [...path, ...field], value, wanted);
    return;
  }
  const wrong = problem(value);
  const message = `${dotted(field)} of ${kinds[ground.name].what} ${at(path)}: ${wrong}`;
  const [name = ""] = field;
  const hint = name === "reason" ? formats.reason.hint : `write ${examples[name] ?? ""}`;
  if (wrong !== undefined) say(ground, "policy/format", [...path, ...field], message, hint);
}

const examples: { readonly [field: string]: string } = {
  not: 'the exact version that must not come, such as "1.9.0"',
  version: 'the exact version that came in, such as "1.9.1"',
  reason: "a text that is not empty",
  until: 'a day, such as "2027-01-31"',
};

const at = ([first = "", component]: readonly string[]): string =>
  component === undefined ? `of ${word(first)}` : `of ${word(component)} in ${word(first)}`;

function wrongType(ground: Ground, path: readonly string[], value: unknown, wanted: string): void {
  const subject = path.length === 0 ? ground.name : dotted([ground.name, ...path]);
  const message = `${subject} ${path.length === 0 ? "are" : "is"} ${shown(value)}, not ${wanted}`;
  say(ground, "versions/wrong-type", path, message, `write ${wanted}`);
}

function say(ground: Ground, rule: string, path: readonly string[], message: string, hint = "remove it"): void {
  ground.report.beside(ground.name, rule, path, message, hint);
}
