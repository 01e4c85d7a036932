import { spawn } from "node:child_process";
import { chmodSync, lstatSync, readdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { writeVersions } from "../../../src/cli/promotion/write.ts";
import { folder, put } from "../folder.ts";
import { at, map, repository, run, text, versions } from "./fleet.ts";

const rows = { web: ["1.9.0", "1.9.0", "1.8.0"], cache: ["1.0.0", "1.0.0", "1.0.0"] } as const;

describe("the edit of a version map", () => {
  test("refuses a read-only file, a link and a file that changed, and leaves all of them alone", () => {
    const root = folder({ "versions.ts": "old\n", "other.ts": "old\n" });
    const path = join(root, "versions.ts");
    chmodSync(path, 0o444);
    expect(writeVersions(path, "old\n", "new\n", "versions.ts")?.fault).toBe("versions.ts is read-only");
    chmodSync(path, 0o640);
    expect(writeVersions(path, "older\n", "new\n", "versions.ts")?.fault).toContain(
      "changed while it was being edited",
    );
    symlinkSync("other.ts", join(root, "link.ts"));
    expect(writeVersions(join(root, "link.ts"), "old\n", "new\n", "link.ts")?.fault).toContain("is a symbolic link");
    expect(writeVersions(root, "", "new\n", "folder")?.fault).toContain("is no file");
    expect(writeVersions(join(root, "gone.ts"), "", "new\n", "gone.ts")?.fault).toContain("is no file");
    expect(readFileSync(path, "utf8")).toBe("old\n");
    expect(writeVersions(path, "old\n", "new\n", "versions.ts")).toBeUndefined();
    expect([readFileSync(path, "utf8"), lstatSync(path).mode & 0o777]).toEqual(["new\n", 0o640]);
    expect(readdirSync(root).sort()).toEqual(["link.ts", "other.ts", "versions.ts"]);
  });

  test("keeps line ends, a byte order mark and comments of a file", async () => {
    const odd = (web: string) =>
      `\ufeff${versions({ ...rows, web: ["1.9.0", "1.9.0", web] }).replaceAll("\n", "\r\n")}`.replace(
        "production: ",
        "production: /* by hand */ ",
      );
    const root = repository({}, [at(1), odd("1.8.0")]);
    expect((await run(root, at(2), "promote staging production web --no-synth")).code).toBe(0);
    expect(text(root)).toBe(odd("1.9.0"));
  });

  test("leaves through a command too what it may not write", async () => {
    const root = repository({}, [at(1), versions(rows)]);
    chmodSync(join(root, map), 0o444);
    const { code, out, err } = await run(root, at(2), "promote staging production web");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(
      `lockstep promote: environments/versions.ts is read-only\n→ run chmod u+w environments/versions.ts\n`,
    );
    renameSync(join(root, map), join(root, "elsewhere.ts"));
    symlinkSync("../elsewhere.ts", join(root, map));
    expect((await run(root, at(2), "promote staging production web")).err).toContain("is a symbolic link");
  });

  test("leaves the old file or the new one, never half of either, where the process is killed", async () => {
    const texts = ["a", "b"].map((letter) => letter.repeat(300_000));
    const [first = "", second = ""] = texts;
    const root = folder({ "versions.ts": first });
    const path = join(root, "versions.ts");
    put(
      root,
      "edit.mts",
      `import { writeVersions } from ${JSON.stringify(pathToFileURL(resolve("src/cli/promotion/write.ts")).href)};
const texts = ["a", "b"].map((letter) => letter.repeat(300_000));
process.stdout.write("ready");
for (let turn = 0; ; turn += 1) {
  const fault = writeVersions(${JSON.stringify(path)}, texts[turn % 2], texts[(turn + 1) % 2], "versions.ts");
  if (fault !== undefined) writeVersions(${JSON.stringify(path)}, texts[(turn + 1) % 2], texts[turn % 2], "versions.ts");
}
`,
    );
    for (const wait of [0, 3, 7, 13]) {
      const child = spawn(process.execPath, ["--import", "tsx", join(root, "edit.mts")], { cwd: resolve(".") });
      await new Promise((done) => child.stdout.once("data", done));
      await new Promise((done) => setTimeout(done, wait));
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGKILL");
      await ended;
      expect(texts.includes(readFileSync(path, "utf8"))).toBe(true);
    }
    // What a killed process left behind goes with the next edit.
    const now = readFileSync(path, "utf8");
    expect(writeVersions(path, now, now === first ? second : first, "versions.ts")).toBeUndefined();
    expect(readdirSync(root).sort()).toEqual(["edit.mts", "versions.ts"]);
  });

  test("loses no edit of two processes that write at once", async () => {
    const root = folder({ "versions.ts": "a 0\nb 0\n" });
    const path = join(root, "versions.ts");
    put(
      root,
      "count.mts",
      `import { readFileSync } from "node:fs";
import { writeVersions } from ${JSON.stringify(pathToFileURL(resolve("src/cli/promotion/write.ts")).href)};
const name = process.argv[2];
for (let done = 0; done < 40; ) {
  const before = readFileSync(${JSON.stringify(path)}, "utf8");
  const after = before.replace(new RegExp(name + " (\\\\d+)"), (_, count) => name + " " + (Number(count) + 1));
  if (writeVersions(${JSON.stringify(path)}, before, after, "versions.ts") === undefined) done += 1;
  else await new Promise((later) => setTimeout(later, Math.random() * 5));
}
`,
    );
    const codes = ["a", "b"].map((name) => {
      const child = spawn(process.execPath, ["--import", "tsx", join(root, "count.mts"), name], { cwd: resolve(".") });
      return new Promise((done) => child.once("exit", done));
    });
    expect(await Promise.all(codes)).toEqual([0, 0]);
    expect(readFileSync(path, "utf8")).toBe("a 40\nb 40\n");
    expect(readdirSync(root).sort()).toEqual(["count.mts", "versions.ts"]);
  });
});
