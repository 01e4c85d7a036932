import { cronProblem } from "../cron.ts";
import { dateProblem } from "../date.ts";
import { compareDurations, durationProblem, parseDuration } from "../duration.ts";
import {
  branchProblem,
  hostnameProblem,
  imageProblem,
  labelNameProblem,
  ociRepositoryProblem,
  subdomainProblem,
} from "../name.ts";
import { parseQuantity } from "../quantity.ts";
import { spanProblem } from "../span.ts";
import { listChoices, quoted } from "../suggest.ts";
import { timeZoneProblem } from "../time-zone.ts";

/** How a text must read. */
export interface Format {
  /** Why a text does not read so, as a sentence that begins with it, or nothing. */
  readonly problem: (value: string) => string | undefined;
  /** What to write instead, for hints. */
  readonly what: string;
  /** The hint itself. @default - to write `what` */
  readonly hint?: string;
}

const text: Format = {
  what: "a text that is not empty",
  problem: (value) => (value.trim() === "" ? `${quoted(value)} is empty` : undefined),
};

const reason: Format = {
  ...text,
  hint: "give the reason",
  // What is copied from a hint with its dots was signed by nobody.
  problem: (value) => text.problem(value) ?? (/^[\s.…]+$/.test(value) ? `${quoted(value)} says nothing` : undefined),
};

const cidr =
  /^(?:(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!\/)|(?=\/))){4}\/(?:3[0-2]|[12]?\d)|(?=[0-9a-f]*:)[0-9a-f:]{2,39}\/(?:12[0-8]|1[01]\d|\d?\d))$/i;

/** All formats by the name that a schema gives them. */
export const formats = {
  text,
  reason,
  namespace: {
    what: 'lowercase letters, digits and "-", with "{name}" for the environment or cluster, such as "cache-{name}"',
    problem: (value) => labelNameProblem(value.replaceAll("{name}", "x")),
  },
  label: { what: 'lowercase letters, digits and "-", such as "web-1"', problem: labelNameProblem },
  "object-name": { what: 'the name of a Kubernetes object, such as "web-runtime"', problem: subdomainProblem },
  hostname: { what: 'a host name, such as "dev.example.com"', problem: (value) => hostnameProblem(value) },
  branch: { what: 'the name of a branch, such as "main"', problem: branchProblem },
  image: { what: 'an image without its version, such as "ghcr.io/acme/web"', problem: imageProblem },
  duration: { what: 'a duration, such as "10m" or "1h30m"', problem: (value) => durationProblem(value) },
  span: { what: 'a span of time, such as "4h" or "2d"', problem: spanProblem },
  cron: { what: 'minute, hour, day, month and weekday, such as "0 8 * * 1-5"', problem: cronProblem },
  "window-duration": { what: 'a duration from "1m" to "168h", such as "8h"', problem: windowDurationProblem },
  "time-zone": { what: 'the IANA name of a time zone, such as "Europe/Berlin"', problem: timeZoneProblem },
  team: {
    what: 'the slug of a team, without its organisation, such as "platform"',
    problem: unless(/^[a-z0-9](?:[-_a-z0-9]{0,99})$/, "is not the slug of a team"),
  },
  date: { what: 'a day, such as "2027-01-31"', problem: dateProblem },
  cpu: { what: 'an amount of CPU, such as "500m" or "2"', problem: cpuProblem },
  memory: { what: 'an amount of memory, such as "256Mi" or "2Gi"', problem: memoryProblem },
  minor: {
    what: 'two numbers of a release, such as "1.35"',
    problem: unless(/^\d{1,4}\.\d{1,4}$/, "is not two numbers of a release"),
  },
  owner: {
    what: 'the name of a GitHub account, such as "acme"',
    problem: unless(/^[A-Za-z0-9](?:[-_A-Za-z0-9]{0,38})$/, "is not the name of a GitHub account"),
  },
  "repository-name": {
    what: 'the name of a repository without its owner, such as "platform"',
    problem: unless(/^(?!\.{1,2}$)[-_.A-Za-z0-9]{1,100}$/, "is not the name of a repository"),
  },
  "git-url": { what: 'an address such as "https://github.com/acme/platform"', problem: gitUrlProblem },
  "https-url": {
    what: 'an address such as "https://hooks.example.com/deploys"',
    problem: (value) => urlProblem(value, ["https"]),
  },
  server: {
    what: 'an address such as "https://kubernetes.default.svc"',
    problem: (value) => urlProblem(value, ["https", "http"]),
  },
  "chart-repository": {
    what: 'an address such as "https://charts.example.com" or "oci://ghcr.io/acme/charts"',
    problem: (value) =>
      value.startsWith("oci://") ? ociRepositoryProblem(value) : urlProblem(value, ["https", "http", "oci"]),
  },
  path: { what: 'a path from the root of the repository, such as "deploy/web"', problem: pathProblem },
  "values-file": {
    what: 'a path with the environment\'s name in it, such as "deploy/{name}/values.yaml"',
    problem: (value) =>
      pathProblem(value) ?? (value.includes("{name}") ? undefined : `${quoted(value)} has no "{name}" in it`),
  },
  "env-file": {
    what: 'a path that ends in ".env", such as "deploy/versions.env"',
    problem: (value) =>
      pathProblem(value) ?? (value.endsWith(".env") ? undefined : `${quoted(value)} does not end in ".env"`),
  },
  "request-path": { what: 'a path such as "/healthz"', problem: unless(/^\/\S*$/, 'is no path that starts with "/"') },
  cidr: { what: 'a range of addresses, such as "10.0.0.0/8"', problem: unless(cidr, "is no range of addresses") },
  "group-kind": {
    what: 'a group and a kind, such as "rbac.authorization.k8s.io/ClusterRole", or "/Node" for the core group',
    problem: unless(/^(?:[a-z0-9.-]+)?\/(?:[A-Z][A-Za-z0-9]*|\*)$/, 'is no "group/Kind"'),
  },
} as const satisfies { readonly [name: string]: Format };

