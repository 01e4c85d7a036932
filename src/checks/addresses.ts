/**
 * What of an address is secret, or nothing: a name or password before its host, or a path or query that only its
 * owner can know, as webhooks have. Never holds the secret.
 */
export function secretInAddress(address: string): string | undefined {
  const match = /^[a-z][a-z0-9+.-]{0,30}:\/\/(?:([^/?#@]*)@)?([^/?#]*)([^#]{0,2000})/i.exec(address);
  if (match === null) return undefined;
  const [, user, host = "", rest = ""] = match;
  // Git over SSH names a user that everybody knows.
  if (user !== undefined && (user.includes(":") || !address.startsWith("ssh://"))) return "holds credentials before its host";
  if (/(?:^|\.)hooks\.slack\.com$/i.test(host) && rest.length > 10) return "is a Slack webhook, whose path is a secret";
  if (/[?&](?:[\w-]{0,30}(?:token|key|secret|sig|signature|password))=[^&]{6,}/i.test(rest)) return "holds a token in its query";
  return rest.split(/[/?&=]/).some(isRandom) ? "has a path that looks like a token" : undefined;
}

/** Long, and digits among letters without any of the breaks that words have. */
function isRandom(segment: string): boolean {
  if (segment.length < 16 || /^[0-9a-f]{40}$/.test(segment)) return false;
  const longest = segment.split(/[-_.:]/).reduce((most, part) => (part.length > most.length ? part : most), "");
  return longest.length >= 16 && /\d/.test(longest) && /[A-Za-z]/.test(longest);
}
