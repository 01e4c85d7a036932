import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectOf } from "../../../../src/cli/diff/base/effect.ts";
import type { Json, JsonObject } from "../../../../src/policy/index.ts";
import { printYaml } from "../../../../src/synth/yaml.ts";
import { ours } from "./rendered.ts";

const effect = (before: string | undefined, after: string | undefined, path = "dist/dev/web/a.yaml") =>
  effectOf({ changed: [{ path, before, after }], isRendered: true, read: () => undefined, paths: new Set([path]) });

const object = (data: JsonObject): JsonObject => ({ apiVersion: "v1", kind: "Thing", metadata: { name: "a" }, data });

const backwards = (value: JsonObject): JsonObject => Object.fromEntries(Object.entries(value).reverse());

const datas = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,6}$/),
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 })),
  { maxKeys: 5 },
) satisfies fc.Arbitrary<Record<string, Json>>;

describe("effectOf", () => {
  test("finds nothing in the order of keys and in the form of the text", () => {
    fc.assert(
      fc.property(datas, (data) => {
        const json = JSON.stringify(object(backwards(data)), null, 2);
        expect(effect(ours(printYaml(object(data))), ours(`---\n${json}\n`)).changes).toEqual([]);
      }),
    );
  });

  test("finds every field that is another one, and says how it was and is", () => {
    fc.assert(
      fc.property(datas, fc.string(), fc.string(), (data, left, right) => {
        fc.pre(left !== right);
        const text = (field: string) => ours(printYaml(object({ ...data, Field: ["x", field] })));
        const { changes } = effect(text(left), text(right));
        expect(changes).toHaveLength(1);
        expect(changes[0]?.differences.length).toBeGreaterThan(0);
      }),
    );
  });

  test("says the opposite where both sides are exchanged", () => {
    fc.assert(
      fc.property(datas, datas, (one, other) => {
        const texts = [one, other].map((data) => ours(printYaml(object(data))));
        const there = effect(texts[0], texts[1]).changes.flatMap(({ differences }) => differences);
        const back = effect(texts[1], texts[0]).changes.flatMap(({ differences }) => differences);
        expect(back.length).toBe(there.length);
      }),
    );
  });

  test("throws at no text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary" }),
        fc.constantFrom("dist/dev/a.yaml", "dist/dev/a.json", "a.env", "dist/x", "dist/dev/kustomization.yaml"),
        (before, after, path) => {
          effect(ours(before), ours(after), path);
          effect(undefined, ours(after), path);
        },
      ),
    );
  });
});
