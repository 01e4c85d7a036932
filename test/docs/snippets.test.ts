import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const compiler = createRequire(import.meta.url).resolve("typescript/package.json");

const skipped = new Set(["node_modules", ".git", "lib", "coverage"]);

/** Every text that people read, from the root of the repository. */
function texts(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) || entry.name.startsWith(".") ? [] : texts(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

interface Snippet {
  /** `docs/policy.md:41` */
  readonly place: string;
  /** What the block is a part of, the word after `ts`: nothing where it is a whole file. */
  readonly part: string;
  readonly text: string;
}

function snippets(file: string): readonly Snippet[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^```ts(?: ([a-z]+))?\n([\s\S]*?)^```$/gm)].map(({ index, 1: part = "", 2: body = "" }) => ({
    place: `${file}:${text.slice(0, index).split("\n").length}`,
    part,
    text: body,
  }));
}

/** The fleet that parts of a policy are put into. */
const frame = {
  repository: 'repository: { owner: "acme", name: "fleet", visibility: "public" },',
  clusters: 'clusters: { lab: { delivery: "flux" }, live: { delivery: "argocd" } },',
  environments: `environments: {
    dev: { cluster: "lab", sync: "automatic", settings: { logs: "debug" }, identity: { bucket: "acme-dev" } },
    staging: { cluster: "lab", sync: "automatic", promotesFrom: "dev", settings: { logs: "info" }, identity: { bucket: "acme-staging" } },
    production: { cluster: "live", sync: "manual", promotesFrom: "staging", settings: { logs: "info" }, identity: { bucket: "acme-production" } },
  },`,
  components: `components: {
    cache: { helm: { chart: "valkey", repository: "https://valkey.io/valkey-helm" } },
    web: { image: "ghcr.io/acme/web", port: 8080 },
    issuers: { scope: "cluster", in: ["lab", "live"], helm: { chart: "cert-manager", repository: "oci://quay.io/jetstack/charts" } },
  },`,
};

/** A whole policy around a part of one. What a part says itself is left out of the frame. */
function whole({ part, text }: Snippet): string {
  if (part === "") return text;
  const imports = text.split("\n").filter((line) => line.startsWith("import "));
  const rest = text.split("\n").filter((line) => !line.startsWith("import "));
  const within = part === "fleet" ? rest.join("\n") : "";
  const inside = (property: keyof typeof frame, name: string): string => {
    // A part that has a component of the frame's has it instead.
    const own = rest.some((line) => /^\s*web:/.test(line))
      ? frame[property].replace(/\n *web:.*/, "")
      : frame[property];
    if (part === name) return own.replace(/\},$/, `${rest.join("\n")}\n},`);
    return new RegExp(`^${property}:`, "m").test(within) ? "" : frame[property];
  };
  return [
    'import { defineFleet } from "../src/policy/index.ts";',
    ...imports,
    'type Settings = { readonly logs: "debug" | "info" };',
    "export const fleet = defineFleet<Settings>()({",
    inside("repository", ""),
    inside("clusters", "cluster"),
    inside("environments", "environment"),
    inside("components", "component"),
    within,
    "});",
  ].join("\n");
}

const folder = mkdtempSync(join(root, ".lockstep-snippets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = texts("");
const documents = files.filter((file) => file === "README.md" || file.startsWith("docs/"));
const blocks = documents.flatMap(snippets);
const policies = blocks.filter(({ part, text }) => part !== "" || text.includes("defineFleet"));

/** A version map belongs to the policy before it in the same text. */
const folders = blocks.flatMap((block, index) => {
  const isMap = block.part === "" && block.text.includes("satisfies Versions<");
  if (!isMap && !policies.includes(block)) return [];
  const policy = isMap ? blocks.slice(0, index).findLast((each) => policies.includes(each)) : block;
  return [{ block, file: isMap ? "versions.ts" : "policy.ts", home: String(blocks.indexOf(policy ?? block)) }];
});

test("every policy in the documentation compiles", () => {
  expect(policies.length).toBeGreaterThan(5);
  const places = new Map<string, string>();
  for (const { block, file, home } of folders) {
    const path = join(folder, home, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, whole(block).replaceAll(/"\.\.\/(src|imports)\//g, '"../../$1/'));
    places.set(relative(root, path), block.place);
  }
  // The options of `synth`: what compiles here compiles for a user.
  const options = ["--ignoreConfig", "--noEmit", "--pretty", "false", "--strict", "--exactOptionalPropertyTypes"];
  const modules = ["--module", "nodenext", "--target", "es2023", "--allowImportingTsExtensions", "--skipLibCheck"];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(dirname(compiler), "bin", "tsc"), ...options, ...modules, "--types", "", ...places.keys()],
    { cwd: root, encoding: "utf8" },
  );
  const said = [...places].reduce((text, [path, place]) => text.replaceAll(path, `${path} (${place})`), stdout);
  expect(said + stderr).toBe("");
});

test.each(files)("every relative link in %s leads to a file", (file) => {
  const prose = readFileSync(join(root, file), "utf8")
    .replaceAll(/^```[\s\S]*?^```$/gm, "")
    .replaceAll(/`[^`\n]*`/g, "");
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  const broken = targets
    .filter((target) => !/^[a-z]+:|^#/.test(target))
    .filter((target) => !existsSync(join(root, dirname(file), decodeURI(target.split("#")[0] ?? ""))));
  expect(broken).toEqual([]);
});
