// Builds src/ into lib/<fingerprint>/: one start loads two dozen files instead of two hundred, and none is compiled.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const lib = join(root, "lib");
const hour = 3_600_000;

/** Names what is built by the time and size of every source: a change of any makes another name. */
function fingerprint() {
  const hash = createHash("sha256");
  const add = (path) => {
    const { mtimeMs, size } = statSync(join(root, path));
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  };
  add("package-lock.json");
  for (const folder of ["bin", "src", "imports"])
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true }))
      if (entry.isFile() && !entry.parentPath.includes("crds"))
        add(join(entry.parentPath, entry.name).slice(root.length));
  return hash.digest("hex").slice(0, 16);
}

/**
 * Packages that users' own modules may load too: they stay outside, one module for both. They are CommonJS, and are
 * required as such: imported, each would first be searched for the names that it exports.
 */
const shared = /^(?:cdk8s|cdk8s-plus-28|constructs)(?:\/|$)/;
const required = {
  name: "required",
  setup(build) {
    build.onResolve({ filter: shared }, ({ path, kind }) =>
      kind === "require-call" ? { path, external: true } : { path, namespace: "required" },
    );
    build.onLoad({ filter: /./, namespace: "required" }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
      resolveDir: root,
    }));
  },
};

/** The built program's entry, built first where the sources have changed. */
export async function built() {
  const name = fingerprint();
  const target = join(lib, name);
  const entry = join(target, "lockstep.js");
  if (existsSync(entry)) return entry;
  const { build } = await import("esbuild");
  const staging = join(lib, `.${name}-${process.pid}`);
  mkdirSync(staging, { recursive: true });
  try {
    await build({
      absWorkingDir: root,
      // The second entry is for programs that bring a world of their own.
      entryPoints: ["src/cli/lockstep.ts", "src/cli/main.ts"],
      outdir: staging,
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      plugins: [required],
      external: ["typescript", "tsx", "esbuild"],
      banner: {
        js: 'import { createRequire as toRequire } from "node:module"; const require = toRequire(import.meta.url);',
      },
      logLevel: "error",
    });
    try {
      renameSync(staging, target);
    } catch (error) {
      // Another process was faster; what it built is the same.
      if (!existsSync(entry)) throw error;
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  for (const old of readdirSync(lib)) {
    const path = join(lib, old);
    if (old !== name && Date.now() - statSync(path).mtimeMs > hour) rmSync(path, { recursive: true, force: true });
  }
  return entry;
}
