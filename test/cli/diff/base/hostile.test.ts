import { describe, expect, test } from "vitest";
import { put } from "../../folder.ts";
import { diff, fleet, ours } from "./rendered.ts";

const object = (value: string, name = "c") =>
  ours(
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${JSON.stringify(name)}\ndata:\n  ${JSON.stringify(value)}: ${JSON.stringify(value)}\n`,
  );

const path = "dist/dev/web/c.yaml";

const changed = (value: string, name?: string) => {
  const root = fleet({ [path]: object("plain", name) });
  put(root, path, object(value, name));
  return root;
};

/** What moves a terminal's cursor or turns a line around, but for the end of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe("values of others in diff --base", () => {
  test.each(["\u001b[2J", "a\rb", "\u202egnp.exe", "\u009b31m", "a\u0000b", "a\nb\u001b[1A"])(
    "do nothing to a terminal: %j",
    async (value) => {
      const { code, out } = await diff(changed(value, value));
      expect(code).toBe(1);
      expect(out).not.toMatch(control);
    },
  );

  test.each(["```\n# heading", "````", "</details>", "@octocat #1 <!-- x -->", "$x$", "a`b"])(
    "stay inside their fence in markdown: %j",
    async (value) => {
      const { out } = await diff(changed(value, value), ["--base", "main", "--format", "markdown"]);
      const [head = "", ...blocks] = out.split(/^(?=`{3,}diff$)/m);
      expect(head).not.toMatch(/@octocat|<\/details>|<!-- x/);
      expect(blocks.length).toBeGreaterThan(0);
      for (const block of blocks) {
        const [first = "", ...lines] = block.split("\n");
        const fence = first.replace("diff", "");
        const end = lines.indexOf(fence);
        expect(end).toBeGreaterThan(0);
        const inside = lines.slice(0, end).join("\n");
        expect(inside).not.toContain(fence);
        const rest = lines.slice(end + 1).filter((line) => line !== "");
        expect(rest).toEqual([]);
      }
    },
  );

  test("stay whole in JSON", async () => {
    const value = "\u001b[2J</script>\u202e";
    const { out } = await diff(changed(value), ["--base", "main", "--format", "json"]);
    const { groups } = JSON.parse(out);
    expect(groups[0].changes[0].differences).toContainEqual({
      field: `data[${value}]`,
      change: "added",
      after: value,
    });
  });

  test.each(["__proto__", "constructor", "toString"])("are data where they are called %s", async (key) => {
    const { code, out } = await diff(changed(key));
    expect(code).toBe(1);
    expect(out).toContain(key);
  });
});
