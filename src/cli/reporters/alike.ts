import type { Finding } from "../../model/finding.ts";

/** Findings that say the same of different places. */
export interface Alike {
  readonly rule: string;
  readonly severity: Finding["severity"];
  readonly old: boolean;
  /** What they all say; `…` stands for names that differ between them. */
  readonly message: string;
  readonly hint: string;
  /** At least one, in their order. */
  readonly findings: readonly Finding[];
}

const word = /[A-Za-z0-9][A-Za-z0-9-]*/g;
const holders = new Set(["components", "environments", "clusters"]);

/** Groups findings of a rule whose texts differ in names of environments, clusters and components alone. */
export function alike(findings: readonly Finding[]): readonly Alike[] {
  const names = new Set(findings.flatMap(namesIn));
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { rule, severity, old, message, hint } = finding;
    const bare = (text: string): string => text.replace(word, (each) => (names.has(each) ? "…" : each));
    const key = JSON.stringify([rule, severity, old, bare(message), bare(hint)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { rule, severity, old } = first;
    const message = common(group.map((finding) => finding.message));
    const hint = common(group.map((finding) => finding.hint));
    return [{ rule, severity, old: old !== undefined, message, hint, findings: group }];
  });
}

/** Names that the places of a finding show: keys of the policy, and the folders below `dist/`. */
function namesIn({ at, causes = [], rendered }: Finding): readonly string[] {
  const keys = [at, ...causes].flatMap(({ path }) => path.filter((_, index) => holders.has(path[index - 1] ?? "")));
  const [root, ...folders] = rendered?.file.split("/").slice(0, -1) ?? [];
  return root === "dist" ? [...keys, ...folders] : keys;
}

/** The words that texts of one shape share, and `…` for each of the others. */
function common(texts: readonly string[]): string {
  const [first = ""] = texts;
  const words = texts.map((text) => text.match(word) ?? []);
  let position = -1;
  return first.replace(word, (own) => {
    position += 1;
    return words.every((each) => each[position] === own) ? own : "…";
  });
}
