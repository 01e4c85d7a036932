import type { Home } from "../model/model.ts";

/** Who made an object, where it belongs, and for which component: Alerts select by these. */
export function labels(home: Home, component?: string): Readonly<Record<string, string>> {
  return {
    "app.kubernetes.io/managed-by": "lockstep",
    [home.kind]: home.name,
    ...(component === undefined ? {} : { component }),
  };
}
