import { quoted } from "./suggest.ts";

/** A span of time, exactly. */
export interface Duration {
  /** Whole; as Go does, digits beyond a nanosecond are dropped. */
  readonly nanoseconds: bigint;
}

/**
 * Who reads the duration. `flux`: `^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$` in the schemas of Flux;
 * `flux-source-timeout`: the same without hours, for `timeout` of its sources;
 * `go`: Go's `time.ParseDuration`, for Argo CD, which adds `us` and `ns`, `.5s` and a bare `0`.
 */
export type DurationDialect = "flux" | "flux-source-timeout" | "go";

const nanosecondsOf = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["µs", 1_000n],
  ["μs", 1_000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
]);

const dialects = {
  flux: { shape: /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/, units: "ms, s, m and h" },
  "flux-source-timeout": { shape: /^(?:\d+(?:\.\d+)?(?:ms|s|m))+$/, units: "ms, s and m" },
  go: { shape: /^(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/, units: "ns, us, ms, s, m and h" },
} as const;

/** What fits into Go's `time.Duration`: 292 years. */
const most = 2n ** 63n - 1n;

/** Longer than any duration somebody means; keeps hostile text cheap. */
const longest = 64;

/** Reads `"5m"`, `"1h30m"`, `"1.5s"`; nothing when it is no duration in that dialect, or negative. */
export function parseDuration(value: unknown, dialect: DurationDialect = "flux"): Duration | undefined {
  if (typeof value !== "string" || value.length > longest || !dialects[dialect].shape.test(value)) return undefined;
  let nanoseconds = 0n;
  for (const [, whole = "", fraction = "", unit = ""] of value.matchAll(/(\d*)(?:\.(\d*))?([a-zµμ]+)/g)) {
    const factor = nanosecondsOf.get(unit) ?? 0n;
    nanoseconds += BigInt(whole) * factor + (BigInt(fraction) * factor) / 10n ** BigInt(fraction.length);
  }
  return nanoseconds > most ? undefined : { nanoseconds };
}

/** Why a value is no duration in that dialect and what was likely meant, or nothing when it is one. */
export function durationProblem(value: unknown, dialect: DurationDialect = "flux"): string | undefined {
  if (parseDuration(value, dialect) !== undefined) return undefined;
  const { shape, units } = dialects[dialect];
  const rule = `a duration is numbers with units (${units}), as "30s" or "1m30s"`;
  if (typeof value === "number") {
    return `${value} has no unit${Number.isFinite(value) && value > 0 ? `; write "${value}s" for seconds` : `; ${rule}`}`;
  }
  if (typeof value !== "string") return rule;
  const shown = quoted(value);
  if (value.length > longest) return `${shown} is ${value.length} characters long; a duration has at most ${longest}`;
  if (shape.test(value)) return `${shown} is longer than 292 years, the most that fits`;
  if (/^\d+(?:\.\d+)?$/.test(value)) return `${shown} has no unit; write "${value}s" for seconds`;
  if (value.startsWith("-")) return `${shown} is negative; ${rule}`;
  const days = /^(\d{1,5})([dw])$/.exec(value);
  if (days !== null) {
    const [, count, unit] = days;
    const hours = Number(count) * (unit === "d" ? 24 : 168);
    const [name, meant] = [
      unit === "d" ? "day" : "week",
      dialect === "flux-source-timeout" ? `${hours * 60}m` : `${hours}h`,
    ];
    return `${shown} counts in ${name}s, which no controller reads; write "${meant}"`;
  }
  const hours = dialect === "flux-source-timeout" ? parseDuration(value, "flux") : undefined;
  if (hours !== undefined) {
    return `${shown} counts in hours, which the timeout of a source cannot; write "${print(hours, "m")}"`;
  }
  return `${shown} is no duration; ${rule}`;
}

/** Negative, zero or positive as `left` is shorter than, equal to or longer than `right`: `60s` equals `1m`. */
export function compareDurations(left: Duration, right: Duration): number {
  return left.nanoseconds < right.nanoseconds ? -1 : left.nanoseconds > right.nanoseconds ? 1 : 0;
}

/** Both, one after the other. */
export function addDurations(left: Duration, right: Duration): Duration {
  return { nanoseconds: left.nanoseconds + right.nanoseconds };
}

/** So many times the duration; nothing when `times` is not a whole number from 0. */
export function multiplyDuration(duration: Duration, times: number): Duration | undefined {
  if (!Number.isSafeInteger(times) || times < 0) return undefined;
  return { nanoseconds: duration.nanoseconds * BigInt(times) };
}

/** In milliseconds: exact when the duration is a whole number of them below 2⁵³, else the nearest number. */
export function milliseconds(duration: Duration): number {
  const whole = duration.nanoseconds / 1_000_000n;
  return Number(whole) + Number(duration.nanoseconds % 1_000_000n) / 1e6;
}

/** The shortest spelling that Flux and Argo CD both read, largest unit first: `1h30m`, `1m30s`, `1.5ms`, `0s`. */
export function formatDuration(duration: Duration): string {
  return print(duration, "h");
}

function print({ nanoseconds }: Duration, largest: "h" | "m"): string {
  let rest = nanoseconds;
  let text = "";
  for (const unit of ["h", "m", "s"]) {
    const factor = nanosecondsOf.get(unit) ?? 1n;
    if (unit === "h" && largest === "m") continue;
    if (rest >= factor) text += `${rest / factor}${unit}`;
    rest %= factor;
  }
  if (rest === 0n) return text === "" ? "0s" : text;
  const fraction = (rest % 1_000_000n).toString().padStart(6, "0").replace(/0+$/, "");
  return `${text}${rest / 1_000_000n}${fraction === "" ? "" : `.${fraction}`}ms`;
}
