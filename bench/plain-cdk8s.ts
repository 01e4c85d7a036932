import { ApiObject, App, Chart, YamlOutputType } from "cdk8s";
import type { Sample } from "./sample.ts";

/**
 * How plain cdk8s divides its output. Both keep all objects, because each folder of Lockstep's is a chart.
 * `"file per object"` is its one layout that does not walk the whole app for every chart, and writes the same files as
 * Lockstep; `"file per chart"` is its default, and quadratic.
 */
export const layouts = {
  "file per object": YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
  "file per chart": YamlOutputType.FILE_PER_CHART,
} as const;

export type Layout = keyof typeof layouts;

/** The same objects as constructs, through the output of cdk8s itself. */
export function synthPlainly(root: string, sample: Sample, layout: Layout): void {
  const app = new App({ outdir: root, yamlOutputType: layouts[layout] });
  const charts = new Map<string, Chart>();
  let count = 0;
  for (const file of sample) {
    if (!("body" in file)) continue;
    const id = file.folder.replaceAll("/", "-");
    const chart = charts.get(id) ?? new Chart(app, id);
    charts.set(id, chart);
    count += 1;
    new ApiObject(chart, `object-${count}`, file.body);
  }
  app.synth();
}
