import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { idOf } from "../../../src/cli/git/blob-id.ts";
import { filesAt } from "../../../src/cli/git/files.ts";
import { openRepository } from "../../../src/cli/git/repository.ts";
import { texts, textsOf } from "../../../src/cli/git/texts.ts";
import { put } from "../folder.ts";
import { fakeWorld } from "../world.ts";
import { commit, git, repository } from "./repository.ts";

async function read(root: string, ref = "HEAD") {
  const asked: string[] = [];
  const world = fakeWorld(root);
  const counted = fakeWorld(root, {
    run: (program, args, at, variables, input) => {
      asked.push(args.find((each) => /^[a-z]/.test(each)) ?? "");
      return world.run(program, args, at, variables, input);
    },
  });
  const opened = await openRepository(counted, root);
  if ("reason" in opened) throw new Error(opened.reason);
  const files = await filesAt(counted, opened, git(root, "rev-parse", ref));
  if ("reason" in files) throw new Error(files.reason);
  const texts = await textsOf(counted, opened, files.values());
  if ("reason" in texts) throw new Error(texts.reason);
  return { files, asked, texts: Object.fromEntries([...files].map(([path, { id }]) => [path, texts.get(id)])) };
}

describe("files of a commit", () => {
  test("have their texts, whatever they are called and hold", async () => {
    const files = {
      a: "",
      b: "no line end",
      "c/ü \t\n.yaml": "ü\n",
      d: "\ufeffmark\r\n",
      "-e": "--\n",
      ":(glob)f": "f",
    };
    const { texts, asked } = await read(repository(files));
    expect(texts).toEqual(files);
    expect(asked.filter((each) => each === "cat-file")).toEqual(["cat-file"]);
  });

  test("are read by halves where one of them is no text", async () => {
    const root = repository({ a: "a\n", z: "z\n" });
    writeFileSync(join(root, "m"), Buffer.from([0xff, 0x00, 0xfe]));
    commit(root);
    const { texts } = await read(root);
    expect(texts).toEqual({ a: "a\n", m: "\ufffd\u0000\ufffd", z: "z\n" });
  });

  test("are those below the folder, by their paths from there, without links", async () => {
    const root = repository({ "fleet/dist/a": "a", b: "b" });
    symlinkSync("../b", join(root, "fleet/link"));
    commit(root);
    expect((await read(join(root, "fleet"))).texts).toEqual({ "dist/a": "a" });
  });

  test("are none where the commit is older than the folder", async () => {
    const root = repository({ a: "a" });
    commit(root, { "fleet/b": "b" });
    expect((await read(join(root, "fleet"), "HEAD~1")).texts).toEqual({});
  });

  test("are many in few questions", async () => {
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`f${index}`, `text ${index}\n`]));
    const { texts, asked } = await read(repository(many));
    expect(texts).toEqual(many);
    expect(asked.filter((each) => each === "cat-file")).toHaveLength(1);
  });

  test("are named by what cannot be read, and come in the order that is asked for", async () => {
    const root = repository({ a: "a\n", b: "b\n" });
    const world = fakeWorld(root);
    const opened = await openRepository(world, root);
    if ("reason" in opened) throw new Error(opened.reason);
    const [a, b, none] = [git(root, "rev-parse", "HEAD:a"), git(root, "rev-parse", "HEAD:b"), "0".repeat(40)];
    // With blobs of this size a question is about two of them.
    const batches: unknown[] = [];
    for await (const batch of texts(world, opened, [b, a, b, b, none], 12_000_000)) batches.push(batch);
    expect(batches).toEqual([
      ["b\n", "a\n"],
      ["b\n", "b\n"],
      { reason: expect.stringContaining("Git cannot read the file 000000000000"), hint: expect.any(String) },
    ]);
    expect(await textsOf(world, opened, [])).toEqual(new Map());
  });

  test("have the ids that are made of their texts", async () => {
    const root = repository({ a: "ü\n" });
    put(root, "a", "other");
    const { files } = await read(root);
    const id = files.get("a")?.id ?? "";
    expect(idOf("ü\n", id)).toBe(id);
    expect(idOf("u\n", id)).not.toBe(id);
  });

  test("have ids of 64 digits where the repository has", async () => {
    const root = repository({});
    git(root, "init", "--quiet", "--object-format=sha256", "new");
    const inner = join(root, "new");
    commit(inner, { a: "a\n" });
    const { files, texts } = await read(inner);
    expect(texts).toEqual({ a: "a\n" });
    const id = files.get("a")?.id ?? "";
    expect(id).toHaveLength(64);
    expect(idOf("a\n", id)).toBe(id);
  });
});
