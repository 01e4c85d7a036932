import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "../../bench/command.ts";
import { flagsOf } from "../../bench/flags.ts";
import { edited, fleetOf } from "../../bench/fleet.ts";
import { writeFleet } from "../../bench/fleet-files.ts";
import { writeFloor } from "../../bench/floor.ts";
import { renderFleet, sampleOf, write } from "../../bench/lockstep.ts";
import { synthPlainly } from "../../bench/plain-cdk8s.ts";
import { readSample, saveSample } from "../../bench/sample.ts";
import { median, spread } from "../../bench/statistics.ts";
import { rowsOf, table } from "../../bench/table.ts";

const size = 100;
const folder = mkdtempSync(join(tmpdir(), "lockstep-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(path.length + 1))
    .sort();

const rendered = renderFleet(fleetOf(size));
const sample = sampleOf(rendered);

test("the smallest yardstick has about as many objects as asked for, of every kind of component", () => {
  expect(rendered.manifests.length).toBeGreaterThan(size * 0.8);
  expect(rendered.manifests.length).toBeLessThan(size * 1.3);
  const kinds = new Set(rendered.model.deliveries.map(({ payload }) => payload.kind));
  expect(kinds).toEqual(new Set(["repository-chart", "workload", "manifests"]));
  expect(new Set(rendered.model.deliveries.map(({ engine }) => engine))).toEqual(new Set(["flux", "argocd"]));
  expect(rendered.model.deliveries.some(({ needs }) => needs.length > 1)).toBe(true);
});

test("the same size gives the same files, and an edit changes few of them", () => {
  expect([...renderFleet(fleetOf(size)).tree]).toEqual([...rendered.tree]);
  const after = renderFleet(edited(fleetOf(size))).tree;
  const changed = after.paths.filter((path) => after.get(path) !== rendered.tree.get(path));
  expect(after.paths).toEqual(rendered.tree.paths);
  expect(changed).toEqual(["dist/production/app-0001/helmrelease-app-0001.yaml"]);
});

test("the floor writes the same paths as Lockstep", () => {
  const path = join(folder, "sample.json");
  saveSample(path, sample);
  writeFloor(join(folder, "floor"), readSample(path));
  write(join(folder, "unchecked"), rendered);
  expect(filesIn(join(folder, "floor"))).toEqual([...rendered.tree.paths].sort());
  expect(filesIn(join(folder, "unchecked"))).toEqual([...rendered.tree.paths].sort());
});

test("plain cdk8s keeps all objects in both layouts", () => {
  const objects = rendered.manifests.length;
  synthPlainly(join(folder, "objects"), sample, "file per object");
  synthPlainly(join(folder, "charts"), sample, "file per chart");
  expect(filesIn(join(folder, "objects"))).toHaveLength(objects);
  const texts = filesIn(join(folder, "charts")).map((file) => readFileSync(join(folder, "charts", file), "utf8"));
  expect(texts.join("\n").match(/^kind: /gm)).toHaveLength(objects);
});

test("the commands run on the yardstick without a finding", async () => {
  const root = join(folder, "fleet");
  expect(await runCommand("synth", root, fleetOf(size))).not.toMatch(/error|warning/);
  expect(filesIn(root)).toEqual([...rendered.tree.paths].sort());
  expect(await runCommand("synth", root, edited(fleetOf(size)))).toMatch(/1 changed/);
  expect(await runCommand("check", root, edited(fleetOf(size)))).not.toMatch(/error|warning/);
});

test("the yardstick as files is the yardstick in memory", async () => {
  const root = join(folder, "written");
  writeFleet(root, fleetOf(size));
  const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(join(root, "environments", file)).href);
  const [{ fleet }, { versions }] = await Promise.all([load("policy.ts"), load("versions.ts")]);
  expect([...renderFleet({ fleet, versions }).tree]).toEqual([...rendered.tree]);
});

test("flags are strict", () => {
  expect(flagsOf(["--size", "1000", "--json"])).toEqual({ sizes: [1_000], json: true, help: false });
  expect(flagsOf(["--size", "7"])).toHaveProperty("fault");
  expect(flagsOf(["--sise", "1000"])).toHaveProperty("fault");
  expect(flagsOf(["1000"])).toHaveProperty("fault");
});

test("the table has a ratio to the floor and to the faster of the two cdk8s layouts", () => {
  const reading = (milliseconds: number) => ({ milliseconds, peak: 100_000_000 });
  const at = (objects: number, factor: number) => ({
    size: objects,
    scale: { objects, files: objects, bytes: 1_000 },
    readings: new Map([
      ["floor", [reading(10 * factor), reading(12 * factor), reading(11 * factor)]],
      ["cdk8s-objects", [reading(44 * factor)]],
      ["cdk8s-charts", [reading(88 * factor)]],
      ["cold", [reading(22 * factor)]],
    ] as const),
    skipped: new Map([["check", "a reason"]] as const),
  });
  const rows = rowsOf(at(1_000, 9), at(100, 1));
  expect(rows.find(({ measure }) => measure === "cold")).toMatchObject({ timesFloor: 2, timesCdk8s: 0.5, growth: 0.9 });
  expect(table([at(100, 1), at(1_000, 9)], [])).toContain("lockstep check: not measured, a reason");
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(spread([9, 10, 11])).toBeCloseTo(0.2);
});
