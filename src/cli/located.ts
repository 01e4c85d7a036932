import type { Finding, Place } from "../model/finding.ts";
import type { Workspace } from "./workspace.ts";

/** The findings with line and column. The parser is loaded only where there is something to look for. */
export async function located(findings: readonly Finding[], { files, texts }: Workspace): Promise<readonly Finding[]> {
  const isOurs = ({ line, file }: Place): boolean =>
    line === undefined && (file === files.policy || file === files.versions);
  if (!findings.some(({ at, causes = [] }) => [at, ...causes].some(isOurs))) return findings;
  const { locate } = await import("../model/locate.ts");
  const placed = (at: Place): Place => {
    if (!isOurs(at)) return at;
    const [source, name] = at.file === files.policy ? [texts.policy, "fleet"] : [texts.versions, "versions"];
    const { line, column } = locate(source, at.export ?? name, at.path);
    return { ...at, line, column };
  };
  return findings.map((finding) => {
    const { at, causes, rule } = finding;
    // A module that does not load has no fields to look for.
    if (rule === "policy/loads" && at.path.length === 0) return finding;
    return { ...finding, at: placed(at), ...(causes === undefined ? {} : { causes: causes.map(placed) }) };
  });
}
