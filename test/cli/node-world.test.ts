import { expect, test } from "vitest";
import { nodeWorld } from "../../src/cli/node-world.ts";

/** What a program finds in its environment under some names. */
async function found(variables: Readonly<Record<string, string | undefined>>, ...names: readonly string[]) {
  const shown = `console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => process.env[name] ?? null)))`;
  const { code, stdout } = await nodeWorld().run(process.execPath, ["-e", shown], process.cwd(), variables);
  expect(code).toBe(0);
  const values: unknown = JSON.parse(stdout);
  return values;
}

test("a program is run with the variables of this process, those that are set for it, and without those that are undefined", async () => {
  const { PATH = "" } = process.env;
  expect(await found({}, "PATH", "LOCKSTEP_TEST")).toEqual([PATH, null]);
  expect(await found({ LOCKSTEP_TEST: "set" }, "PATH", "LOCKSTEP_TEST")).toEqual([PATH, "set"]);
  expect(await found({ PATH: undefined, LOCKSTEP_TEST: "" }, "PATH", "LOCKSTEP_TEST")).toEqual([null, ""]);
});
