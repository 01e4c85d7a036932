import { quoted } from "./suggest.ts";

/** A kind of name: how messages call it, its longest length in characters, its letters. */
interface Kind {
  readonly what: string;
  readonly limit: number;
  readonly pattern: RegExp;
  readonly rule: string;
}

const lowercase = 'lowercase letters, digits and "-", with a letter or digit at both ends';
const part = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const qualified = {
  limit: 63,
  pattern: /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
  rule: 'letters, digits, "-", "_" and ".", with a letter or digit at both ends',
};

/**
 * Why a value is no DNS-1123 label, or nothing when it is one: names of namespaces, containers and ports.
 * Source: Kubernetes, "Object Names and IDs".
 */
export function labelNameProblem(value: string): string | undefined {
  return problem(value, { what: "a DNS label", limit: 63, pattern: part, rule: lowercase });
}

/**
 * Why a value cannot name a Service (DNS-1035: a DNS label that starts with a letter), or nothing.
 * Source: Kubernetes, "Object Names and IDs".
 */
export function serviceNameProblem(value: string): string | undefined {
  const rule = 'lowercase letters, digits and "-", with a letter in front and a letter or digit at the end';
  return problem(value, { what: "a Service name", limit: 63, pattern: /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/, rule });
}

/**
 * Why a value is no DNS-1123 subdomain, or nothing: names of most Kubernetes objects.
 * Source: Kubernetes, "Object Names and IDs"; unlike in a host name, the parts have no limit of their own.
 */
export function subdomainProblem(value: string): string | undefined {
  return dottedProblem(value, value.split("."), "an object name", 253, 253);
}

/** Why a value cannot name a Helm release, or nothing. Source: Helm, `chartutil.ValidateReleaseName`. */
export function releaseNameProblem(value: string): string | undefined {
  return dottedProblem(value, value.split("."), "a Helm release name", 53, 53);
}

/** Why a value is no label or annotation key (`prefix/name`), or nothing. Source: Kubernetes, "Labels and Selectors". */
export function labelKeyProblem(value: string): string | undefined {
  const [first = "", second, ...more] = value.split("/");
  if (more.length > 0) return `${quoted(value)} holds ${more.length + 1} slashes; a label key has at most 1`;
  const prefix =
    second === undefined ? undefined : dottedProblem(first, first.split("."), "the prefix of a label key", 253, 253);
  return prefix ?? problem(second ?? first, { what: "the name in a label key", ...qualified });
}

/** Why a value is no label value, or nothing; the empty text is one. Source: Kubernetes, "Labels and Selectors". */
export function labelValueProblem(value: string): string | undefined {
  return value === "" ? undefined : problem(value, { what: "a label value", ...qualified });
}

/** Why a value is no host name (RFC 1123, in lowercase, 253 characters, 63 a part), or nothing. */
export function hostnameProblem(value: string, wildcard: "allowed" | "refused" = "refused"): string | undefined {
  const what = "a host name";
  if (scheme.test(value)) return `${quoted(value)} is a URL; ${what} has no "scheme://" before it`;
  const extra = /[/:]/.exec(value)?.[0];
  if (extra !== undefined) return `${quoted(value)} holds "${extra}"; ${what} has neither port nor path`;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(value)) return `${quoted(value)} is an address, not ${what}`;
  const parts = value.split(".");
  if (parts[0] === "*" && parts.length > 1) {
    if (wildcard === "refused") return `${quoted(value)} is a wildcard, not ${what}`;
    parts.shift();
  }
  return dottedProblem(value, parts, what, 253, 63);
}

/**
 * Why a value cannot name a Git branch, or nothing. Source: `git check-ref-format`;
 * GitHub's are the 244 characters (255 with `refs/heads/`) and the refusal of names that read as a commit.
 */
export function branchProblem(value: string): string | undefined {
  const shown = quoted(value);
  const tooLong = lengthProblem(value, "a branch name", 244);
  if (tooLong !== undefined) return tooLong;
  if (value === "HEAD" || value === "@") return `${shown} is Git's word for what is checked out and names no branch`;
  if (/^[0-9a-f]{40}$/i.test(value)) return `${shown} reads as a commit and cannot name a branch`;
  if (value.startsWith("refs/")) return `${shown} is a full reference; a branch name has no "refs/heads/" before it`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Git refuses them by number
  const bad = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?=\/|$)/.exec(value)?.[0];
  if (bad !== undefined) return `${shown} holds ${quoted(bad)}, which a branch name cannot`;
  const start = /^[-./]/.exec(value)?.[0];
  if (start !== undefined) return `${shown} starts with "${start}", which a branch name cannot`;
  const end = /[./]$/.exec(value)?.[0];
  return end === undefined ? undefined : `${shown} ends with "${end}", which a branch name cannot`;
}

