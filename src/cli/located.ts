import type { Finding } from "../model/finding.ts";
import type { Workspace } from "./workspace.ts";

/** The findings with line and column. The parser is loaded only where there is something to look for. */
export async function located(findings: readonly Finding[], { files, texts }: Workspace): Promise<readonly Finding[]> {
  const lost = findings.some(
    ({ at }) => at.line === undefined && (at.file === files.policy || at.file === files.versions),
  );
  if (!lost) return findings;
  const { locate } = await import("../model/locate.ts");
  return findings.map((finding) => {
    const { at } = finding;
    // A module that does not load has no fields to look for.
    if (at.line !== undefined || (finding.rule === "policy/loads" && at.path.length === 0)) return finding;
    const source = at.file === files.policy ? texts.policy : at.file === files.versions ? texts.versions : undefined;
    if (source === undefined) return finding;
    const { line, column } = locate(source, at.file === files.policy ? "fleet" : "versions", at.path);
    return { ...finding, at: { ...at, line, column } };
  });
}
