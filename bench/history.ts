import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { project, timed } from "./child.ts";
import { type Process, processes } from "./measures.ts";
import type { Whole } from "./whole.ts";

/** Commits that each change the version map. */
const commits = 5_000;

const library = join(project, "src", "policy", "index.ts");
const lockstep = join(project, "bin", "lockstep.mjs");
const environments = ["dev", "staging", "production"] as const;

/** A repository with a long history of one map, of so many components: what is told from Git is told from all of it. */
export class HistorySeries {
  readonly #fleet: string;
  readonly #root: string;
  readonly #milliseconds = new Map<Process, number[]>();

  constructor(folder: string, components: number) {
    this.#fleet = `${commits.toLocaleString("en-US")} commits of ${components} components`;
    this.#root = join(folder, `history-${components}`);
    writeHistory(this.#root, components, commits);
  }

  get result(): Whole {
    return { fleet: this.#fleet, milliseconds: this.#milliseconds };
  }

  round(note: (what: string) => void): void {
    for (const name of ["status", "history"] as const) {
      note(`${this.#fleet}: ${processes[name]}`);
      const taken = timed(process.execPath, [lockstep, name, "-C", this.#root], project);
      this.#milliseconds.set(name, [...(this.#milliseconds.get(name) ?? []), taken]);
    }
  }
}

/** Writes a repository in which each commit moves one version by one environment. */
export function writeHistory(root: string, components: number, count: number): void {
  mkdirSync(root, { recursive: true });
  run(root, ["init", "-q", "-b", "main"]);
  const names = Array.from({ length: components }, (_, index) => `app-${String(index + 1).padStart(3, "0")}`);
  const rows = names.map(() => [1, 1, 1]);
  const pieces = [commit(0, { "environments/policy.ts": policy(names), "environments/versions.ts": map(names, rows) })];
  for (let index = 1; index < count; index += 1) {
    const turn = index - 1;
    const row = rows[turn % components] ?? [];
    const place = Math.floor(turn / components) % environments.length;
    row[place] = place === 0 ? (row[0] ?? 0) + 1 : (row[place - 1] ?? 0);
    pieces.push(commit(index, { "environments/versions.ts": map(names, rows) }));
  }
  run(root, ["fast-import", "--quiet"], pieces.join(""));
  run(root, ["reset", "-q", "--hard"]);
}

function commit(index: number, files: Readonly<Record<string, string>>): string {
  const subject = `move ${index}`;
  const head = `commit refs/heads/main\ncommitter Bench <bench@example.org> ${1_700_000_000 + index * 600} +0000\n`;
  const changes = Object.entries(files).map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`);
  return `${head}${data(subject)}${changes.join("")}`;
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

function map(names: readonly string[], rows: readonly (readonly number[])[]): string {
  const lines = names.map((name, index) => {
    const versions = environments.map((each, place) => `    ${each}: "1.${rows[index]?.[place]}.0",\n`).join("");
    return `  "${name}": {\n${versions}  },\n`;
  });
  return `export const versions = {\n${lines.join("")}} as const;\n`;
}

function policy(names: readonly string[]): string {
  const environment = (name: string, from?: string): string =>
    `${name}: { cluster: "lab", sync: "automatic", identity: {}${from === undefined ? "" : `, promotesFrom: "${from}", soak: "1d"`} },`;
  return `import { defineFleet } from "${library}";

export const fleet = defineFleet()({
  repository: { owner: "acme", name: "shop", visibility: "public" },
  clusters: { lab: { delivery: "flux" } },
  environments: { ${environments.map((each, index) => environment(each, environments[index - 1])).join(" ")} },
  components: { ${names.map((name) => `"${name}": { image: "ghcr.io/acme/${name}", port: 8080 },`).join(" ")} },
});
`;
}

function run(cwd: string, args: readonly string[], input = ""): void {
  const { status, stderr } = spawnSync("git", [...args], { cwd, input, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
}