export type FormatName = keyof typeof formats;

/** The format of a name that a schema gives, or nothing. */
export function formatNamed(name: unknown): Format | undefined {
  const found = Object.entries(formats).find(([each]) => each === name);
  return found?.[1];
}

function unless(pattern: RegExp, otherwise: string): Format["problem"] {
  return (value) => (pattern.test(value) ? undefined : `${quoted(value)} ${otherwise}`);
}

/** Longer windows would hide what opens them; shorter ones nobody could use. */
function windowDurationProblem(value: string): string | undefined {
  const duration = parseDuration(value);
  if (duration === undefined) return durationProblem(value);
  const [shortest, longest] = [parseDuration("1m"), parseDuration("168h")];
  if (shortest !== undefined && compareDurations(duration, shortest) < 0)
    return `${quoted(value)} is less than a minute`;
  return longest !== undefined && compareDurations(duration, longest) > 0
    ? `${quoted(value)} is more than a week, "168h"`
    : undefined;
}

// The parser reads all that Kubernetes reads; a policy keeps to one spelling, so that equal amounts look equal.
function cpuProblem(value: string): string | undefined {
  if (/^\d+(?:\.\d+)?m?$/.test(value) && parseQuantity(value) !== undefined) return undefined;
  return `${quoted(value)} is no number of cores, nor of thousandths with "m"`;
}

function memoryProblem(value: string): string | undefined {
  if (/^\d+(?:\.\d+)?[KMGT]i$/.test(value) && parseQuantity(value) !== undefined) return undefined;
  const [, number, unit = ""] = /^\s*(\d{1,15})\s*([kmgt])i?b?\s*$/i.exec(value) ?? [];
  if (number === undefined) return `${quoted(value)} is no number with the unit Ki, Mi, Gi or Ti`;
  return `${quoted(value)} has another unit than Ki, Mi, Gi or Ti; "${number}${unit.toUpperCase()}i" is near`;
}

function urlProblem(value: string, schemes: readonly string[]): string | undefined {
  const match = /^([a-z][a-z0-9+.-]*):\/\/[^\s/?#]+(?:[/?#]\S*)?$/i.exec(value);
  if (match !== null && schemes.includes(match[1] ?? "")) return undefined;
  const starts = listChoices(schemes.map((scheme) => `${scheme}://`));
  if (!schemes.some((scheme) => value.startsWith(`${scheme}://`)))
    return `${quoted(value)} does not start with ${starts}`;
  return `${quoted(value)} is no address`;
}

function gitUrlProblem(value: string): string | undefined {
  const short = /^([\w.-]+@)?([\w.-]+):(?!\/\/)([\w./~-]+)$/.exec(value);
  if (short === null) return urlProblem(value, ["https", "ssh"]);
  const [, user = "", host = "", path = ""] = short;
  return `${quoted(value)} is the short form, which Flux refuses; write ${quoted(`ssh://${user}${host}/${path}`)}`;
}

function pathProblem(value: string): string | undefined {
  const shown = quoted(value);
  if (value.trim() === "") return `${shown} is empty`;
  if (value.startsWith("/")) return `${shown} starts with "/"; paths start at the root of the repository`;
  if (value.includes("\\")) return `${shown} holds "\\"; paths are written with "/"`;
  if (value.split("/").includes("..")) return `${shown} holds ".."; paths stay inside the repository`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no file that Git hands out is named so
  return /[\u0000-\u001f\u007f]/.test(value) ? `${shown} holds a control character` : undefined;
}
