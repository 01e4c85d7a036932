import type { Place } from "./finding.ts";

/** The keys down to a field, the name of the export before them where it is not the file's main value. */
export const addressOf = ({ export: name, path }: Place): readonly string[] =>
  name === undefined ? path : [name, ...path];
