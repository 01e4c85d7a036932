import { type ParseArgsConfig, parseArgs } from "node:util";
import { listChoices, suggest } from "../model/suggest.ts";
import type { World } from "./world.ts";

/** 0: nothing to do. 1: findings or differences. 2: could not run. */
export type ExitCode = 0 | 1 | 2;

/** One flag of a command. */
export interface Option {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** For `--help`: one line, lower case, without full stop. */
  readonly summary: string;
  /** What stands for the value in `--help`. */
  readonly value?: string;
  readonly choices?: readonly string[];
}

type Options = { readonly [name: string]: Option };

/** The values of the flags that were given. */
export type Values<Flags extends Options> = {
  readonly [Name in keyof Flags]?: Flags[Name]["type"] extends "boolean" ? boolean : string;
};

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

/** Declares a command: its flags are strict, and typed by their declaration. */
export function command<const Flags extends Options>(declared: {
  readonly name: string;
  readonly summary: string;
  readonly options: Flags;
  readonly example: string;
  readonly run: (values: Values<Flags & typeof everywhere>, world: World) => Promise<ExitCode>;
}): Command {
  const options: Options = { ...declared.options, ...everywhere };
  return {
    name: declared.name,
    summary: declared.summary,
    options,
    run: async (argv, world) => {
      const parsed = parse(options, argv);
      if ("fault" in parsed) {
        world.note(`lockstep ${declared.name}: ${parsed.fault}`);
        world.note(`see lockstep ${declared.name} --help`);
        return 2;
      }
      if (parsed.values.help === true) {
        world.out(help(declared.name, declared.summary, options, declared.example));
        return 0;
      }
      return declared.run(typed<Flags & typeof everywhere>(parsed.values), world);
    },
  };
}

type Raw = { readonly [name: string]: string | boolean | undefined };

/** The flags were parsed by the very declaration that their type is made from. */
function typed<Flags extends Options>(values: Raw): Values<Flags>;
function typed(values: Raw): Raw {
  return values;
}

function parse(options: Options, argv: readonly string[]): { readonly values: Raw } | { readonly fault: string } {
  const config: NonNullable<ParseArgsConfig["options"]> = Object.fromEntries(
    Object.entries(options).map(([name, { type, short }]) => [name, short === undefined ? { type } : { type, short }]),
  );
  const { tokens } = parseArgs({ args: [...argv], options: config, strict: false, tokens: true });
  const values: { [name: string]: string | boolean } = {};
  for (const token of tokens) {
    if (token.kind === "positional") return { fault: `unexpected "${token.value}"` };
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) {
      const near = suggest(token.name, Object.keys(options));
      return { fault: `unknown flag "${token.rawName}"${near === undefined ? "" : `; did you mean "--${near}"?`}` };
    }
    if (option.type === "boolean") {
      if (token.value !== undefined) return { fault: `${token.rawName} takes no value` };
      values[token.name] = true;
      continue;
    }
    if (token.value === undefined || token.value === "")
      return { fault: `${token.rawName} needs a value, ${option.value ?? "<value>"}` };
    if (option.choices !== undefined && !option.choices.includes(token.value))
      return { fault: `--${token.name} is "${token.value}"; choose one of ${listChoices(option.choices)}` };
    values[token.name] = token.value;
  }
  return { values };
}

function help(name: string, summary: string, options: Options, example: string): string {
  const rows = Object.entries(options).map(([flag, { short, value, choices, summary: said }]) => {
    const shown = choices === undefined ? (value ?? "") : choices.join("|");
    return [
      `${short === undefined ? "    " : `-${short}, `}--${flag}${shown === "" ? "" : ` ${shown}`}`,
      said,
    ] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `lockstep ${name}: ${summary}`,
    "",
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    "",
    `  ${example}`,
    "",
    exitCodes,
    "",
  ].join("\n");
}

export const exitCodes = "Exit codes: 0 nothing to do, 1 findings or differences, 2 could not run";
