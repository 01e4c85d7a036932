import type { Reading } from "../../model/edit/edit.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";

/** Whether versions are judged: where nothing receives, nothing is held and nothing moves by minors, Git says nothing. */
export const hasRules = ({ environments, components }: AnyFleet, { holds }: Pick<Reading, "holds">): boolean =>
  holds.length > 0 ||
  Object.values(environments).some(({ promotesFrom }) => promotesFrom !== undefined) ||
  Object.values(components).some(({ upgrade }) => upgrade !== undefined);
