import { expect, test } from "vitest";
import { unnamed } from "../../../src/checks/parity/unnamed.ts";

test("a unit without names has them in none of its texts, keys and ids", () => {
  const body = { "at-staging": ["in staging", 1, { deep: null }], staging: true };
  const part = { id: "v1/ConfigMap/staging/a", kind: "v1/ConfigMap", title: "ConfigMap a", file: "a.yaml" };
  const made = unnamed(new Map([[part.id, { ...part, body, texts: body }]]), (text) =>
    text.replaceAll("staging", "<name>"),
  );
  expect([...made]).toEqual([
    [
      "v1/ConfigMap/<name>/a",
      {
        ...part,
        id: "v1/ConfigMap/<name>/a",
        body: { "at-<name>": ["in <name>", 1, { deep: null }], "<name>": true },
      },
    ],
  ]);
});
