import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../imports/catalogue.ts";
import { validatorFor } from "../../imports/validators.ts";
import { crossFieldRules } from "../../src/checks/schema/cel.ts";
import { crdValidators } from "../../src/checks/schema/crd.ts";
import { unknownFields } from "../../src/checks/schema/unknown-fields.ts";
import { everyArgo } from "./every/argocd.ts";
import { everyFlux } from "./every/flux.ts";
import { everyKubernetes } from "./every/kubernetes.ts";
import { render } from "./render.ts";

const objects = [everyFlux, everyArgo, everyKubernetes]
  .flatMap(render)
  .map((object) => ({ object, name: `${object.apiVersion}/${object.kind}` }));

test("every object is valid, and no other kind has slipped in", async () => {
  const problems: unknown[] = [];
  for (const { object, name } of objects) {
    const load = validatorFor(name.slice(0, name.lastIndexOf("/")), String(object.kind));
    const validate = await load?.();
    const found =
      validate === undefined
        ? [`no validator for ${name}`]
        : [...validate(object), ...unknownFields(object, catalogue), ...crossFieldRules(object)];
    problems.push(...found.map((problem) => [name, problem]));
  }
  expect(problems).toEqual([]);
});

test("every object has a name of its own", () => {
  const names = objects.map(({ object, name }) => `${name} ${JSON.stringify(object.metadata)}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/"name":"[a-z0-9.-]+"/.test(name))).toEqual([]);
});

// An oracle that not everybody has: the CRDs of the real controllers, as JSON files beside the repository.
const folder = new URL("../../../shared/crds/", import.meta.url);
const present = existsSync(folder);

describe.skipIf(!present)("the CRDs of the real controllers (skipped where ../shared/crds is absent)", () => {
  test("accept every object of Flux and Argo CD, lengths, patterns and rules included", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    const { validators } = crdValidators(
      files.map((source): { source: string; object: unknown } => ({
        source,
        object: JSON.parse(readFileSync(new URL(source, folder), "utf8")),
      })),
    );
    const judged = objects.filter(({ name }) => /fluxcd\.io|argoproj\.io/.test(name));
    const verdicts = judged.map(({ object, name }) => ({ name, verdict: validators.get(name)?.(object) }));
    expect(verdicts.filter(({ verdict }) => verdict === undefined)).toEqual([]);
    expect(
      verdicts.flatMap(({ name, verdict }) => (verdict?.problems ?? []).map((problem) => [name, problem])),
    ).toEqual([]);
    expect(new Set(judged.map(({ name }) => name)).size).toBe(10);
  });
});
