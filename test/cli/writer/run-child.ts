import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("child.ts", import.meta.url));
const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** The user that owns nothing: the superuser is not stopped by permissions. */
export const nobody = 65_534;

/** Whether tests run as the superuser, and can become somebody else or mount a file system. */
export const isRoot = process.getuid?.() === 0;

/**
 * Whether a process that permissions stop can run here: as the superuser, tests become nobody, who has to be able to
 * read this checkout.
 */
export const canBeDenied =
  !isRoot ||
  spawnSync(process.execPath, ["--import", "tsx", "-e", "0"], { cwd: repository, uid: nobody, gid: nobody }).status ===
    0;

/** A real process that writes trees. */
export interface Child {
  readonly process: ChildProcess;
  /** Settled as soon as the process is about to write. */
  readonly ready: Promise<void>;
  /** All that it printed, once it is gone. */
  readonly output: Promise<string>;
}

/** Starts `child.ts`. As the superuser, the process becomes nobody when it is told to. */
export function startChild(args: readonly string[], asNobody = false): Child {
  const user = asNobody && isRoot ? { uid: nobody, gid: nobody } : {};
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: repository,
    stdio: ["ignore", "pipe", "pipe"],
    ...user,
  });
  let output = "";
  const exited = new Promise<string>((resolve) => child.on("close", () => resolve(output)));
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("ready\n")) resolve();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on("close", () => reject(new Error(`the child process did not start: ${output}`)));
  });
  ready.catch(() => undefined);
  return { process: child, ready, output: exited };
}

/** The rule and the file of every finding in a child's output, in order. */
export function findingsIn(output: string): readonly string[] {
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line))
    .map(({ outcome, rule, at }) => `${outcome}: ${rule} ${at.file}`);
}
