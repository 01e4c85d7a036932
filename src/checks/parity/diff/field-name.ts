import type { Step } from "./difference.ts";
import { isWrapperKey } from "./wrapper.ts";

/**
 * A place as people read it, `spec.template.spec.containers[web].image`: keys with dots or slashes in brackets,
 * `spec.hard[requests.cpu]`; that a document stands in a text is left out. `""` is the whole object.
 */
export function fieldName(path: readonly Step[]): string {
  let text = "";
  for (const step of path) {
    if (isWrapperKey(step)) continue;
    if (isEntry(step)) text += step;
    else if (/^[\w-]+$/.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${step}]`;
  }
  return text;
}

/**
 * Whether a pattern as in `Allowance.field` names that place or one above it. `*` stands for one step and `**` for any
 * number of them; `[*]` is one entry of a list, or one key that is written in brackets. `""` is the whole object alone.
 */
export function matchesField(pattern: string, path: readonly Step[]): boolean {
  const wanted = stepsOf(pattern);
  const steps = path.filter((step) => !isWrapperKey(step));
  if (wanted === undefined || wanted.length === 0) return wanted !== undefined && steps.length === 0;
  // All the beginnings of the pattern that the steps so far can be read as: no pattern makes this slow.
  let reached = within(wanted, [0]);
  for (const step of steps) {
    if (reached.has(wanted.length)) return true;
    const next: number[] = [];
    for (const at of reached) {
      if (wanted[at] === "**") next.push(at);
      else if (isStep(wanted[at] ?? "", step)) next.push(at + 1);
    }
    reached = within(wanted, next);
  }
  return reached.has(wanted.length);
}

/** `**` may also stand for no step at all. */
function within(wanted: readonly string[], positions: readonly number[]): ReadonlySet<number> {
  const reached = new Set(positions);
  for (const at of reached) if (wanted[at] === "**") reached.add(at + 1);
  return reached;
}

function isStep(wanted: string, step: Step): boolean {
  if (wanted === "*") return true;
  if (wanted === "[*]") return isEntry(step) || !/^[\w-]+$/.test(step);
  return wanted === step || (isEntry(wanted) && !isEntry(step) && wanted.slice(1, -1) === step);
}

/** Nothing where the text is no pattern. A key in brackets may itself hold a pair of brackets. */
function stepsOf(pattern: string): readonly string[] | undefined {
  const steps: string[] = [];
  const next = /(?:^|(?<!^)\.|(?=\[))(\[(?:[^[\]]|\[[^[\]]*\])+\]|[^.[\]]+)/y;
  while (next.lastIndex < pattern.length) {
    const step = next.exec(pattern)?.[1];
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return steps;
}

function isEntry(step: string): boolean {
  return step.startsWith("[") && step.endsWith("]");
}
