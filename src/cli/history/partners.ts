import type { Judgement } from "../../checks/promotion/judge.ts";
import type { Order } from "../../checks/promotion/order.ts";
import { readyOf } from "../../checks/promotion/ready.ts";
import { closure } from "../../checks/promotion/together.ts";

/** Whether a judgement refuses the move of a component. */
export const isAbout = ({ finding, components }: Judgement, component: string): boolean =>
  finding.severity === "error" && components.includes(component);

/** The fewest of the components that are ready without which one does not move. */
export function partnersOf(
  order: Order,
  component: string,
  ready: readonly string[],
  judge: (some: readonly string[]) => readonly Judgement[],
): readonly string[] {
  const moves = (some: readonly string[]): readonly string[] | undefined => {
    const { components } = readyOf(some, judge);
    return components.includes(component) ? components : undefined;
  };
  const reach = closure(order, component);
  let all = moves(ready.filter((each) => reach.includes(each))) ?? ready;
  for (const each of all) if (each !== component) all = moves(all.filter((other) => other !== each)) ?? all;
  return all.filter((each) => each !== component);
}
