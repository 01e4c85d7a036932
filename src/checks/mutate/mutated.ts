import { isRecord } from "../../../imports/json.ts";
import type { Json } from "../../policy/index.ts";
import { groupOf } from "../../synth/manifest.ts";
import type { Mutant, ObjectMutant } from "../mutation/mutant.ts";
import { close } from "../parity/diff/open.ts";
import type { Part } from "../parity/part.ts";
import type { Engine } from "./engine.ts";

/**
 * What a mutant makes of a part: no part where it removes it, two where it adds one. Undefined where it does not apply.
 *
 * @param body the part's body with documents as texts, where it is at hand.
 */
export function mutated(
  mutant: Mutant | ObjectMutant,
  part: Part,
  { open }: Pick<Engine, "open">,
  body: Json = close(part.body),
): readonly Part[] | undefined {
  if ("apply" in mutant) {
    const made = mutant.apply(body);
    return made === undefined ? undefined : [withBody(part, made, open)];
  }
  const bodies = [body];
  const made = mutant.applyAll(bodies);
  if (made === bodies) return undefined;
  return made.map((each) => (each === body ? part : withBody({ ...part, id: idOf(each, part.id) }, each, open)));
}

/** A part that nothing is left of that the mutant did not see. */
function withBody({ texts: _, ...part }: Part, made: Json, open: Engine["open"]): Part {
  const body = open(made);
  return body === made ? { ...part, body } : { ...part, body, texts: made };
}

/** As a cluster knows the object. */
function idOf(body: Json, before: string): string {
  if (!isRecord(body) || !isRecord(body.metadata)) return before;
  const { name, namespace = "" } = body.metadata;
  return `${groupOf(String(body.apiVersion))}/${body.kind}/${namespace}/${name}`;
}
