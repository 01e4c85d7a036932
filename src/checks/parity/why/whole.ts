import type { Definitions } from "../diff/diff.ts";
import { type Answer, functionsAt, presenceOf, type Reason, reasonOf, seen } from "./answer.ts";
import type { Draft } from "./draft.ts";
import type { Question } from "./effect.ts";
import { fieldsOf } from "./fields.ts";
import type { Lever } from "./lever.ts";

/** Fields that come from the same. */
export interface Group {
  readonly fields: readonly string[];
  readonly inputs: readonly Reason[];
  readonly functions: Answer["functions"];
}

/** Where an object comes from, field by field. */
export interface Whole {
  readonly groups: readonly Group[];
  readonly presence: Answer["presence"];
}

/** Where each field of an object comes from; fields of one origin are one group. */
export function whole(question: Question, draft: Draft, levers: readonly Lever[], definitions: Definitions): Whole {
  const asked = levers.map((lever) => seen(question, lever, () => false));
  const groups = new Map<string, { fields: string[]; inputs: readonly Reason[]; functions: Answer["functions"] }>();
  for (const { name, path, isLeaf } of fieldsOf(question.part, definitions)) {
    if (!isLeaf) continue;
    const at = (kinds: readonly Lever["kind"][]): readonly Reason[] =>
      asked.flatMap((each): readonly Reason[] => {
        if (!kinds.includes(each.lever.kind)) return [];
        return reasonOf(each, path).map((found) =>
          each.lever.kind === "absent" ? { ...found, how: "default" } : found,
        );
      });
    const functions = functionsAt(question, draft, asked, path);
    const own = at(["field"]);
    const inputs = own.length > 0 || functions.length > 0 ? own : distinct(at(["absent"]));
    const key = [
      ...inputs.map(({ how, source }) => `${how} ${source.path.join(".")}`),
      functions.map(({ title }) => title),
    ];
    const before = groups.get(key.join(" "));
    if (before === undefined) groups.set(key.join(" "), { fields: [name], inputs, functions });
    else before.fields.push(name);
  }
  return { groups: [...groups.values()], presence: presenceOf(asked) };
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((each) => [each.source.path.join("."), each])).values()];
}
