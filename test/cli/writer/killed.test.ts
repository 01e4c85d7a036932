import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { writeTree } from "../../../src/cli/writer/write-tree.ts";
import { type Child, startChild } from "./run-child.ts";
import { bigRoots, bigTree, emptyFolder, filesBelow, put, written } from "./sample.ts";

const roots: string[] = [];
const children: Child[] = [];
function start(args: readonly string[]): Child {
  const child = startChild(args);
  children.push(child);
  return child;
}

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.process.kill("SIGKILL");
    await child.output;
  }
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

const a = written(bigTree("a"));
const b = written(bigTree("b"));
const foreign = { "dist/dev/by-hand.txt": "mine\n" };

function newRoot(): string {
  const root = emptyFolder();
  roots.push(root);
  for (const [path, text] of Object.entries(foreign)) put(root, path, text);
  return root;
}

/** What a kill left behind that is neither old nor new, and what it lost. */
function damage(root: string, mustStay: readonly string[]): readonly string[] {
  const found = Object.entries(filesBelow(root)).filter(
    ([path]) => !path.includes(".lockstep-") && !path.endsWith("/"),
  );
  const broken = found.filter(([path, text]) => text !== a[path] && text !== b[path] && !(path in foreign));
  const names = new Set(found.map(([path]) => path));
  return [
    ...broken.map(([path]) => `${path} is broken`),
    ...mustStay.filter((path) => !names.has(path)).map((path) => `${path} is gone`),
  ];
}

async function killOften(times: number, variants: readonly string[], mustStay: readonly string[]): Promise<number> {
  const root = newRoot();
  let interrupted = 0;
  for (let kill = 0; kill < times; kill++) {
    writeTree(root, bigTree("a"), bigRoots);
    const child = start([root, "100000", ...variants]);
    await child.ready;
    await sleep(Math.random() * 60);
    child.process.kill("SIGKILL");
    await child.output;

    expect(damage(root, mustStay)).toStrictEqual([]);
    if (Object.keys(filesBelow(root)).some((path) => path.includes(".lockstep-"))) interrupted++;
    const next = bigTree(kill % 2 === 0 ? "a" : "b");
    expect(writeTree(root, next, bigRoots).outcome).toBe("written");
    expect(filesBelow(root)).toStrictEqual({ ...written(next), ...foreign });
  }
  return interrupted;
}

describe("a process that is killed", () => {
  test("42 times at any moment leaves every file old or new, and the next run repairs the rest", async () => {
    const common = [...Object.keys(a).filter((path) => path in b), ...Object.keys(foreign)];
    const interrupted = await Promise.all([
      killOften(11, ["b", "a"], common),
      killOften(11, ["b", "a"], common),
      killOften(10, ["none", "a"], Object.keys(foreign)),
      killOften(10, ["none", "b", "a"], Object.keys(foreign)),
    ]);
    // Most kills must have hit a write, or this test proves nothing.
    expect(interrupted.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
    // Ten seconds on a quiet machine; most of it is the start of forty processes.
  }, 180_000);
});

describe("processes that write at the same time", () => {
  test("end with the tree of one of them, or say that they gave up", async () => {
    const root = newRoot();
    const started = ["a", "b", "a", "b"].map((variant) => start([root, "12", variant]));
    const outputs = await Promise.all(started.map((child) => child.output));
    for (const output of outputs) {
      expect(output).toContain("done\n");
      const findings = output.split("\n").filter((line) => line.startsWith("{"));
      expect(findings.filter((line) => !line.includes('"rule":"write/busy"'))).toStrictEqual([]);
    }
    const found = filesBelow(root);
    const winner = "dist/dev/component-0/only-a.yaml" in found ? a : b;
    expect(found).toStrictEqual({ ...winner, ...foreign });
  });

  test("end with the tree that all of them render, on an empty folder", async () => {
    for (let round = 0; round < 3; round++) {
      const root = newRoot();
      const started = [1, 2, 3].map(() => start([root, "1", "a"]));
      const outputs = await Promise.all(started.map((child) => child.output));
      expect(outputs).toStrictEqual(outputs.map(() => "ready\ndone\n"));
      expect(filesBelow(root)).toStrictEqual({ ...a, ...foreign });
    }
  });
});
