import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { crdValidators } from "../../src/checks/schema/crd.ts";
import { parseYaml } from "../../src/synth/yaml.ts";
import { contents } from "../cli/folder.ts";

/** Definitions as the projects publish them, where a checkout has them beside it; the product needs them nowhere. */
const definitions = "../shared/crds";
const present = existsSync(definitions);

const trees = ["dist", ...["argocd-parity", "flux-branches", "flux-partial"].map((name) => `examples/${name}/dist`)];

describe.skipIf(!present)(
  `every rendered object against the controllers' own definitions${present ? "" : " (skipped: no ../shared/crds here)"}`,
  () => {
    const documents = present
      ? readdirSync(definitions)
          .filter((name) => name.endsWith(".json"))
          .map((name) => ({ source: name, object: JSON.parse(readFileSync(join(definitions, name), "utf8")) }))
      : [];
    const { validators, problems } = crdValidators(documents);

    test("the definitions are read", () => {
      expect(problems).toEqual([]);
      expect(validators.size).toBeGreaterThan(20);
    });

    test.each(trees)("%s", (tree) => {
      let judged = 0;
      for (const [path, text] of Object.entries(contents(tree))) {
        if (!path.endsWith(".yaml") || path.endsWith("/kustomization.yaml") || path.includes("/bootstrap/")) continue;
        for (const object of parseYaml(text).documents) {
          const { apiVersion, kind } = Object(object);
          const validate = validators.get(`${apiVersion}/${kind}`);
          if (validate === undefined) continue;
          judged += 1;
          expect({ path, problems: validate(object).problems }).toEqual({ path, problems: [] });
        }
      }
      expect(judged).toBeGreaterThan(10);
    });
  },
);
