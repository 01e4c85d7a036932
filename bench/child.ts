import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { isReading, isScale, type Reading, type Scale } from "./reading.ts";

/** The folder of the project. */
export const project = dirname(dirname(fileURLToPath(import.meta.url)));

const worker = fileURLToPath(new URL("worker.ts", import.meta.url));

/** One measurement in a process of its own; nothing where it took longer than allowed. */
export function reading(
  measure: string,
  size: number,
  root: string,
  sample: string,
  allowed?: number,
): Reading | undefined {
  const said = ask([measure, String(size), root, sample], allowed);
  if (said === undefined) return undefined;
  if (!isReading(said)) throw new Error(`the measurement "${measure}" reports no reading`);
  return said;
}

/** Writes the sample of a size, and tells how large it is. */
export function sampled(size: number, sample: string): Scale {
  const said = ask(["sample", String(size), "", sample], undefined);
  if (!isScale(said)) throw new Error("the sample reports no scale");
  return said;
}

function ask(args: readonly string[], allowed: number | undefined): unknown {
  const flags = ["--expose-gc", "--import", "tsx", worker, ...args];
  const { stdout, stderr, status, error } = spawnSync(process.execPath, flags, {
    cwd: project,
    encoding: "utf8",
    killSignal: "SIGKILL",
    ...(allowed === undefined ? {} : { timeout: allowed }),
  });
  if (error !== undefined && "code" in error && error.code === "ETIMEDOUT") return undefined;
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`the measurement "${args.join(" ")}" failed:\n${stderr}`);
  return JSON.parse(stdout);
}

/** Runs a program to its end and says how long that took, in milliseconds. */
export function timed(program: string, args: readonly string[], cwd: string): number {
  const start = performance.now();
  const { stderr, status, error } = spawnSync(program, [...args], { cwd, encoding: "utf8" });
  const milliseconds = performance.now() - start;
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} failed:\n${stderr}`);
  return milliseconds;
}
