import type { Model } from "../model/model.ts";

/** An address that the policy names. */
export interface Address {
  readonly address: string;
  readonly at: readonly string[];
  /** As messages call it. */
  readonly what: string;
}

/** All addresses of the policy, each place once however many environments have it. */
export function addressesOf({ repository, notifications, deliveries }: Model): readonly Address[] {
  const found = new Map<string, Address>();
  const add = (address: string | undefined, at: readonly string[], what: string): void => {
    if (address !== undefined) found.set(at.join("."), { address, at, what });
  };
  add(repository.url, ["repository", "url"], "the address of the repository");
  for (const { name, address, at } of notifications) add(address, [...at, "address"], `the address of ${name}`);
  for (const { component, payload, at } of deliveries) {
    const what = `the repository of ${component}`;
    if (payload.kind === "repository-chart") add(payload.repository, [...at, "helm", "repository"], what);
    if (payload.kind === "git-chart") add(payload.git?.url, [...at, "helm", "git"], what);
    if (payload.kind === "kustomize") add(payload.git?.url, [...at, "kustomize", "git"], what);
  }
  return [...found.values()];
}

/**
 * What of an address is secret, or nothing: a name or password before its host, or a path or query that only its
 * owner can know, as webhooks have. Never holds the secret.
 */
export function secretInAddress(address: string): string | undefined {
  const match = /^[a-z][a-z0-9+.-]{0,30}:\/\/(?:([^/?#@]*)@)?([^/?#]*)([^#]{0,2000})/i.exec(address);
  if (match === null) return undefined;
  const [, user, host = "", rest = ""] = match;
  // Git over SSH names a user that everybody knows.
  if (user !== undefined && (user.includes(":") || !address.startsWith("ssh://")))
    return "holds credentials before its host";
  if (/(?:^|\.)hooks\.slack\.com$/i.test(host) && rest.length > 10) return "is a Slack webhook, whose path is a secret";
  if (/[?&](?:[\w-]{0,30}(?:token|key|secret|sig|signature|password))=[^&]{6,}/i.test(rest))
    return "holds a token in its query";
  return rest.split(/[/?&=]/).some(isRandom) ? "has a path that looks like a token" : undefined;
}

/** Long, and digits among letters without any of the breaks that words have. */
function isRandom(segment: string): boolean {
  if (segment.length < 16 || /^[0-9a-f]{40}$/.test(segment)) return false;
  const longest = segment.split(/[-_.:]/).reduce((most, part) => (part.length > most.length ? part : most), "");
  return longest.length >= 16 && /\d/.test(longest) && /[A-Za-z]/.test(longest);
}
