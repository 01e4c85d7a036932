import { hasPassed } from "../model/date.ts";
import type { Finding } from "../model/finding.ts";
import type { SourceFiles } from "../model/report.ts";
import { ruleIds, type Waiver, type Waivers } from "../policy/rules.ts";
import type { Problem, Rule, Subject } from "./rule.ts";
import { sortFindings } from "./sort.ts";

/** A finding that the policy turned off: not listed, but counted. */
export interface WaivedFinding {
  readonly finding: Finding;
  readonly reason: string;
  readonly until: string;
}

/** What all rules say together. */
export interface Checked {
  /** What is to be listed, sorted, each once. */
  readonly findings: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
}

/**
 * Runs rules and applies the waivers of the policy, also to findings of other origin: those of `resolve`, of `render`
 * and of the user's definitions. A waiver that is over hides nothing any more, and says so.
 *
 * @param today `2026-11-21`; a waiver holds on its last day too.
 */
export function runChecks(
  subject: Subject,
  rules: { readonly [id: string]: Rule },
  waivers: Waivers,
  today: string,
  files: SourceFiles,
  others: readonly Finding[] = [],
): Checked {
  const all = sortFindings([
    ...others,
    ...Object.entries(rules).flatMap(([id, rule]) => run(id, rule, subject, files)),
  ]);
  const findings: Finding[] = [];
  const waived: WaivedFinding[] = [];
  for (const finding of all) {
    const waiver = waiverFor(finding.rule, waivers);
    if (waiver === undefined || hasPassed(waiver.until, today) === true) findings.push(finding);
    else if (waiver.severity === "warning") findings.push({ ...finding, severity: "warning" });
    else waived.push({ finding, reason: waiver.reason, until: waiver.until });
  }
  const about = ruleIds.flatMap((id) => waiverFindings(id, waivers[id], all, today, files));
  return { findings: sortFindings([...findings, ...about]), waived };
}

/** Reads a user's object: a finding may have any rule, also one that cannot be waived. */
const waiverFor = (rule: string, waivers: Waivers): Waiver | undefined => {
  const id = ruleIds.find((each) => each === rule);
  return id === undefined ? undefined : waivers[id];
};

function run(id: string, rule: Rule, subject: Subject, files: SourceFiles): readonly Finding[] {
  try {
    return [...rule.check(subject)].map((problem) => findingOf(id, rule, problem, files));
  } catch (cause) {
    // Rules read everything defensively: this is a defect of ours, not of the policy.
    throw new Error(`the rule ${id} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** A problem as everybody reports it. */
export const findingOf = (
  id: string,
  rule: Pick<Rule, "severity">,
  { message, hint, at, source = "policy", rendered, more, essence, causes, severity }: Problem,
  files: SourceFiles,
): Finding => ({
  rule: id,
  severity: severity ?? rule.severity ?? "error",
  message,
  hint,
  at: { file: files[source], path: at },
  ...(rendered === undefined ? {} : { rendered }),
  ...(more === undefined ? {} : { more }),
  ...(essence === undefined ? {} : { essence }),
  ...(causes === undefined ? {} : { causes: causes.map((each) => ({ file: files[each.source], path: each.path })) }),
});

function waiverFindings(
  id: string,
  waiver: Waiver | undefined,
  all: readonly Finding[],
  today: string,
  files: SourceFiles,
): readonly Finding[] {
  if (waiver === undefined) return [];
  const { until } = waiver;
  const count = all.filter(({ rule }) => rule === id).length;
  if (count === 0)
    return [
      {
        rule: "rules/waiver-unused",
        severity: "warning",
        message: `${id} is turned down, and nothing is found that it would report`,
        hint: `remove ${id} from rules`,
        at: { file: files.policy, path: ["rules", id] },
      },
    ];
  if (hasPassed(until, today) !== true) return [];
  return [
    {
      rule: "rules/waiver-expired",
      severity: "error",
      message: `${id} was turned down until ${until}, and ${count === 1 ? "1 finding" : `${count} findings`} of it ${count === 1 ? "is" : "are"} still there`,
      hint: `repair what ${id} reports, or give a new date and a reason for it`,
      at: { file: files.policy, path: ["rules", id, "until"] },
    },
  ];
}
