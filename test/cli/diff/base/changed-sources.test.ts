import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { policy, put, versions } from "../../folder.ts";
import { repository } from "../../git/repository.ts";
import { deployment, diff, fleet } from "./rendered.ts";

const none = { code: 0, out: "✔ no effect on any environment\n", err: "" };

describe("diff --base", () => {
  test.each([
    ["environments/policy.ts", `${policy()}// more\n`],
    ["environments/versions.ts", versions("2.0.0")],
  ])("notes where %s changed and nothing was rendered since", async (file, text) => {
    const root = fleet();
    put(root, file, text);
    const note = `${file} differs from main and nothing in dist/ does: run lockstep synth first, if it should\n`;
    expect(await diff(root)).toEqual({ ...none, err: note });
    put(root, "dist/dev/web/deployment-web.yaml", deployment("web", "replicas: 2\nimage: web:1.0.0"));
    expect(await diff(root)).toMatchObject({ code: 1, err: "" });
  });

  test("notes nothing where lines of the policy only end otherwise", async () => {
    const root = fleet();
    put(root, "environments/policy.ts", policy().replaceAll("\n", "\r\n"));
    expect(await diff(root)).toEqual(none);
  });

  test("notes that the policy is new, and looks at that of its own folder alone", async () => {
    const root = repository({ "README.md": "# acme\n" });
    put(root, "fleets/shop/environments/policy.ts", policy());
    put(root, "fleets/shop/environments/versions.ts", versions());
    const { err } = await diff(join(root, "fleets/shop"));
    expect(err.match(/^\S+ differs from main/gm)).toEqual([
      "environments/policy.ts differs from main",
      "environments/versions.ts differs from main",
    ]);
  });
});
