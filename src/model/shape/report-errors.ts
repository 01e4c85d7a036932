import type { ErrorObject } from "ajv";
import type { Report } from "../report.ts";
import { type Explanation, explain } from "./explain.ts";
import { policySchema } from "./policy-schema.ts";

/** Reports what ajv found, without what only follows from a misspelt field. */
export function reportErrors(errors: readonly ErrorObject[], policy: unknown, report: Report): void {
  const explained = errors.flatMap((error) => explain(error, { policy, schema: policySchema }) ?? []);
  const misspelt = new Set(
    explained.flatMap(({ path, meant }) => (meant === undefined ? [] : [keyOf(path.slice(0, -1), meant)])),
  );
  const said = new Set<string>();
  for (const explanation of explained) {
    const { rule, path, message, hint } = explanation;
    const once = keyOf(path, `${rule} ${message}`);
    if (said.has(once) || followsFrom(explanation, misspelt)) continue;
    said.add(once);
    report.policy(rule, path, message, hint);
  }
}

/** A field that is there under another name is not missing. */
function followsFrom({ path, lacks = [] }: Explanation, misspelt: ReadonlySet<string>): boolean {
  return lacks.some((field) => misspelt.has(keyOf(path, field)));
}

const keyOf = (path: readonly string[], last: string): string => JSON.stringify([...path, last]);
