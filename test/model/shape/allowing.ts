import { type Edits, found } from "./edit.ts";

/** What is found in the big policy where these are the allowances between staging and production. */
export const allowing = (allow: readonly unknown[], edits: Edits = {}): readonly string[] =>
  found({ ...edits, parity: [{ between: ["staging", "production"], allow }] });
