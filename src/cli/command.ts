import { type ParseArgsConfig, parseArgs } from "node:util";
import { listChoices, suggest } from "../model/suggest.ts";
import type { World } from "./world.ts";

/** 0: nothing to do. 1: findings or differences. 2: could not run. */
export type ExitCode = 0 | 1 | 2;

/** One flag of a command. */
export interface Option {
  /** `boolean-or-string` may be given bare, or with one of its choices after `=`; the next word is never its value. */
  readonly type: "string" | "boolean" | "boolean-or-string";
  readonly short?: string;
  /** For `--help`: one line, lower case, without full stop. */
  readonly summary: string;
  /** What stands for the value in `--help`. */
  readonly value?: string;
  readonly choices?: readonly string[];
}

type Options = { readonly [name: string]: Option };

/** What a command is run on: a word that is no flag. */
export interface Operand {
  /** As `--help` and faults call it, without brackets: `environment`. */
  readonly name: string;
  /** For `--help`: one line, lower case, without full stop. */
  readonly summary: string;
  /** Whether it may be left out; then all after it may be. */
  readonly optional?: true;
  /** Whether it takes all words that are left; for the last one. */
  readonly rest?: true;
}

type Choice<Of extends Option> = Of extends { readonly choices: readonly (infer One extends string)[] } ? One : string;

type Value<Of extends Option> = {
  readonly boolean: boolean;
  readonly string: Choice<Of>;
  readonly "boolean-or-string": true | Choice<Of>;
}[Of["type"]];

/** The values of the flags that were given. */
export type Values<Flags extends Options> = { readonly [Name in keyof Flags]?: Value<Flags[Name]> };

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly options: Options;
  readonly run: (argv: readonly string[], world: World) => Promise<ExitCode>;
}

const everywhere = {
  directory: { type: "string", short: "C", value: "<folder>", summary: "the folder of the fleet (default: this one)" },
  help: { type: "boolean", short: "h", summary: "show this" },
} as const satisfies Options;

/**
 * Declares a command: its flags are strict, and typed by their declaration. Without `operands` every word that is no
 * flag is refused; with them `run` gets as many words as they allow, in their order.
 */
export function command<const Flags extends Options>(declared: {
  readonly name: string;
  readonly summary: string;
  readonly options: Flags;
  readonly operands?: readonly Operand[];
  readonly example: string;
  /** What 0, 1 and 2 mean, where that is something else than of most: `0 shown, 2 could not run`. */
  readonly exits?: string;
  readonly run: (
    values: Values<Flags & typeof everywhere>,
    world: World,
    operands: readonly string[],
  ) => Promise<ExitCode>;
}): Command {
  const { name, summary, operands = [], example, exits } = declared;
  const options: Options = { ...declared.options, ...everywhere };
  const refuse = (world: World, fault: string): ExitCode => {
    world.note(`lockstep ${name}: ${fault}`);
    world.note(`see lockstep ${name} --help`);
    return 2;
  };
  return {
    name,
    summary,
    options,
    run: async (argv, world) => {
      const parsed = parse(options, operands, argv);
      if ("fault" in parsed) return refuse(world, parsed.fault);
      if (parsed.values.help === true) {
        world.out(help({ name, summary, operands, options, example, exits }));
        return 0;
      }
      const missing = operands[parsed.words.length];
      if (missing !== undefined && missing.optional === undefined) return refuse(world, `needs <${missing.name}>`);
      return declared.run(typed<Flags & typeof everywhere>(parsed.values), world, parsed.words);
    },
  };
}

type Raw = { readonly [name: string]: string | boolean | undefined };

/** The flags were parsed by the very declaration that their type is made from. */
function typed<Flags extends Options>(values: Raw): Values<Flags>;
function typed(values: Raw): Raw {
  return values;
}

type Parsed = { readonly values: Raw; readonly words: readonly string[] } | { readonly fault: string };

function parse(options: Options, operands: readonly Operand[], argv: readonly string[]): Parsed {
  const config: NonNullable<ParseArgsConfig["options"]> = Object.fromEntries(
    Object.entries(options).map(([name, { type, short }]) => {
      const known = { type: type === "string" ? type : "boolean" } as const;
      return [name, short === undefined ? known : { ...known, short }];
    }),
  );
  const { tokens } = parseArgs({ args: [...argv], options: config, strict: false, tokens: true });
  const values: { [name: string]: string | boolean } = {};
  const words: string[] = [];
  const most = operands.at(-1)?.rest === true ? Number.POSITIVE_INFINITY : operands.length;
  for (const token of tokens) {
    if (token.kind === "positional") {
      if (words.length >= most) return { fault: `unexpected "${token.value}"` };
      words.push(token.value);
    }
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) {
      const near = suggest(token.name, Object.keys(options));
      return { fault: `unknown flag "${token.rawName}"${near === undefined ? "" : `; did you mean "--${near}"?`}` };
    }
    const read = given(option, token);
    if (typeof read === "object") return read;
    values[token.name] = read;
  }
  return { values, words };
}

type Given = { readonly name: string; readonly rawName: string; readonly value?: string | undefined };

/** The value of a flag as it was given, or what is wrong with it. */
function given(option: Option, { name, rawName, value }: Given): string | boolean | { readonly fault: string } {
  if (option.type !== "string" && value === undefined) return true;
  if (option.type === "boolean") return { fault: `${rawName} takes no value` };
  if (value === undefined || value === "") {
    const needed = option.value ?? (option.type === "string" ? "<value>" : option.choices?.join("|")) ?? "<value>";
    return { fault: `${rawName} needs a value, ${needed}` };
  }
  if (option.choices !== undefined && !option.choices.includes(value))
    return { fault: `--${name} is "${value}"; choose one of ${listChoices(option.choices)}` };
  return value;
}

interface Helped {
  readonly name: string;
  readonly summary: string;
  readonly operands: readonly Operand[];
  readonly options: Options;
  readonly example: string;
  readonly exits: string | undefined;
}

function help({ name, summary, operands, options, example, exits }: Helped): string {
  const flags = Object.entries(options).map(
    ([flag, option]) =>
      [
        `${option.short === undefined ? "    " : `-${option.short}, `}--${flag}${shown(option)}`,
        option.summary,
      ] as const,
  );
  const things = operands.map((operand) => [`<${operand.name}>`, operand.summary] as const);
  const usage = operands.map((operand) => ` ${bracketed(operand)}`).join("");
  return [
    `lockstep ${name}: ${summary}`,
    "",
    ...(operands.length === 0 ? [] : [`  lockstep ${name}${usage}`, "", ...table(things), ""]),
    ...table(flags),
    "",
    `  ${example}`,
    "",
    exits === undefined ? exitCodes : `Exit codes: ${exits}`,
    "",
  ].join("\n");
}

/** How a flag's value is given: ` <folder>`, ` text|json`, `[=all]`, or nothing. */
function shown({ type, choices, value }: Option): string {
  const named = choices === undefined ? (value ?? "") : choices.join("|");
  if (named === "") return "";
  return type === "boolean-or-string" ? `[=${named}]` : ` ${named}`;
}

/** `<a>`, `[<b>]`, `<file>…`. */
function bracketed({ name, optional, rest }: Operand): string {
  const plain = `<${name}>${rest === undefined ? "" : "…"}`;
  return optional === undefined ? plain : `[${plain}]`;
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

export const exitCodes = "Exit codes: 0 nothing to do, 1 findings or differences, 2 could not run";
