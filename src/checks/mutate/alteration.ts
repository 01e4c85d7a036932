import type { Mutant, ObjectMutant } from "../mutation/mutant.ts";
import type { Part, Unit } from "../parity/part.ts";
import type { Alter } from "../parity/side.ts";
import { engine } from "./engine.ts";
import { mutated } from "./mutated.ts";
import type { Target } from "./target.ts";

/**
 * A mutant as something that a side renders whatever inputs it is given, template and real rendering alike. Where it
 * does not apply to what other inputs lead to, the mutated part stands there as it is: no input explains a mutant.
 */
export function alteration(
  { ground, half, part }: Target,
  mutant: Mutant | ObjectMutant,
  parts: readonly Part[],
): Alter {
  return (name, unit, isReal) => {
    if (name !== ground.name) return unit;
    const id = isReal ? half.filling.text(part.id) : part.id;
    const before = unit.get(id);
    const after = before === undefined ? undefined : mutated(mutant, before, engine);
    return after === undefined && isReal ? unit : replaced(unit, id, after ?? parts);
  };
}

/** In the place of the part, so that nothing else moves. */
function replaced(unit: Unit, id: string, by: readonly Part[]): Unit {
  const kept = [...unit].flatMap(([each, part]) => (each === id ? by : [part]));
  const all = unit.has(id) ? kept : [...kept, ...by];
  return new Map(all.map((part) => [part.id, part]));
}
