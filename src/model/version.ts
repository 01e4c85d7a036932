import { quoted } from "./suggest.ts";

/** What stands in the version map where a component is not there yet. */
export const noVersion = "none";

const tag = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const digest = /^sha256:[0-9a-f]{64}$/;
/** Source: semver.org, the suggested expression; every part is bounded by what the next one cannot be. */
const semver =
  /^v?(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
const longest = 256;

/** Names that point somewhere else tomorrow. */
const moving = new Set([
  ...["latest", "stable", "edge", "nightly", "next", "canary", "rolling", "current", "unstable", "snapshot"],
  ...["main", "master", "develop", "dev", "trunk", "mainline", "head", "tip"],
]);

/**
 * Why a value is no exact version, or nothing: exact are `1.2.3`, `v1.2.3-rc.1`, `2026.01.15`, an image tag,
 * `sha256:…`, `tag@sha256:…` and `none`; ranges and moving names are not.
 */
export function versionProblem(value: string): string | undefined {
  const wrong = textProblem(value);
  if (wrong !== undefined) return wrong;
  const shown = quoted(value);
  const at = value.indexOf("@");
  if (at >= 0 || value.startsWith("sha256:")) {
    const name = value.slice(0, Math.max(at, 0));
    if (!digest.test(value.slice(at + 1)))
      return `${shown} has no whole digest: "sha256:" and 64 digits from 0-9 and a-f`;
    // The digest decides what runs, so the tag before it may be a moving one.
    return at < 0 ? undefined : tagProblem(name);
  }
  const range = rangeProblem(value);
  if (range !== undefined) return range;
  if (moving.has(value.toLowerCase())) return `${shown} moves with every release; name one release, as "1.2.3"`;
  return semver.test(value) ? undefined : tagProblem(value);
}

/** Why a value is no version of a Helm chart (semver, with or without `v`), or nothing. Source: Helm, `Chart.yaml`. */
export function chartVersionProblem(value: string): string | undefined {
  const wrong = textProblem(value) ?? rangeProblem(value);
  if (wrong !== undefined || semver.test(value)) return wrong;
  const parts = /^v?(\d+)(?:\.(\d+))?$/.exec(value);
  if (parts !== null)
    return `${quoted(value)} is a range to Helm; write three numbers, as "${value}${parts[2] === undefined ? ".0.0" : ".0"}"`;
  const meant = value.replace(/(^v?|\.)0+(?=\d)/g, "$1");
  if (meant !== value && semver.test(meant))
    return `${quoted(value)} has numbers with a leading 0, which semver has not`;
  return `${quoted(value)} is no semver, which the version of a chart is: three numbers, as "1.2.3" or "1.2.3-rc.1"`;
}

/** Why a value is no image tag, or nothing. Source: OCI distribution specification. */
export function tagProblem(value: string): string | undefined {
  if (tag.test(value)) return undefined;
  if (value.length > 128) return `${quoted(value)} is ${value.length} characters long; a tag has at most 128`;
  const bad = /[^A-Za-z0-9._-]/u.exec(value)?.[0];
  const rule = 'letters, digits, ".", "_" and "-", not "." or "-" in front';
  return `${quoted(value)} is no tag${bad === undefined ? "" : `, it holds ${quoted(bad)}`}: 1 to 128 ${rule}`;
}

/** Whether a value is a semantic version, with or without a `v` before it. Source: semver.org. */
export function isSemver(value: string): boolean {
  return value.length <= longest && semver.test(value);
}

/**
 * Negative, zero or positive as `left` is older than, equal to or newer than `right` by semver precedence
 * (a prerelease is older than its release, build metadata does not count); nothing when they cannot be compared.
 * Calendar versions and tags of two to four numbers compare with those of as many numbers.
 */
export function compareVersions(left: string, right: string): number | undefined {
  if (left === right) return 0;
  const [a, b] = [precedence(left), precedence(right)];
  if (a === undefined || b === undefined || a.numbers.length !== b.numbers.length) return undefined;
  const result = compareParts(a.numbers, b.numbers) || comparePrereleases(a.prerelease, b.prerelease);
  // The same tag with two digests is two builds, and nothing says which came first.
  return result === 0 && a.digest !== b.digest ? undefined : result;
}

function textProblem(value: string): string | undefined {
  if (value.trim() === "")
    return `${quoted(value)} is empty; write a version, or "${noVersion}" where there is none yet`;
  if (/\s/.test(value.trim())) return `${quoted(value)} is a range or two versions; name one version, as "1.2.3"`;
  if (value !== value.trim()) return `${quoted(value)} has a space around it; write ${quoted(value.trim())}`;
  return value.length > longest
    ? `${quoted(value)} is ${value.length} characters long; a version has at most ${longest}`
    : undefined;
}

function rangeProblem(value: string): string | undefined {
  const shown = quoted(value);
  const operator = /^(?:[~^]|[<>!=]=?)|\|\||,/.exec(value)?.[0];
  if (operator !== undefined) return `${shown} is a range ("${operator}"); name one version, as "1.2.3"`;
  // Any run of numbers that has a wildcard among them: 1.x, v1.2.*, x, 1.2.x-alpine.
  const wildcard = /^v?(?:\d+\.)*([xX*])(?:\.[\dxX*]+)*(?:$|[-+])/.exec(value)?.[1];
  if (wildcard !== undefined) return `${shown} is a range ("${wildcard}"); name one version, as "1.2.3"`;
  return undefined;
}

interface Precedence {
  readonly numbers: readonly string[];
  readonly prerelease: readonly string[] | undefined;
  readonly digest: string | undefined;
}

function precedence(version: string): Precedence | undefined {
  if (version.length > longest) return undefined;
  const match = /^v?(\d+(?:\.\d+){1,3})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?(?:@(.+))?$/.exec(
    version,
  );
  if (match === null) return undefined;
  const [, numbers = "", prerelease, pinned] = match;
  return { numbers: numbers.split("."), prerelease: prerelease?.split("."), digest: pinned };
}

function comparePrereleases(left: Precedence["prerelease"], right: Precedence["prerelease"]): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  return compareParts(left, right) || Math.sign(left.length - right.length);
}

function compareParts(left: readonly string[], right: readonly string[]): number {
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) break;
    const [a, b] = [/^\d+$/.test(part), /^\d+$/.test(other)];
    // Numbers come before words, and may be longer than a number holds: compared as text of equal length.
    if (a !== b) return a ? -1 : 1;
    const width = a ? Math.max(part.length, other.length) : 0;
    const [x, y] = [part.padStart(width, "0"), other.padStart(width, "0")];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
