import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { main } from "../../../src/cli/main.ts";
import { folder, put } from "../folder.ts";
import { fakeWorld } from "../world.ts";

const library = resolve("src/policy/index.ts");

/** Seconds since 1970 of an hour in November 2026: `at(20)`, `at(20, 14)`. */
export const at = (day: number, hour = 12): number => Date.UTC(2026, 10, day, hour) / 1_000;

/** What the environments and components of a fleet say beyond the least. */
export interface Words {
  readonly staging?: string;
  readonly production?: string;
  readonly components?: string;
  readonly more?: string;
}

/** Three environments in a row. */
export const policy = ({ staging = "", production = "", components = "", more = "" }: Words = {}): string =>
  `import { defineFleet } from "${library}";

export const fleet = defineFleet()({
  repository: { owner: "acme", name: "shop", visibility: "public" },
  clusters: { lab: { delivery: "flux" } },
  environments: {
    dev: { cluster: "lab", sync: "automatic", identity: {} },
    staging: { cluster: "lab", sync: "automatic", identity: {}, promotesFrom: "dev", ${staging} },
    production: { cluster: "lab", sync: "automatic", identity: {}, promotesFrom: "staging", ${production} },
  },
  components: {
    web: { image: "ghcr.io/acme/web", port: 8080 },
    cache: { image: "ghcr.io/acme/cache", port: 6379 },
    ${components}
  },
  ${more}
});
`;

type Row = readonly [dev: string, staging: string, production: string];

/** A version map of rows, and what stands beside it. */
export const versions = (rows: Readonly<Record<string, Row>>, beside = ""): string =>
  `import type { Versions } from "${library}";
import type { fleet } from "./policy.ts";

export const versions = {
${Object.entries(rows)
  .map(
    ([name, [dev, staging, production]]) =>
      `  ${name}: {\n    dev: "${dev}",\n    staging: "${staging}",\n    production: "${production}",\n  },\n`,
  )
  .join("")}} as const satisfies Versions<typeof fleet>;
${beside}`;

/** Runs Git as nobody in particular, at a moment. */
export function git(root: string, time: number, ...args: readonly string[]): string {
  const date = `${time} +0000`;
  return execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...{ PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
      ...{ GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date },
    },
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** Commits all that there is, and these files, at a moment. */
export function commit(root: string, time: number, files: Readonly<Record<string, string>> = {}): string {
  for (const [path, text] of Object.entries(files)) put(root, path, text);
  git(root, time, "add", "--all");
  git(root, time, "commit", "--quiet", "--allow-empty", "--message", `at ${time}`);
  return git(root, time, "rev-parse", "HEAD");
}

export const map = "environments/versions.ts";

/** A repository whose `main` had these version maps, oldest first. */
export function repository(words: Words, ...moments: readonly (readonly [time: number, text: string])[]): string {
  const root = folder({ "environments/policy.ts": policy(words) });
  git(root, 0, "init", "--quiet", "--initial-branch=main");
  for (const [time, text] of moments) commit(root, time, { [map]: text });
  return root;
}

/** Runs a command line as if it were some moment. */
export const run = (root: string, time: number, line: string) => runWords(root, time, line.split(" "));

/** Runs a command line of words that may hold blanks. */
export async function runWords(root: string, time: number, words: readonly string[]) {
  const today = new Date(time * 1_000).toISOString().slice(0, 10);
  const world = fakeWorld(root, { now: () => time, today });
  return { code: await main(words, world), ...world.said };
}

/** The version map as it is on disk. */
export const text = (root: string): string => readFileSync(join(root, map), "utf8");
