import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Yardstick } from "./fleet.ts";
import { sourceOf } from "./made.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Writes the yardstick as a user would: a policy and a version map that the compiler checks. */
export function writeFleet(root: string, { fleet, versions }: Yardstick): void {
  const folder = join(root, "environments");
  const from = (file: string): string => JSON.stringify(relative(folder, join(here, file)).replaceAll("\\", "/"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, "package.json"), '{ "type": "module", "private": true }\n');
  writeFileSync(
    join(folder, "policy.ts"),
    [
      `import { chartValues, fewValues, host, type Settings, secretNames, system, variables } from ${from("recipes.ts")};`,
      `import { defineFleet } from ${from("../src/policy/index.ts")};`,
      "",
      `export const fleet = defineFleet<Settings>()(${print(fleet, "")});`,
      "",
    ].join("\n"),
  );
  writeFileSync(
    join(folder, "versions.ts"),
    [
      `import type { Versions } from ${from("../src/policy/index.ts")};`,
      'import type { fleet } from "./policy.ts";',
      "",
      `export const versions = ${print(versions, "")} as const satisfies Versions<typeof fleet>;`,
      "",
    ].join("\n"),
  );
}

/** A value as TypeScript. */
function print(value: unknown, indent: string): string {
  if (typeof value === "function") return sourceOf(value);
  if (Array.isArray(value)) return `[${value.map((item) => print(item, indent)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const fields = Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, inner)},\n`);
  return `{\n${fields.join("")}${indent}}`;
}
