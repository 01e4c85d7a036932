/** Patterns of Argo CD's projects: `*` for any text, `?` for one character, `!` in front to refuse. */

const remembered = new Map<string, RegExp>();

function expression(pattern: string, separator: "" | "/"): RegExp {
  const key = `${separator} ${pattern}`;
  const before = remembered.get(key);
  if (before !== undefined) return before;
  const one = separator === "" ? "." : "[^/]";
  const source = pattern
    .split(/(\*\*|\*|\?)/)
    .map((part) => {
      if (part === "**") return ".*";
      if (part === "*") return `${one}*`;
      return part === "?" ? one : part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    })
    .join("");
  const made = new RegExp(`^${source}$`, "s");
  if (remembered.size > 1000) remembered.clear();
  remembered.set(key, made);
  return made;
}

/** Whether a pattern fits a value; with the separator "/" a single `*` stays between two slashes. */
export function fits(pattern: string, value: string, separator: "" | "/" = ""): boolean {
  if (pattern === "*" || pattern === value) return true;
  return /[*?]/.test(pattern) && expression(pattern, separator).test(value);
}

export const isRefusal = (pattern: string): boolean => pattern.startsWith("!");

/** Whether a list allows a value: one pattern fits, and none refuses it. */
export function allows(patterns: readonly string[], value: string, separator: "" | "/" = ""): boolean {
  if (patterns.some((each) => isRefusal(each) && fits(each.slice(1), value, separator))) return false;
  return patterns.some((each) => !isRefusal(each) && fits(each, value, separator));
}
