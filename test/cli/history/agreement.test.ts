import fc from "fast-check";
import { test } from "vitest";
import { expectAgreement } from "./agreement.ts";
import { expectAgreementOnMerges } from "./branch-agreement.ts";
import { branchFates } from "./branch-past.ts";
import { fates } from "./past.ts";

// A repository takes its time: what fails is told as it is, and not looked for in a smaller one.
const few = { endOnFailure: true };
const long = { timeout: 180_000 };

test("status, promote and check agree on what may move, whatever happened before", long, async () => {
  await fc.assert(
    fc.asyncProperty(fates, (fate) => expectAgreement(fate, 2)),
    { ...few, numRuns: 12 },
  );
});

test("status and promote agree on what a merge may bring, and on the commit that may go instead", long, async () => {
  await fc.assert(fc.asyncProperty(branchFates, expectAgreementOnMerges), { ...few, numRuns: 4 });
});
