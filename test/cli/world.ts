import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { World } from "../../src/cli/world.ts";

/** A world for tests: real files and programs, the day of your choice, and everything that is said kept. */
export interface FakeWorld extends World {
  readonly said: { out: string; err: string };
}

let loads = 0;
const next = (): number => {
  loads += 1;
  return loads;
};

export function fakeWorld(cwd: string, more: Partial<World> = {}): FakeWorld {
  const said = { out: "", err: "" };
  return {
    cwd,
    today: "2026-11-21",
    now: () => Date.UTC(2026, 10, 21, 12) / 1_000,
    variables: {},
    terminal: { out: false, err: false },
    out: (text) => {
      said.out += text;
    },
    note: (line) => {
      said.err += `${line}\n`;
    },
    progress: () => undefined,
    read: (path) => {
      try {
        return { text: readFileSync(path, "utf8") };
      } catch (thrown) {
        return { missing: true, reason: String(thrown) };
      }
    },
    list: (path) => {
      try {
        return readdirSync(path).sort();
      } catch {
        return [];
      }
    },
    // A module is loaded once for each URL; a test changes it and loads it again.
    load: (path) => import(`${pathToFileURL(path).href}?load=${next()}`),
    run: (program, args, at, variables = {}, input) =>
      new Promise((resolve) => {
        const env = { ...process.env, ...variables };
        const child = execFile(program, [...args], { cwd: at, env, encoding: "utf8" }, (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : 127, stdout, stderr });
        });
        if (input === undefined) return;
        child.stdin?.on("error", () => undefined);
        child.stdin?.end(input);
      }),
    said,
    ...more,
  };
}
