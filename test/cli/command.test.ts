import { describe, expect, expectTypeOf, test } from "vitest";
import { command, type Operand } from "../../src/cli/command.ts";
import { fakeWorld } from "./world.ts";

/** Runs a command with these operands, and tells what it was run with. */
async function run(operands: readonly Operand[] | undefined, ...argv: readonly string[]) {
  const given: { words?: readonly string[]; values?: unknown } = {};
  const { run: start } = command({
    name: "try",
    summary: "Try",
    options: {
      loud: { type: "boolean", short: "l", summary: "say more" },
      out: { type: "string", value: "<folder>", summary: "write there" },
      level: { type: "string", choices: ["low", "high"], summary: "how much" },
      mutate: { type: "boolean-or-string", choices: ["all", "some"], summary: "change it" },
    },
    ...(operands === undefined ? {} : { operands }),
    example: "lockstep try",
    run: async (values, _, words) => {
      Object.assign(given, { values: { ...values }, words });
      return 0;
    },
  });
  const world = fakeWorld("/");
  const code = await start(argv, world);
  return { code, ...world.said, ...given };
}

const pair = [
  { name: "a", summary: "the environment to compare" },
  { name: "b", summary: "what it is compared with" },
] as const;
const perhaps = [pair[0], { ...pair[1], optional: true }] as const;
const files = [{ name: "file", summary: "what to read", rest: true }] as const;
const anyFiles = [pair[0], { name: "file", summary: "what to read", optional: true, rest: true }] as const;

const see = "see lockstep try --help\n";

describe("operands", () => {
  test.each([
    [pair, ["dev", "live"], ["dev", "live"]],
    [pair, ["dev", "--loud", "live"], ["dev", "live"]],
    [pair, ["--out", "x", "dev", "live"], ["dev", "live"]],
    [pair, ["--", "--loud", "-l"], ["--loud", "-l"]],
    [pair, ["dev", "--", "--"], ["dev", "--"]],
    [pair, ["-", ""], ["-", ""]],
    [perhaps, ["dev"], ["dev"]],
    [perhaps, ["dev", "live"], ["dev", "live"]],
    [files, ["x", "y", "z"], ["x", "y", "z"]],
    [anyFiles, ["dev"], ["dev"]],
    [anyFiles, ["dev", "x", "y"], ["dev", "x", "y"]],
    [[], [], []],
    [undefined, ["--loud"], []],
  ])("of %j, %j gives %j", async (operands, argv, words) => {
    expect(await run(operands, ...argv)).toMatchObject({ code: 0, out: "", err: "", words });
  });

  test.each([
    [pair, [], "needs <a>"],
    [pair, ["dev"], "needs <b>"],
    [perhaps, [], "needs <a>"],
    [files, [], "needs <file>"],
    [files, ["--"], "needs <file>"],
    [pair, ["dev", "live", "lab"], 'unexpected "lab"'],
    [perhaps, ["dev", "live", "lab"], 'unexpected "lab"'],
    [pair, ["dev", "--load"], 'unknown flag "--load"; did you mean "--loud"?'],
    [[], ["dev"], 'unexpected "dev"'],
    [undefined, ["dev"], 'unexpected "dev"'],
    [undefined, ["--", "--loud"], 'unexpected "--loud"'],
  ])("of %j, %j could not run", async (operands, argv, fault) => {
    const { words, ...said } = await run(operands, ...argv);
    expect(said).toEqual({ code: 2, out: "", err: `lockstep try: ${fault}\n${see}` });
    expect(words).toBeUndefined();
  });

  test("are not needed to be helped", async () => {
    expect(await run(pair, "--help")).toMatchObject({ code: 0, err: "" });
  });

  test("stand in the help, with what they are", async () => {
    expect((await run(pair, "-h")).out).toMatchInlineSnapshot(`
      "lockstep try: Try

        lockstep try <a> <b>

        <a>  the environment to compare
        <b>  what it is compared with

        -l, --loud                say more
            --out <folder>        write there
            --level low|high      how much
            --mutate[=all|some]   change it
        -C, --directory <folder>  the folder of the fleet (default: this one)
        -h, --help                show this

        lockstep try

      Exit codes: 0 nothing to do, 1 findings or differences, 2 could not run
      "
    `);
  });

  test.each([
    [perhaps, "lockstep try <a> [<b>]"],
    [files, "lockstep try <file>…"],
    [anyFiles, "lockstep try <a> [<file>…]"],
  ])("of %j are shown as %j", async (operands, usage) => {
    expect((await run(operands, "--help")).out.split("\n")[2]).toBe(`  ${usage}`);
  });

  test("and exit codes of a command's own stand there too", async () => {
    const { run: start } = command({
      ...{ name: "try", summary: "Try", options: {}, example: "lockstep try", exits: "0 shown, 2 could not run" },
      run: async () => 0,
    });
    const world = fakeWorld("/");
    await start(["--help"], world);
    expect(world.said.out).toMatch(/\nExit codes: 0 shown, 2 could not run\n$/);
  });

  test("that a command has none of leave its help alone", async () => {
    const { out } = await run(undefined, "--help");
    expect(out).not.toContain("lockstep try <");
    expect(out.split("\n").slice(0, 3)).toEqual(["lockstep try: Try", "", "  -l, --loud                say more"]);
  });
});

describe("a flag that may be bare or have a value", () => {
  test.each([
    [["--mutate"], true, []],
    [["--mutate=all"], "all", []],
    [["--mutate", "all"], true, ["all"]],
    [["all", "--mutate"], true, ["all"]],
    [["--mutate", "--mutate=some"], "some", []],
  ])("%j is %j, with the operands %j", async (argv, mutate, words) => {
    expect(await run(anyFiles.slice(1), ...argv)).toMatchObject({ code: 0, values: { mutate }, words });
  });

  test.each([
    ["--mutate=al", '--mutate is "al"; choose one of "all" or "some"'],
    ["--mutate=", "--mutate needs a value, all|some"],
    ["--level=", "--level needs a value, <value>"],
    ["--level=all", '--level is "all"; choose one of "low" or "high"'],
    ["--loud=all", "--loud takes no value"],
  ])("%j could not run", async (flag, fault) => {
    expect(await run(undefined, flag)).toMatchObject({ code: 2, err: `lockstep try: ${fault}\n${see}` });
  });
});

test("values have the types of their flags, to the choice", () => {
  command({
    name: "try",
    summary: "Try",
    options: {
      loud: { type: "boolean", summary: "say more" },
      out: { type: "string", summary: "write there" },
      level: { type: "string", choices: ["low", "high"], summary: "how much" },
      mutate: { type: "boolean-or-string", choices: ["all"], summary: "change it" },
    },
    example: "lockstep try",
    run: async (values) => {
      expectTypeOf(values.loud).toEqualTypeOf<boolean | undefined>();
      expectTypeOf(values.out).toEqualTypeOf<string | undefined>();
      expectTypeOf(values.level).toEqualTypeOf<"low" | "high" | undefined>();
      expectTypeOf(values.mutate).toEqualTypeOf<true | "all" | undefined>();
      expectTypeOf(values.directory).toEqualTypeOf<string | undefined>();
      return 0;
    },
  });
});
