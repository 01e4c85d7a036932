import { posix } from "node:path";
import { addressOf } from "../../model/address.ts";
import type { Finding, Place, RenderedPlace } from "../../model/finding.ts";

/** `environments/policy.ts:41:9`, without what is not known. */
export const spot = ({ file, line, column }: Place): string =>
  line === undefined ? file : `${file}:${line}:${column ?? 1}`;

/** `environments/policy.ts:41 components.web.replicas`, without what is not known. */
export const cause = (place: Place): string => {
  const { file, line } = place;
  const path = addressOf(place).join(".");
  return `${file}${line === undefined ? "" : `:${line}`}${path === "" ? "" : ` ${path}`}`;
};

/** `dist/dev/web/deployment-web.yaml spec.replicas`. */
export const output = ({ file, field }: RenderedPlace): string => `${file}${field === undefined ? "" : ` ${field}`}`;

/** Whether a file is known by its whole path: a module outside the fleet may be. */
export const isRooted = (file: string): boolean => /^(?:[\\/]|[A-Za-z]:[\\/])/.test(file);

/**
 * A file of the fleet as its repository knows it; `folder` is the fleet's own, empty at the repository's root. Of a
 * whole path the name alone is left: the folders of one machine mean nothing to a reader on another.
 */
export function inRepository(folder: string, file: string): string {
  const path = file.replaceAll("\\", "/");
  return isRooted(file) ? posix.basename(path) : posix.join(folder, path);
}

/** Rendered fields of one finding that a report lists. */
const listed = 4;

/** The rendered fields of a finding, a line for each, and the number of those that are not listed. */
export function outputs({ rendered, more = [] }: Finding, folder = ""): readonly string[] {
  if (rendered === undefined) return [];
  const all = [rendered, ...more].map((each) => ({ ...each, file: inRepository(folder, each.file) }));
  const rest = all.length - listed;
  return [...all.slice(0, listed).map(output), ...(rest > 0 ? [`and ${rest} more`] : [])];
}
