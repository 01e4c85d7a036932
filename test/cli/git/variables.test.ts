import { expect, test } from "vitest";
import { gitVariables } from "../../../src/cli/git/variables.ts";
import { folder } from "../folder.ts";
import { git } from "./repository.ts";

test("every variable that is local to a repository is taken from Git or set, but for settings that a person gives", () => {
  const listed = git(folder({}), "rev-parse", "--local-env-vars").split("\n");
  expect(listed).toContain("GIT_DIR");
  const left = listed.filter((name) => !Object.keys(gitVariables).includes(name));
  expect(left.sort()).toEqual(["GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS"]);
});
