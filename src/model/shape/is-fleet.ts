import { Ajv, type ValidateFunction } from "ajv";
import type { AnyFleet } from "./any-fleet.ts";
import { keywords } from "./keywords.ts";
import { policySchema } from "./policy-schema.ts";

let compiled: ValidateFunction<AnyFleet> | undefined;

/** Whether a value is a policy, with what is wrong in its `errors`; compiled when it is first asked for. */
export function isFleet(): ValidateFunction<AnyFleet> {
  compiled ??= new Ajv({
    allErrors: true,
    strict: true,
    messages: false,
    // The schema is a constant of ours: a test holds it against the meta schema once, not every start.
    meta: false,
    validateSchema: false,
    addUsedSchema: false,
    // Optimising the code takes longer than it saves: it runs once.
    code: { optimize: false },
    inlineRefs: false,
    keywords: [...keywords],
  }).compile<AnyFleet>(policySchema);
  return compiled;
}