/** An image reference in its parts: `ghcr.io/acme/web` `1.2.3` `sha256:…`. */
export interface ImageParts {
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Cuts `registry:5000/name:tag@digest` into its parts, whether or not each is well formed. */
export function imageParts(reference: string): ImageParts {
  const sign = reference.indexOf("@");
  const named = sign < 0 ? reference : reference.slice(0, sign);
  // A colon before the last slash is a port.
  const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
  return {
    repository: colon < 0 ? named : named.slice(0, colon),
    ...(colon < 0 ? {} : { tag: named.slice(colon + 1) }),
    ...(sign < 0 ? {} : { digest: reference.slice(sign + 1) }),
  };
}

/**
 * Why a value is no image repository without version (`ghcr.io/acme/web`), or nothing.
 * Source: the OCI distribution specification and the reference grammar of `distribution/reference` (255 characters).
 */
export function imageProblem(value: string): string | undefined {
  const what = "an image name";
  const shown = quoted(value);
  if (scheme.test(value)) return `${shown} is a URL; ${what} has no "scheme://" before it`;
  const { repository, tag, digest } = imageParts(value);
  if (digest !== undefined)
    return `${shown} carries the digest ${quoted(digest)}; the version belongs in the version map`;
  if (tag !== undefined) return `${shown} carries the tag ${quoted(tag)}; the version belongs in the version map`;
  const path = repository.split("/");
  const host = path.length > 1 ? path[0] : undefined;
  if (host !== undefined && (/[.:]/.test(host) || host === "localhost")) {
    path.shift();
    const [name = "", port] = host.split(":");
    const ofHost = dottedProblem(name.toLowerCase(), name.toLowerCase().split("."), "a registry's host name", 253, 63);
    if (ofHost !== undefined) return `${shown} names a registry: ${ofHost}`;
    if (port !== undefined && !/^\d{1,5}$/.test(port))
      return `${shown} has the port ${quoted(port)}; a port is a number up to 65535`;
  }
  const wrong = path.find((each) => !/^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/.test(each));
  const tooLong = lengthProblem(value, what, 255);
  if (tooLong !== undefined || wrong === undefined) return tooLong;
  return `${shown} is not ${what}: ${quoted(wrong)} is to be lowercase letters and digits, joined by ".", "_", "__" or "-"`;
}

/** Why a value is no OCI repository without version (`oci://ghcr.io/acme/charts`), or nothing. */
export function ociRepositoryProblem(value: string): string | undefined {
  if (!value.startsWith("oci://")) return `${quoted(value)} does not start with "oci://"`;
  return imageProblem(value.slice("oci://".length));
}

const scheme = /^[a-z][a-z0-9+.-]*:\/\//i;

function dottedProblem(
  value: string,
  parts: readonly string[],
  what: string,
  limit: number,
  partLimit: number,
): string | undefined {
  const tooLong = lengthProblem(value, what, limit);
  if (tooLong !== undefined) return tooLong;
  for (const each of parts) {
    if (!part.test(each)) {
      return `${quoted(value)} is not ${what}: at most ${limit} characters, parts joined by ".", each of ${lowercase}`;
    }
    if (each.length > partLimit) return lengthProblem(each, `a part of ${what}`, partLimit);
  }
  return undefined;
}

function problem(value: string, kind: Kind): string | undefined {
  const tooLong = lengthProblem(value, kind.what, kind.limit);
  if (tooLong !== undefined || kind.pattern.test(value)) return tooLong;
  return `${quoted(value)} is not ${kind.what}: at most ${kind.limit} characters, ${kind.rule}`;
}

function lengthProblem(value: string, what: string, limit: number): string | undefined {
  if (value === "") return `"" is empty; ${what} has 1 to ${limit} characters`;
  if (value.length <= limit) return undefined;
  return `${quoted(value)} is ${value.length} characters long; ${what} has at most ${limit}`;
}
