import { edited, fleetOf, unsigned } from "./fleet.ts";
import { isMeasure, type Measure } from "./measures.ts";
import type { Reading, Scale } from "./reading.ts";

/**
 * One measurement in a fresh process: `worker.ts <measure> <objects> <folder> <sample>`; with `sample` as the measure it
 * writes the sample that the others read. Start-up, imports and what is made ready here are not measured; what a
 * command loads only when it needs it is.
 */
const [name = "", size = "", root = "", samplePath = ""] = process.argv.slice(2);
const result = name === "sample" ? await sample() : isMeasure(name) ? await measured(name) : undefined;
if (result === undefined) throw new Error(`there is nothing to measure under the name "${name}"`);
process.stdout.write(JSON.stringify(result));

async function sample(): Promise<Scale> {
  const { renderFleet, sampleOf } = await import("./lockstep.ts");
  const { saveSample } = await import("./sample.ts");
  const rendering = renderFleet(fleetOf(Number(size)));
  saveSample(samplePath, sampleOf(rendering));
  let bytes = 0;
  for (const [, text] of rendering.tree) bytes += Buffer.byteLength(text);
  return { objects: rendering.manifests.length, files: rendering.tree.size, bytes };
}

async function measured(measure: Measure): Promise<Reading> {
  const run = await prepared(measure);
  globalThis.gc?.();
  const start = performance.now();
  await run();
  const milliseconds = performance.now() - start;
  return { milliseconds, peak: process.resourceUsage().maxRSS * 1024 };
}

/** Each imports only what it measures, so that its memory is its own. */
async function prepared(measure: Measure): Promise<() => unknown> {
  switch (measure) {
    case "floor": {
      const [{ writeFloor }, { readSample }] = await Promise.all([import("./floor.ts"), import("./sample.ts")]);
      const files = readSample(samplePath);
      return () => writeFloor(root, files);
    }
    case "cdk8s-objects":
    case "cdk8s-charts": {
      const [{ synthPlainly }, { readSample }] = await Promise.all([import("./plain-cdk8s.ts"), import("./sample.ts")]);
      const files = readSample(samplePath);
      return () => synthPlainly(root, files, measure === "cdk8s-charts" ? "file per chart" : "file per object");
    }
    case "render":
    case "unchecked": {
      const { renderFleet, write } = await import("./lockstep.ts");
      const yardstick = fleetOf(Number(size));
      return measure === "render" ? () => renderFleet(yardstick) : () => write(root, renderFleet(yardstick));
    }
    case "contracts":
    case "causes": {
      const { contractsOf } = await import("./contracts.ts");
      const yardstick = fleetOf(Number(size));
      return contractsOf(measure === "causes" ? unsigned(yardstick) : yardstick);
    }
    case "cold":
    case "warm":
    case "edit":
    case "check": {
      const { runCommand } = await import("./command.ts");
      const yardstick = fleetOf(Number(size));
      const after = measure === "edit" || measure === "check" ? edited(yardstick) : yardstick;
      return () => runCommand(measure === "check" ? "check" : "synth", root, after);
    }
  }
}
