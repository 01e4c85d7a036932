import { readFileSync, writeFileSync } from "node:fs";
import type { Body } from "../src/synth/manifest.ts";

/** One file of `dist/`: a Kubernetes object, or the text of something else. */
export type SampleFile =
  | { readonly path: string; readonly folder: string; readonly body: Body }
  | { readonly path: string; readonly text: string };

/** What Lockstep renders, for others to write: all start from the same objects, already in memory. */
export type Sample = readonly SampleFile[];

export function saveSample(path: string, sample: Sample): void {
  writeFileSync(path, JSON.stringify(sample));
}

export function readSample(path: string): Sample {
  const sample: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (!Array.isArray(sample) || !sample.every(isFile)) throw new Error(`"${path}" holds no sample`);
  return sample;
}

const isFile = (value: unknown): value is SampleFile =>
  typeof value === "object" && value !== null && "path" in value && ("body" in value || "text" in value);
