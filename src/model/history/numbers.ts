import { compareVersions } from "../version.ts";

/**
 * Negative or positive as `left` is older or newer than `right` by their numbers; nothing where these cannot tell. What
 * follows the numbers (`-rc.1`, `-0abc123`, `-alpine`) is a name as often as an order, so it decides nothing.
 */
export function byNumbers(left: string, right: string): number | undefined {
  const order = compareVersions(left, right);
  return order === undefined || compareVersions(numbers(left), numbers(right)) === 0 ? undefined : order;
}

const numbers = (version: string): string => version.replace(/[-+@].*$/, "");
