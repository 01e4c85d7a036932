import type { Result } from "../report.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { sarif } from "./sarif.ts";
import { text } from "./text.ts";

/** How a result can be printed: for people, for programs, and for three places of GitHub's. */
export const formats = ["text", "json", "github", "sarif", "markdown"] as const;

/** One of `formats`. */
export type Format = (typeof formats)[number];

/** What a reporter may need besides the result. */
export interface Setting {
  /** The fleet's folder as its repository knows it, with forward slashes; empty at the root. */
  readonly folder: string;
  /** Whether `text` is coloured. */
  readonly colour: boolean;
  /** Whether `text` says why each rule exists. */
  readonly explain: boolean;
}

/** A result in a format, ready to print: its last line is ended. */
export function report(format: Format, result: Result, { folder, colour, explain }: Setting): string {
  switch (format) {
    case "text":
      return text(result, { colour, explain });
    case "json":
      return json(result);
    case "github":
      return github(result, folder);
    case "sarif":
      return sarif(result, folder);
    case "markdown":
      return markdown(result, folder);
  }
}
