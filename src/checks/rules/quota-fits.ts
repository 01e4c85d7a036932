import { addQuantities, compareQuantities, formatQuantity, type Quantity } from "../../model/quantity.ts";
import { containerRanges } from "../limit-ranges.ts";
import { type Namespaced, namespaced } from "../namespaced.ts";
import { origins, renderedAt } from "../origin.ts";
import { podCounts } from "../pod-counts.ts";
import { quotaUse, type Term } from "../quota-use.ts";
import { quotaLines } from "../quotas.ts";
import type { Rule, Subject } from "../rule.ts";

const most = 6;

/** What runs in a namespace fits into its quota, rollouts of all workloads at the same time included. */
export const quotaFits: Rule = {
  why: "A quota refuses pods, not Deployments: the apply succeeds, the rollout never ends, and nobody is told why until it times out.",
  source:
    "Kubernetes, Resource Quotas; a rollout starts its surge (25 % of the replicas unless stated) before it stops old pods",

  *check(subject) {
    const origin = origins(subject.model);
    for (const space of namespaced(subject)) {
      const lines = quotaLines(space, origin);
      if (lines.length === 0) continue;
      const { objects } = space;
      const users = { objects, pods: podCounts(objects), defaults: containerRanges(objects)[0] };
      for (const { manifest, key, bound, at } of lines) {
        const use = quotaUse(key, users);
        const sum = use?.terms.map(({ amount }) => amount).reduce(addQuantities, { nano: 0n, scale: "decimal" });
        if (use === undefined || sum === undefined || compareQuantities(sum, bound) <= 0) continue;
        const [needs = "", has = ""] = inOneUnit([sum, bound]);
        yield {
          message: `${space.who} needs ${needs} ${use.unit} for ${list(use.terms)}; its quota is ${has}${onTop(space, subject)}`,
          hint: `raise ${origin.isUsers(manifest) ? key : at.slice(space.namespace?.at.length).join(".")} to ${formatQuantity(sum)} or more, or run fewer or smaller`,
          at,
          rendered: renderedAt(manifest, ["spec", "hard", key]),
        };
      }
    }
  },
};

/** The largest first; what is left out is counted. */
function list(terms: readonly Term[]): string {
  const sorted = [...terms].sort((a, b) => compareQuantities(b.amount, a.amount));
  const shown = sorted
    .slice(0, most)
    .map(({ text, each }) => (each === undefined ? text : `${text} × ${formatQuantity(each)}`));
  return [...shown, ...(sorted.length > most ? [`${sorted.length - most} more`] : [])].join(", ");
}

/** Whose pods nobody here can count. */
function onTop({ cluster, name }: Namespaced, { model }: Subject): string {
  const others = model.deliveries.filter(
    ({ cluster: at, namespace, payload }) =>
      at === cluster && namespace === name && ["repository-chart", "git-chart", "kustomize"].includes(payload.kind),
  );
  if (others.length === 0) return "";
  const names = [...new Set(others.map(({ component }) => component))];
  const shown = names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names;
  return `, and what ${shown.join(", ")} bring${names.length === 1 ? "s" : ""} comes on top`;
}

/** Amounts to be compared at a glance: all in the largest unit that is whole for each. */
function inOneUnit(amounts: readonly Quantity[]): readonly string[] {
  const binary = amounts.some(({ scale }) => scale === "binary");
  const [start, step, units] = binary
    ? ([1_000_000_000n, 1024n, ["", "Ki", "Mi", "Gi", "Ti"]] as const)
    : ([1_000_000n, 1000n, ["m", ""]] as const);
  let size = 0;
  let unit = start;
  while (size < units.length - 1 && amounts.every(({ nano }) => nano % (unit * step) === 0n)) {
    unit *= step;
    size += 1;
  }
  if (amounts.some(({ nano }) => nano % unit !== 0n)) return amounts.map((amount) => formatQuantity(amount));
  return amounts.map(({ nano }) => `${nano / unit}${units[size] ?? ""}`);
}
