import { Composer, type CST, type Document, isScalar, LineCounter, Parser, type Tags, visit } from "yaml";
import type { Json } from "../policy/scalars.ts";

/** Why a YAML text, or a part of it, has no meaning as JSON. */
export interface YamlProblem {
  readonly message: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/** What a YAML text says. */
export interface YamlContent {
  /** The documents without a problem, in the order of the text; empty ones are left out, as kubectl does. */
  readonly documents: readonly Json[];
  readonly problems: readonly YamlProblem[];
}

const beyondJson = new Set(["binary", "omap", "pairs", "set", "timestamp"].map((name) => `tag:yaml.org,2002:${name}`));

/** YAML 1.1, but times and sexagesimal numbers (`1:30`) stay text, as they do for the Go readers. */
function jsonTags(tags: Tags): Tags {
  return tags.filter(
    (tag) => typeof tag !== "string" && !beyondJson.has(tag.tag) && !("format" in tag && tag.format === "TIME"),
  );
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface Fault {
  readonly message: string;
  readonly offset: number;
}

/** What is good YAML and has no place in JSON. */
function faultsBeyondJson(document: Document.Parsed): readonly Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Scalar(_, { value, range }) {
      if (typeof value !== "number" || Number.isFinite(value)) return;
      faults.push({ message: "JSON has no infinite number and no NaN", offset: range?.[0] ?? 0 });
    },
    Alias(_, alias, above) {
      const target = above.some((node) => "anchor" in node && node.anchor === alias.source) && alias.resolve(document);
      if (!target || !above.includes(target)) return;
      faults.push({ message: `the value of anchor ${alias.source} contains itself`, offset: alias.range?.[0] ?? 0 });
    },
  });
  return faults;
}

function isEmpty({ contents }: Document.Parsed): boolean {
  return contents === null || (isScalar(contents) && contents.value === null && contents.source === "");
}

/** Far beyond any manifest, and far from where the composer, which is recursive, runs out of stack. */
const deepest = 256;

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === "document") return token.value === undefined ? [] : [token.value];
  if (!("items" in token)) return [];
  return token.items.flatMap((item) => [item.key, item.value].filter((part) => part !== null && part !== undefined));
}

/** Where a text goes deeper than anything that is meant to be read, level by level and not by recursion. */
function tooDeep(token: CST.Token): number | undefined {
  let level: readonly CST.Token[] = [token];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return level[0]?.offset ?? 0;
    level = level.flatMap(childrenOf);
  }
  return undefined;
}

/** Reads every document of a YAML text. Never throws: what cannot be read is a problem. */
export function parseYaml(text: string): YamlContent {
  const lines = new LineCounter();
  const documents: Json[] = [];
  const problems: YamlProblem[] = [];

  const report = (message: string, offset: number): void => {
    const { line, col } = lines.linePos(offset);
    problems.push({ message, line: Math.max(line, 1), column: Math.max(col, 1) });
  };

  const read = (document: Document.Parsed): void => {
    const faults = [
      ...[...document.errors, ...document.warnings].map(({ message, pos }) => ({ message, offset: pos[0] })),
      ...faultsBeyondJson(document),
    ];
    for (const { message, offset } of faults) report(message, offset);
    if (faults.length > 0 || isEmpty(document)) return;
    try {
      const value: Json = document.toJS();
      documents.push(value);
    } catch (error) {
      report(causeOf(error), document.range[0]);
    }
  };

  try {
    const tokens = [...new Parser(lines.addNewLine).parse(text)];
    const depths = tokens.map(tooDeep).filter((offset) => offset !== undefined);
    for (const offset of depths) report(`the text is nested more than ${deepest} levels deep`, offset);
    if (depths.length > 0) return { documents, problems };

    const composer = new Composer({
      version: "1.1",
      resolveKnownTags: false,
      customTags: jsonTags,
      logLevel: "silent",
    });
    const found = [...composer.compose(tokens)];
    if (found.length === 0) for (const fault of composer.streamInfo().errors) report(fault.message, fault.pos[0]);
    for (const document of found) read(document);
  } catch (error) {
    // A fault of the parser itself, which its reader cannot do anything about.
    problems.push({ message: causeOf(error), line: 1, column: 1 });
  }
  return { documents, problems };
}
