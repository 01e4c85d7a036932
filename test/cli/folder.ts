import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

/** A fleet's folder with these files, gone when the test is over. */
export function folder(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "fleet-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) put(root, path, text);
  return root;
}

export function put(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Every file below a folder with its text. */
export function contents(root: string, below = ""): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const entries = readdirSync(join(root, below), { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(root.length + 1)] = readFileSync(path, "utf8");
  }
  return found;
}

const library = resolve("src/policy/index.ts");

/** A small fleet of two environments; `web` is what stands between the braces of its component. */
export const policy = (web = "", more = ""): string => `import { defineFleet } from "${library}";

export const fleet = defineFleet<{ readonly logs: string }>()({
  repository: { owner: "acme", name: "shop", visibility: "public" },
  clusters: { lab: { delivery: "flux" } },
  environments: {
    dev: { cluster: "lab", sync: "automatic", identity: {}, settings: { logs: "debug" } },
    live: { cluster: "lab", sync: "automatic", identity: {}, settings: { logs: "info" }, promotesFrom: "dev" },
  },
  components: {
    web: { image: "ghcr.io/acme/web", port: 8080, ${web} },
  },
  ${more}
});
`;

export const versions = (dev = "1.0.0", live = "1.0.0"): string => `import type { Versions } from "${library}";
import type { fleet } from "./policy.ts";

export const versions = {
  web: {
    dev: "${dev}",
    live: "${live}",
  },
} as const satisfies Versions<typeof fleet>;
`;
