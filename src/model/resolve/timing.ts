import type { Intervals } from "../../policy/index.ts";
import type { Timing } from "../model.ts";

const defaults = { drift: "1h", retry: "2m", timeout: "5m" } as const;

/** The poll of a source that nobody set. */
export const defaultPoll = "1m";

/** Intervals with what is absent taken from a wider scope, then from the defaults. */
export function timing(own: Intervals | undefined, wider?: Timing): Timing {
  return {
    poll: own?.poll ?? wider?.poll,
    drift: own?.drift ?? wider?.drift ?? defaults.drift,
    retry: own?.retry ?? wider?.retry ?? defaults.retry,
    timeout: own?.timeout ?? wider?.timeout ?? defaults.timeout,
  };
}
