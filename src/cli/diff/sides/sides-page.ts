import { posix } from "node:path";
import { output } from "../../../synth/paths.ts";
import { count } from "../../report.ts";
import { cause } from "../../reporters/place.ts";
import type { Block, Line, Page } from "../page/page.ts";
import { differenceLines } from "../page/value-lines.ts";
import { type Judgement, judgements, type ObjectView, type SidesView, type SignedBy } from "./view.ts";

/** Allowed differences that each allowance shows, and versions that are named; the rest is counted. */
const shownOf = 10;

/** Two environments side by side, as people read it. `isWhole`: nothing is left out and no value is cut. */
export function sidesPage(view: SidesView, isWhole: boolean): Page {
  const counter = new Counter(isWhole);
  const sections = view.units.flatMap(({ component, objects }) => {
    const blocks = objects.flatMap((each) => block(each, component, view, counter, isWhole));
    return blocks.length === 0 ? [] : [{ title: nameOf(component), blocks }];
  });
  const open = judgements(view).some(({ outcome }) => outcome !== "allowed");
  return { mark: open ? "✖" : "✔", headline: headline(view), notes: [...notes(view), ...counter.rest()], sections };
}

/** What belongs to no component belongs to the environment. */
const nameOf = (component: string): string => (component === "" ? "the environment itself" : component);

function headline(view: SidesView): string {
  const all = judgements(view);
  const of = (outcome: Judgement["outcome"]): number => all.filter((each) => each.outcome === outcome).length;
  const { lower, upper, contract } = view;
  const amounts = [
    ...(of("undeclared") === 0
      ? []
      : [contract === undefined ? count(of("undeclared"), "difference") : `${of("undeclared")} undeclared`]),
    ...(of("expired") === 0 ? [] : [`${of("expired")} with an allowance that is over`]),
    ...(of("doubtful") === 0 ? [] : [`${of("doubtful")} that names cannot explain`]),
    ...(of("allowed") === 0 ? [] : [`${of("allowed")} allowed`]),
  ];
  return `${lower} and ${upper}: ${amounts.length === 0 ? "nothing differs but names" : amounts.join(", ")}`;
}

function notes({ lower, upper, contract, engines, promotesFrom, versions }: SidesView): readonly string[] {
  const rest = versions.length - shownOf;
  const behind = versions
    .slice(0, shownOf)
    .map((each) => `${each.component} ${each.lower} (${upper} has ${each.upper})`)
    .join(", ");
  const from = (name: string | undefined): string => (name === undefined ? "nothing" : `"${name}"`);
  return [
    `- ${lower}, + ${upper}; both at the versions of ${lower}${behind === "" ? "" : `: ${behind}`}${rest > 0 ? ` and ${rest} more` : ""}`,
    contract === undefined
      ? `there is no contract between ${lower} and ${upper}: nothing is allowed to differ but names`
      : `contract: ${contract.at} at ${contract.place.file}:${contract.place.line ?? 1}, ${count(contract.allowances, "allowance")}`,
    ...(engines.length < 2 ? [] : [`compared under ${engines.join(" and ")}, which deliver them`]),
    ...(promotesFrom.lower === promotesFrom.upper
      ? []
      : [
          `not compared: promotesFrom is ${from(promotesFrom.lower)} in ${lower} and ${from(promotesFrom.upper)} in ${upper}`,
        ]),
  ];
}

/** How often each allowance was shown. */
class Counter {
  readonly #isWhole: boolean;
  readonly #shown = new Map<string, number>();

  constructor(isWhole: boolean) {
    this.#isWhole = isWhole;
  }

  /** Whether a difference is to be shown. */
  admits({ outcome, by }: Judgement): boolean {
    if (outcome !== "allowed" || this.#isWhole) return true;
    const key = by.map(({ at }) => at).join(" and ");
    const before = this.#shown.get(key) ?? 0;
    this.#shown.set(key, before + 1);
    return before < shownOf;
  }

  /** What was not shown. */
  rest(): readonly string[] {
    return [...this.#shown].flatMap(([key, amount]) =>
      amount > shownOf ? [`${amount - shownOf} more are allowed by ${key}; --all shows them`] : [],
    );
  }
}

function block(
  { title, file, judgements: found }: ObjectView,
  component: string,
  view: SidesView,
  counter: Counter,
  isWhole: boolean,
): readonly Block[] {
  const shown = found.filter((each) => counter.admits(each));
  const [first] = shown;
  if (first === undefined) return [];
  const folder = posix.dirname(file).replace(new RegExp(`^${output}/`), "");
  // What is rendered for the comparison alone lies nowhere.
  const where = folder === "." ? "" : ` in ${folder}`;
  const quiet = shown.every(({ outcome }) => outcome === "allowed");
  const alone = first.path.length === 0 && title !== "" ? first : undefined;
  const sign = alone === undefined ? "►" : alone.kind === "added" ? "+" : "-";
  const only = alone === undefined ? "" : `, only in ${alone.kind === "added" ? view.upper : view.lower}`;
  return [
    {
      titles: [`${sign} ${title === "" ? nameOf(component) : `${title}${where}`}${only}`],
      tone: quiet ? "quiet" : alone === undefined ? "changed" : alone.kind === "added" ? "added" : "removed",
      lines: shown.flatMap((each) => lines(each, isWhole)),
      differences: shown.length,
    },
  ];
}

function lines(judgement: Judgement, isWhole: boolean): readonly Line[] {
  const { path, outcome, by, cause: said, places } = judgement;
  // An object that one side alone has is its own headline.
  const own = path.length === 0 ? [] : differenceLines(judgement, 1, isWhole);
  const depth = path.length === 0 ? 1 : 2;
  if (outcome === "allowed")
    return [
      ...own.map((line) => ({ ...line, tone: "quiet" as const })),
      ...by.map((each) => ({ tone: "quiet" as const, depth, text: `allowed${allowance(each)}` })),
    ];
  return [
    ...own,
    ...by.map((each) => ({ tone: "alarm" as const, depth, text: `no longer allowed${allowance(each)}` })),
    ...(said === undefined
      ? []
      : [{ tone: outcome === "expired" ? ("said" as const) : ("alarm" as const), depth, text: said }]),
    ...places.map((place, index) => ({
      tone: "said" as const,
      depth,
      text: `${index === 0 ? "from" : "and"} ${cause(place)}`,
    })),
  ];
}

/** ` until 2026-12-31 by parity[0].allow[1]: the reason` */
const allowance = ({ at, reason, until }: SignedBy): string =>
  `${until === undefined ? "" : ` until ${until}`} by ${at}: ${reason}`;
