import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { fakeWorld } from "./world.ts";

async function run(...argv: string[]) {
  const world = fakeWorld("/");
  return { code: await main(argv, world), ...world.said };
}

describe("the command line", () => {
  test("lists its commands and exit codes on request", async () => {
    const { code, out, err } = await run("--help");
    expect(code).toBe(0);
    expect(err).toBe("");
    expect(out).toContain("synth");
    expect(out).toContain("check");
    expect(out).toContain("Exit codes: 0 nothing to do, 1 findings or differences, 2 could not run");
  });

  test("could not run without a command, and says on stderr which there are", async () => {
    const { code, out, err } = await run();
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("synth");
  });

  test("names the command that was meant", async () => {
    expect(await run("sinth")).toMatchObject({
      code: 2,
      err: 'lockstep: there is no command "sinth"; did you mean "synth"?\n',
    });
  });

  const names = ["synth", "check", "diff", "why", "status", "history", "promote", "set", "rollback"];

  test.each(names)("%s --help shows its flags, an example and the exit codes", async (command) => {
    const { code, out } = await run(command, "--help");
    expect(code).toBe(0);
    expect(out).toContain(`lockstep ${command}:`);
    expect(out).toContain("--directory <folder>");
    expect(out).toContain("Exit codes:");
  });

  test.each([
    [["synth", "--dry-rum"], 'unknown flag "--dry-rum"; did you mean "--dry-run"?'],
    [["synth", "--out"], "--out needs a value, <folder>"],
    [["synth", "--dry-run=yes"], "--dry-run takes no value"],
    [["synth", "dist"], 'unexpected "dist"'],
    [
      ["check", "--format", "yaml"],
      '--format is "yaml"; choose one of "text", "json", "github", "sarif" or "markdown"',
    ],
    [["check", "--__proto__"], 'unknown flag "--__proto__"'],
  ])("%j could not run", async (argv, fault) => {
    const { code, out, err } = await run(...argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(`lockstep ${argv[0]}: ${fault}\n`);
  });
});
