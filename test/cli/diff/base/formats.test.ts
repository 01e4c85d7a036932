import { describe, expect, test } from "vitest";
import { put } from "../../folder.ts";
import { git } from "../../git/repository.ts";
import { deployment, diff, fleet, ours } from "./rendered.ts";

const web = (name: string) => `dist/${name}/web/deployment-web.yaml`;

function bumped() {
  const root = fleet();
  for (const name of ["staging", "production"])
    put(root, web(name), deployment("web", "replicas: 3\nimage: web:1.0.0"));
  return root;
}

describe("the formats of diff --base", () => {
  test("are a comment for a pull request", async () => {
    const { code, out } = await diff(bumped(), ["--base", "main", "--format", "markdown"]);
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "<!-- lockstep diff -->
      ### ± lockstep diff: production\\: 1 field; staging\\: 1 field

      **same field in production and staging**

      \`\`\`diff
      ► Deployment/web in …/web
          ± spec.replicas
      -     1
      +     3
      \`\`\`
      "
    `);
  });

  test("are JSON with the commit, the environments and the groups", async () => {
    const root = bumped();
    const { out } = await diff(root, ["--base", "main", "-f", "json"]);
    expect(JSON.parse(out)).toEqual({
      base: { ref: "main", commit: git(root, "rev-parse", "main") },
      environments: ["production", "staging"].map((name) => ({
        name,
        kind: "environment",
        fields: 1,
        added: 0,
        removed: 0,
      })),
      groups: [
        {
          in: [
            { kind: "environment", name: "production" },
            { kind: "environment", name: "staging" },
          ],
          changes: [
            {
              title: "Deployment/web",
              files: [web("production"), web("staging")],
              change: "changed",
              differences: [{ field: "spec.replicas", change: "changed", before: 1, after: 3 }],
            },
          ],
        },
      ],
      unread: [],
    });
  });

  test("are coloured on a terminal alone", async () => {
    const colour = { terminal: { out: true, err: false } };
    const { out } = await diff(bumped(), undefined, colour);
    expect(out).toContain("\u001b[31m- 1\u001b[39m");
    expect(out).toContain("\u001b[32m+ 3\u001b[39m");
  });

  test("stay below what GitHub takes, and count what they leave out", async () => {
    const values = (amount: number) =>
      ours(
        `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: many\ndata:\n${Array.from({ length: 400 }, (_, index) => `  key-${index}: "${amount} ${"ü".repeat(150)}"\n`).join("")}`,
      );
    const paths = Array.from({ length: 30 }, (_, index) => `dist/dev/web/many-${index}.yaml`);
    const named = (path: string, amount: number) => values(amount).replace("name: many", `name: ${path.slice(13, -5)}`);
    const root = fleet(Object.fromEntries(paths.map((path) => [path, named(path, 1)])));
    for (const path of paths) put(root, path, named(path, 2));
    put(root, web("dev"), deployment("web", "replicas: 3\nimage: web:1.0.0"));
    const { out } = await diff(root, ["--base", "main", "--format", "markdown"]);
    expect(Buffer.byteLength(out)).toBeLessThan(65_536);
    expect(out).toContain("### ± lockstep diff: dev only\\: 12,001 fields");
    expect(out).toMatch(/\nand [\d,]+ more differences\n$/);
  });

  test("cut long values, and show them whole on request", async () => {
    const text = (word: string) => ours(`apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n${word}`);
    const root = fleet({ "dist/dev/web/c.yaml": text("") });
    const lines = Array.from({ length: 40 }, (_, index) => `  key-${index}: ${"x".repeat(300)}\n`).join("");
    put(root, "dist/dev/web/c.yaml", text(`data:\n${lines}`));
    const short = (await diff(root)).out;
    expect(short).toContain("+ … 28 more lines\n");
    expect(short).not.toContain("x".repeat(250));
    const whole = (await diff(root, ["--base", "main", "--all"])).out;
    expect(whole).toContain("+ key-39: ");
    expect(whole).toContain("x".repeat(300));
  });
});
