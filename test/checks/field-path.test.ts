import { expect, test } from "vitest";
import { fieldPath } from "../../src/checks/field-path.ts";

const body = {
  spec: {
    containers: [{ name: "web", ports: [80, 443] }, { name: "*" }],
    hard: { "requests.cpu": "1" },
    labels: { "a.b/c": 1 },
  },
};
const path = (...keys: readonly string[]) => fieldPath(body, keys);

test("entries of lists by their names, else by their positions", () => {
  expect(path("spec", "containers", "0", "image")).toBe("spec.containers[web].image");
  expect(path("spec", "containers", "0", "ports", "1")).toBe("spec.containers[web].ports[1]");
  expect(path("spec", "containers", "1", "image")).toBe("spec.containers[1].image");
});

test("keys with dots and slashes in brackets", () => {
  expect(path("spec", "hard", "requests.cpu")).toBe("spec.hard[requests.cpu]");
  expect(path("spec", "labels", "a.b/c")).toBe("spec.labels[a.b/c]");
});

test("fields that are not there, and no field at all", () => {
  expect(path("spec", "missing", "0")).toBe("spec.missing.0");
  expect(path()).toBe("");
});
