import type { Home } from "../../../model/model.ts";
import { listChoices, quoted, suggest } from "../../../model/suggest.ts";
import { fieldName } from "../diff/field-name.ts";
import type { Fleet } from "../fleet.ts";
import { type Field, fieldNamed, fieldsOf } from "./fields.ts";
import { fullNameOf, nameOf, type Subject, subjectsOf } from "./subject.ts";

/** Why there is nothing to explain, and what to do. */
export interface Refusal {
  readonly message: string;
  readonly hint: string;
}

/** What an object is looked for among. */
export interface Among {
  readonly fleet: Fleet;
  /** The environment's, or the cluster's. */
  readonly subjects: readonly Subject[];
  /** Every file that is rendered. */
  readonly files: ReadonlySet<string>;
  /** The environment or cluster. */
  readonly home: string;
}

/** The object that a text names: its file, `Kind/name` or `Kind/namespace/name`. */
export function objectNamed(text: string, { fleet, subjects, files, home }: Among): Subject | Refusal {
  const path = text.replaceAll("\\", "/").replace(/^\.\//, "");
  const inFile = subjects.filter(({ part }) => part.file === path);
  if (inFile.length > 0) return only(inFile, `${quoted(path)} holds`);
  if (files.has(path)) return otherFile(path, fleet, home, subjects);
  const named = subjects.filter((each) => isNamed(each, text));
  if (named.length > 0) return only(named, `${quoted(text)} is the name of`);
  const elsewhere = homesOf(fleet, home).find(([, others]) => others().some((each) => isNamed(each, text)));
  if (elsewhere !== undefined)
    return {
      message: `${quoted(text)} belongs to ${elsewhere[0]}, not to ${home}`,
      hint: `ask for it: why ${elsewhere[0]} ${text}`,
    };
  const names = subjects.map(nameOf);
  const choices = /[./]\w+$/.test(path) && path.split("/").length > 2 ? subjects.map(({ part }) => part.file) : names;
  const near = suggest(text, choices);
  return {
    message: `nothing that is rendered for ${home} is ${quoted(text)}`,
    hint:
      near === undefined
        ? `name a file below dist/ or an object, as ${quoted(names[0] ?? "Deployment/web")}`
        : `did you mean ${quoted(near)}?`,
  };
}

const isNamed = (subject: Subject, text: string): boolean =>
  [nameOf(subject), fullNameOf(subject)].some((own) => own !== undefined && lowerKind(own) === lowerKind(text));

/** Kinds are known whatever their letters' case; names are not. `Deployment web` is the same as `Deployment/web`. */
function lowerKind(name: string): string {
  const text = name.trim().replace(/^(\w+)\s+/, "$1/");
  const slash = text.indexOf("/");
  return slash === -1 ? text : `${text.slice(0, slash).toLowerCase()}${text.slice(slash)}`;
}

/** Everything that is rendered, by what it belongs to; what is nearest to a home comes first. */
function homesOf(fleet: Fleet, home: string): readonly (readonly [name: string, subjects: () => readonly Subject[]])[] {
  const { environments, clusters } = fleet.policy;
  const around = environments[home]?.cluster;
  const near = Object.keys(clusters).filter((name) => name === around);
  const far = Object.keys(clusters).filter((name) => name !== around);
  const at = (kind: Home["kind"]) => (name: string) => [name, () => subjectsOf(fleet, { kind, name })] as const;
  return [...near.map(at("cluster")), ...Object.keys(environments).map(at("environment")), ...far.map(at("cluster"))];
}

function only(found: readonly Subject[], what: string): Subject | Refusal {
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  const names = found.map((each) => {
    const shared = found.filter((other) => nameOf(other) === nameOf(each)).length > 1;
    const full = fullNameOf(each);
    const isUnique = full !== undefined && found.filter((other) => fullNameOf(other) === full).length === 1;
    return shared ? (isUnique ? full : each.part.file) : nameOf(each);
  });
  return { message: `${what} ${found.length} objects`, hint: `name one of them: ${listChoices(names)}` };
}

/** A file that is rendered and that is no object of the environment. */
function otherFile(path: string, fleet: Fleet, home: string, subjects: readonly Subject[]): Refusal {
  if (path.endsWith("/kustomization.yaml")) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    const listed = subjects.filter(({ part }) => part.file.startsWith(`${folder}/`)).map(({ part }) => part.file);
    const hint = listed.length === 0 ? "name an object" : `name one of them: ${listChoices(listed)}`;
    return { message: `${quoted(path)} is no object: it lists the files of its folder`, hint };
  }
  const owner = homesOf(fleet, home).find(([, others]) => others().some(({ part }) => part.file === path));
  if (owner !== undefined)
    return {
      message: `${quoted(path)} belongs to ${owner[0]}, not to ${home}`,
      hint: `ask for it: why ${owner[0]} ${path}`,
    };
  return {
    message: `${quoted(path)} is no object: Lockstep writes it for people and scripts`,
    hint: "name an object",
  };
}

/** The field of an object that a text names. */
export function fieldOf(text: string, { part }: Subject, { definitions }: Fleet): Field | Refusal {
  const found = fieldNamed(part, text, definitions);
  if (found !== undefined) return found;
  const names = [...new Set([...fieldsOf(part, definitions)].map(({ path }) => fieldName(path)))];
  const near = nearest(text, names);
  return {
    message: `${part.title} has no field ${quoted(text)}`,
    hint: near.length === 0 ? "leave the field out to see all of them" : `did you mean ${listChoices(near, 4)}?`,
  };
}

/** Fields that end as the text does, and the one that it is a slip of. */
function nearest(text: string, names: readonly string[]): readonly string[] {
  const last = text.slice(text.lastIndexOf(".") + 1).toLowerCase();
  const slip = suggest(text, names);
  const ends = last === "" ? [] : names.filter((name) => name.toLowerCase().endsWith(last));
  const words = names.map((name) => name.slice(name.lastIndexOf(".") + 1));
  const word = suggest(last, words);
  const alike = word === undefined ? [] : names.filter((name) => name === word || name.endsWith(`.${word}`));
  return [...new Set([...(slip === undefined ? [] : [slip]), ...ends, ...alike])].slice(0, 4);
}
