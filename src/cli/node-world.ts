import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Ran, World } from "./world.ts";

const clearLine = "\r\u001B[2K";

/** The process's own world. */
export function nodeWorld(): World {
  const { env } = process;
  const colour = (stream: { readonly isTTY?: boolean }): boolean =>
    env.NO_COLOR === undefined && env.TERM !== "dumb" && (env.FORCE_COLOR !== undefined || stream.isTTY === true);
  const live = process.stderr.isTTY === true && env.TERM !== "dumb";
  let shown = false;
  const wipe = (): void => {
    if (shown) write(2, clearLine);
    shown = false;
  };
  return {
    cwd: process.cwd(),
    today: new Date().toISOString().slice(0, 10),
    now: () => Math.floor(Date.now() / 1_000),
    variables: env,
    terminal: { out: colour(process.stdout), err: colour(process.stderr) },
    out: (text) => {
      wipe();
      write(1, text);
    },
    note: (line) => {
      wipe();
      write(2, `${line}\n`);
    },
    progress: (text) => {
      if (!live) return;
      wipe();
      if (text === undefined) return;
      write(2, text);
      shown = true;
    },
    read,
    list: (path) => {
      try {
        return readdirSync(path).sort();
      } catch {
        return [];
      }
    },
    load,
    run,
  };
}

/** Writes all of it at once: what is printed must not be lost when the process ends, nor must a closed pipe be a crash. */
function write(stream: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; ) {
    try {
      start += writeSync(stream, bytes, start);
    } catch (thrown) {
      const code = codeOf(thrown);
      if (code === "EAGAIN") continue;
      if (code === "EPIPE") return;
      throw thrown;
    }
  }
}

const codeOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" ? thrown.code : undefined;

function read(path: string): ReturnType<World["read"]> {
  try {
    return { text: readFileSync(path, "utf8") };
  } catch (thrown) {
    return { missing: codeOf(thrown) === "ENOENT", reason: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

/**
 * What loads users' modules, once for the process. The name is the same in every run: by it and by the text tsx finds
 * what it compiled before, and need not start the compiler.
 */
let loader: { readonly require: (path: string, from: string) => Awaited<ReturnType<World["load"]>> } | undefined;

/**
 * Loads a user's module, TypeScript on Node 20 included. It is required where that is possible: a loader of modules
 * runs in a thread of its own, which takes longer to start than the module to load, and slows down all later ones.
 */
async function load(path: string): ReturnType<World["load"]> {
  const { register } = await import("tsx/cjs/api");
  loader ??= register({ namespace: "lockstep" });
  try {
    return loader.require(path, import.meta.url);
  } catch (thrown) {
    if (!isAsynchronous(thrown)) throw thrown;
    const { tsImport } = await import("tsx/esm/api");
    return tsImport(pathToFileURL(path).href, import.meta.url);
  }
}

/** A module that awaits at its top level can only be imported. */
const isAsynchronous = (thrown: unknown): boolean =>
  ["ERR_REQUIRE_ASYNC_MODULE", "ERR_REQUIRE_ESM"].includes(codeOf(thrown) ?? "") ||
  (thrown instanceof Error && thrown.message.includes("Top-level await"));

function run(
  program: string,
  args: readonly string[],
  cwd: string,
  variables: World["variables"] = {},
  input?: string,
): Promise<Ran> {
  // Node hands on no variable that is undefined.
  const env = { ...process.env, ...variables };
  return new Promise((resolve) => {
    const child = execFile(
      program,
      [...args],
      { cwd, env, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 127;
        resolve({ code, stdout, stderr: stderr === "" && error !== null ? error.message : stderr });
      },
    );
    if (input === undefined) return;
    // A program that ends before it has read everything says so by its exit code.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}
