import type { Delivery } from "../../model/model.ts";
import { quoted } from "../../model/suggest.ts";
import { grouped } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

export const valuesFileIsRead: Rule = {
  why: "Only Argo CD reads values from a file, and only beside a chart of the same repository. Any other values file looks as if it decided something, while the release runs without it.",
  source: "Argo CD, Helm value files: a path is looked up in the repository and revision of its chart",
  *check({ model }) {
    for (const [component, deliveries] of grouped(model.deliveries, (each) => each.component))
      yield* unread(component, deliveries);
  },
};

/** A values file, and where its chart is when that is not this repository. */
interface ValuesFile {
  readonly delivery: Delivery;
  readonly file: string;
  readonly chart: string | undefined;
}

function valuesFileOf(delivery: Delivery): readonly ValuesFile[] {
  const { payload } = delivery;
  if (payload.kind !== "git-chart" && payload.kind !== "repository-chart") return [];
  const { valuesFile: file } = payload;
  if (file === undefined) return [];
  return [{ delivery, file, chart: payload.kind === "git-chart" ? payload.git?.url : payload.repository }];
}

function* unread(component: string, deliveries: readonly Delivery[]): Iterable<Problem> {
  const withFile = deliveries.flatMap(valuesFileOf);
  const elsewhere = withFile.find(({ chart }) => chart !== undefined);
  if (elsewhere !== undefined) {
    yield {
      at: [...elsewhere.delivery.at, "valuesFile"],
      message: `the chart of ${component} is in ${quoted(elsewhere.chart ?? "")}, where no ${quoted(elsewhere.file)} of this repository is read`,
      hint: "remove valuesFile: the values then stand in the release",
    };
    return;
  }
  const flux = withFile.filter(({ delivery }) => delivery.engine === "flux");
  const [first] = flux;
  if (first === undefined) return;
  const homes = flux.map(({ delivery }) => delivery.home.name);
  yield {
    at: [...first.delivery.at, "valuesFile"],
    rendered: { file: first.file },
    message: `Flux delivers ${component} in ${homes.join(", ")}, and reads no values from ${quoted(first.file)}`,
    hint: `remove valuesFile: the values then stand in the release; or deliver ${component} with "argocd"`,
  };
}
