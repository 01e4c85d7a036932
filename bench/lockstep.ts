import { outputRoots } from "../src/cli/output-roots.ts";
import { writeTree } from "../src/cli/writer/write-tree.ts";
import { Workload } from "../src/constructs/workload/workload.ts";
import type { Model } from "../src/model/model.ts";
import { resolve } from "../src/model/resolve/resolve.ts";
import { checkShape } from "../src/model/shape/check-shape.ts";
import { type Rendering, render } from "../src/synth/render.ts";
import type { Yardstick } from "./fleet.ts";
import type { Sample } from "./sample.ts";

const files = { policy: "environments/policy.ts", versions: "environments/versions.ts" } as const;

/** From policy object to files in memory, as the commands do it, without any check of what is rendered. */
export function renderFleet({ fleet, versions }: Yardstick): Rendering & { readonly model: Model } {
  const shape = checkShape({ policy: fleet, versions }, files);
  if (!shape.ok) throw new Error(shape.findings.map(({ message }) => message).join("\n"));
  const { model, findings } = resolve(shape.policy, shape.versions, files);
  const rendering = render(model, files, Workload);
  const all = [...findings, ...rendering.findings];
  if (all.length > 0) throw new Error(all.map(({ message }) => message).join("\n"));
  return { ...rendering, model };
}

/** Writes what was rendered, as `synth` does. */
export function write(root: string, { tree, model }: ReturnType<typeof renderFleet>): void {
  const { outcome, findings } = writeTree(root, tree, outputRoots(model));
  if (outcome !== "written") throw new Error(findings.map(({ message }) => message).join("\n"));
}

/** The rendered files: objects as objects, all else as text. */
export function sampleOf({ tree, manifests }: Rendering): Sample {
  const objects = new Map(manifests.map((manifest) => [manifest.file, manifest]));
  return [...tree].map(([path, text]) => {
    const manifest = objects.get(path);
    return manifest === undefined ? { path, text } : { path, folder: manifest.folder, body: manifest.body };
  });
}
