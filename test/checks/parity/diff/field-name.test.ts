import { describe, expect, test } from "vitest";
import { fieldName, matchesField } from "../../../../src/checks/parity/diff/field-name.ts";

const image = ["spec", "template", "spec", "containers", "[web]", "image"];

describe("the name of a field", () => {
  test.each([
    [[], ""],
    [image, "spec.template.spec.containers[web].image"],
    [["spec", "hard", "requests.cpu"], "spec.hard[requests.cpu]"],
    [["data", "app.yaml", "$yaml", "log", "level"], "data[app.yaml].log.level"],
    [["data", "x", "$base64", "$json", "[0]", "a"], "data.x[0].a"],
    [["spec", "ports", "[80/TCP]", "nodePort"], "spec.ports[80/TCP].nodePort"],
    [["metadata", "annotations", "a.io/b"], "metadata.annotations[a.io/b]"],
    [["a.b"], "[a.b]"],
  ])("%j is %j", (path, name) => {
    expect(fieldName(path)).toBe(name);
    expect(matchesField(name, path), "and matches itself").toBe(true);
  });
});

describe("the pattern of a field", () => {
  test.each([
    ["spec.template.spec.containers[web].image", image],
    ["spec.template.spec.containers[*].image", image],
    ["spec.template.spec.containers", image],
    ["spec.template.spec.containers[web]", image],
    ["spec.*.spec", image],
    ["**.image", image],
    ["**", image],
    ["**", []],
    ["spec.**", ["spec"]],
    ["spec.**.containers.**.image", image],
    ["*", image],
    ["spec.template.spec.containers.*.image", image],
    ["spec.hard[*]", ["spec", "hard", "requests.cpu"]],
    ["data[app.yaml].log", ["data", "app.yaml", "$yaml", "log", "level"]],
    ["spec[replicas]", ["spec", "replicas"]],
    ["x[a[0].b]", ["x", "a[0].b"]],
    ["", []],
  ])("%j matches %j", (pattern, path) => {
    expect(matchesField(pattern, path)).toBe(true);
  });

  test.each([
    ["spec.template.spec.containers[api].image", image],
    ["spec.template.spec.containers.web.image", image],
    ["spec.template.spec.containers[web].image.tag", image],
    ["spec.template.spec.container", image],
    ["template", image],
    ["spec.*.containers", image],
    ["**.tag", image],
    ["", image],
    ["*", []],
    ["spec[*]", image],
    ["spec..template", image],
    [".spec", image],
    ["spec.", image],
    ["spec[", image],
    ["spec]", image],
    ["spec[]", image],
  ])("%j does not match %j", (pattern, path) => {
    expect(matchesField(pattern, path)).toBe(false);
  });

  test("a pattern of many stars and a long path are no riddle", () => {
    const path = Array.from({ length: 500 }, () => "a");
    expect(matchesField(`${"**.a.".repeat(200)}b`, path)).toBe(false);
  });
});
