import { ApiObject, App, Chart } from "cdk8s";
import type { Construct } from "constructs";

/** What the constructs that `build` adds render to, in their order. */
export function render(build: (scope: Construct) => void): readonly Readonly<Record<string, unknown>>[] {
  const chart = new Chart(new App(), "chart");
  build(chart);
  return chart.node.findAll().flatMap((construct) => (construct instanceof ApiObject ? [construct.toJson()] : []));
}
