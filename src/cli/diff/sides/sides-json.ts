import { fieldName } from "../../../checks/parity/diff/field-name.ts";
import { close } from "../../../checks/parity/diff/open.ts";
import type { Json } from "../../../policy/index.ts";
import { type Judgement, judgements, type SidesView } from "./view.ts";

/** For programs: `{ lower, upper, contract, shown, components, summary }`; values are whole. */
export function sidesJson(view: SidesView): string {
  const { lower, upper, contract, promotesFrom, versions, units } = view;
  const amount = (outcome: Judgement["outcome"]): number =>
    judgements(view).filter((each) => each.outcome === outcome).length;
  const whole = {
    lower,
    upper,
    versionsOf: lower,
    contract: contract ?? null,
    shown: { promotesFrom, versions },
    components: units.map(({ component, objects }) => ({
      component: component === "" ? null : component,
      objects: objects.map(({ title, file, judgements: found }) => ({ title, file, differences: found.map(entry) })),
    })),
    summary: {
      undeclared: amount("undeclared"),
      expired: amount("expired"),
      doubtful: amount("doubtful"),
      allowed: amount("allowed"),
    },
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

const entry = ({ path, kind, left, right, outcome, by, cause, places }: Judgement) => ({
  field: fieldName(path),
  change: kind,
  ...value("lower", left),
  ...value("upper", right),
  outcome,
  ...(by.length === 0 ? {} : { allowances: by }),
  ...(cause === undefined ? {} : { cause }),
  ...(places.length === 0 ? {} : { causes: places }),
});

const value = (name: "lower" | "upper", given: Json | undefined) =>
  given === undefined ? {} : { [name]: close(given) };
