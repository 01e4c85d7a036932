import type { Json } from "../policy/scalars.ts";
import { quoted } from "./suggest.ts";

/** A place that seems to hold a secret in plain sight. Neither field ever holds the secret. */
export interface SecretLike {
  /** Keys and list positions from the value's root. A key that is itself a secret reads `(secret)`. */
  readonly path: readonly string[];
  /** To follow the path as its subject: `looks like a GitHub token`. */
  readonly why: string;
}

/**
 * Finds what looks like a secret: tokens of a well-known shape anywhere, and literals under keys that name a
 * secret (`password`, `API_KEY`, `{ name: "DB_PASSWORD", value }`, `--token=`, lines of embedded text).
 * References are none: `existingSecret`, `passwordKey`, `tokenFile`, `secretKeyRef`, `{{ … }}`, `$(VAR)`, `<…>`,
 * paths, sealed and SOPS-encrypted values. In doubt, a plain word under `secret` is the name of a Secret.
 */
export function findSecrets(value: Json): readonly SecretLike[] {
  const found: SecretLike[] = [];
  visit(value, [], { key: "", reference: false, encoded: false }, found);
  return found;
}

interface Around {
  /** What names the value: its key, or that of the list or `{ name, value }` around it. */
  readonly key: string;
  /** Inside an object that refers to secrets, keys name secrets without holding them. */
  readonly reference: boolean;
  /** Inside `data` of a Secret, in base64. */
  readonly encoded: boolean;
}

function visit(value: Json, path: readonly string[], around: Around, found: SecretLike[]): void {
  if (typeof value === "string") {
    const why = reasonFor(value, around);
    if (why !== undefined) found.push({ path, why });
  } else if (isList(value)) {
    for (const [index, item] of value.entries()) visit(item, [...path, String(index)], around, found);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      const shape = key.length < shortestToken ? undefined : tokenIn(key);
      const here = [...path, shape === undefined ? key : "(secret)"];
      if (shape !== undefined) found.push({ path: here, why: `has a key that looks like ${shape}` });
      if (typeof item === "number" || typeof item === "boolean" || item === null) continue;
      visit(item, here, within(key, value, around), found);
    }
  }
}

function within(key: string, parent: { readonly [key: string]: Json }, around: Around): Around {
  const named = key === "value" && typeof parent.name === "string" ? parent.name : undefined;
  const inherits = /^(?:value|default|plain|plaintext|literal)$/i.test(key);
  return {
    key: named ?? (inherits ? around.key : key),
    reference: around.reference || (isObject(parent[key]) && refersInside(key)),
    encoded: parent.kind === "Secret" ? key === "data" : around.encoded,
  };
}

function reasonFor(text: string, { key, reference, encoded }: Around): string | undefined {
  const shape = tokenIn(text) ?? (encoded ? tokenIn(decoded(text)) : undefined);
  if (shape !== undefined) return `looks like ${shape}`;
  if (reference) return undefined;
  const certainty = namesSecret(key);
  if (certainty !== undefined && holdsSecret(text, certainty)) {
    return `is a literal under ${quoted(key)}, a name for a secret`;
  }
  const flag = /^--?([A-Za-z][\w.-]{1,60})=(.+)$/.exec(text);
  if (flag !== null) {
    const [, option = "", argument = ""] = flag;
    const sure = namesSecret(option);
    return sure !== undefined && holdsSecret(argument, sure)
      ? `gives a literal to ${quoted(option)}, a name for a secret`
      : undefined;
  }
  for (const [, name = "", literal = ""] of text.matchAll(assignment)) {
    // In prose and programs a plain word after "password:" explains or types it.
    if (namesSecret(name) !== undefined && holdsSecret(literal, "likely")) {
      return `holds a literal for ${quoted(name)}, a name for a secret`;
    }
  }
  return undefined;
}

const assignment =
  /(?:^|[\n;,?&])[ \t]*["']?([A-Za-z][\w. -]{0,60}?)["']?[ \t]{0,8}[:=][ \t]{0,8}["']?([^\s"'#;,(){}[\]]{6,200})["']?[ \t]*(?=$|[\r\n;,&])/g;

type Certainty = "certain" | "likely";

/** Whether a key names a secret: by its last words, as in `db.auth.adminPassword`; `likely` may also name an object. */
function namesSecret(key: string): Certainty | undefined {
  if (!/pass|pwd|secret|token|cred|key|connection/i.test(key) || key.length > 200) return undefined;
  const words = wordsOf(key);
  const last = words.at(-1) ?? "";
  const two = `${words.at(-2) ?? ""}${last}`;
  const three = `${words.at(-3) ?? ""}${two}`;
  if (words.some((word) => word === "existing" || word === "encrypted" || word === "sealed")) return undefined;
  if (/^(?:use|generate|generated|enable|allow|max|min|num)$/.test(words[0] ?? "")) return undefined;
  if (/(?:password|passwd|passphrase|passcode|^pwd|^pass|requirepass|token)s?$/.test(last)) return "certain";
  if (/(?:api|access|account)keys?$/.test(two)) return "certain";
  if (/(?:client|consumer|cookie|session|jwt|hmac|webhook|shared|signing|app)secret$/.test(two)) return "certain";
  if (/(?:secrets?|credentials?)$/.test(last)) return "likely";
  if (/(?:secret|private|signing|encryption|master|shared|auth|hmac|jwt)keys?$/.test(two)) return "likely";
  return three.endsWith("secretkeybase") || two.endsWith("connectionstring") ? "likely" : undefined;
}

/** Whether what stands under a key only points at secrets: `secretKeyRef`, `valueFrom`, `secretKeys`, `encryptedData`. */
function refersInside(key: string): boolean {
  const words = wordsOf(key);
  const last = words.at(-1) ?? "";
  if (/^(?:refs?|references?|from|keys|selectors?|names|paths|files|fields|mappings?)$/.test(last)) return true;
  if (words.some((word) => word === "existing" || word === "encrypted")) return true;
  return last === "secret" && /^(?:password|token|key|credentials?)$/.test(words.at(-2) ?? "");
}

function wordsOf(key: string): readonly string[] {
  return key
    .slice(0, 200)
    .split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

function holdsSecret(text: string, certainty: Certainty): boolean {
  const value = text.trim();
  if (value === "" || references.some((pattern) => pattern.test(value))) return false;
  // A certificate or a document is no password; what is secret in it has a shape or a key of its own.
  if (value.includes("\n")) return false;
  if (value.includes("/") && value.split("/").every((part) => part === "" || isWordy(part))) return false;
  return certainty === "certain" || (value.length >= 6 && !isWordy(value));
}

/** Whether a text reads as words, as names of objects do: `logforge-dev-runtime`, `tls.key`, `kafka:9092`. */
function isWordy(text: string): boolean {
  return text.split(/[-_.:, =]+/).every((part) => /^(?:[A-Za-z]?[a-z]{0,23}|[A-Z]{0,24})\d{0,4}$/.test(part));
}

/** Values that are no literal secret, whatever their key. */
const references = [
  // Templates of Helm, Kubernetes, shells, Grafana and Argo CD's vault plugin.
  /\{\{|\$\(|\$\{|\$__|^\$[A-Za-z_]\w*$|^%\w+%$|^<[^<>]*>$/,
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|enabled|disabled)$/i,
  /^(?:\*+|x{3,}|\.{3}|…|-+|\[?redacted\]?)$/i,
  // A count or a time to live, as in tokens: "4096" or token: "24h".
  /^\d{1,5}(?:ms|s|m|h)$/,
  /^ENC\[|^@Microsoft\.KeyVault\(/,
  /^(?:vault|op|ref\+[a-z0-9]+|secretref|env|file|arn|awssm|gcpsm|akv|k8s|sops|bws|doppler|infisical):/i,
  /^[a-z][a-z0-9+.-]{0,30}:\/\/[^\s@]*$/i,
];

/** Shorter texts hold no token of the shapes below. */
const shortestToken = 12;

/** Every pattern starts with literal text or is bounded, so that a search is linear. */
const shapes: readonly (readonly [what: string, pattern: string])[] = [
  ["a private key", "-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----"],
  ["an age secret key", "AGE-SECRET-KEY-1[0-9A-Z]{20,}"],
  ["a GitHub token", "gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{22,}"],
  ["a GitLab token", "gl(?:pat|dt|rt|ft|ptt|cbt|soat|agent)-[\\w-]{20,}"],
  ["an AWS access key", "(?:AKIA|ASIA|ABIA|ACCA)(?![A-Z2-7]{9}EXAMPLE)[A-Z2-7]{16}(?![A-Za-z0-9])"],
  ["a Google API key", "AIza[\\w-]{35}"],
  ["a Google OAuth secret", "GOCSPX-[\\w-]{28}|ya29\\.[\\w-]{20,}"],
  ["a Slack token", "xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-\\d-[A-Za-z0-9-]{20,}"],
  ["a Slack webhook", "hooks\\.slack\\.com/services/T\\w{6,}/B\\w{6,}/\\w{16,}"],
  ["a Discord webhook", "discord(?:app)?\\.com/api/webhooks/\\d{15,}/[\\w-]{40,}"],
  ["a JSON Web Token", "eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,}"],
  ["a Stripe key", "[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/]{24,}"],
  ["an npm token", "npm_[A-Za-z0-9]{36}"],
  ["a PyPI token", "pypi-AgE[\\w-]{40,}"],
  ["a Docker Hub token", "dckr_(?:pat|oat)_[\\w-]{20,}"],
  ["a Vault token", "hv[sbr]\\.[\\w-]{20,}"],
  ["a Terraform Cloud token", "[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{40,}"],
  ["a DigitalOcean token", "do[opr]_v1_[a-f0-9]{40,}"],
  ["a Grafana token", "glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}|glc_eyJ[\\w+/-]{20,}"],
  ["a SendGrid key", "SG\\.[\\w-]{20,}\\.[\\w-]{30,}"],
  ["a Tailscale key", "tskey-(?:auth|api|client|oauth)-\\w{6,}-\\w{16,}"],
  ["a 1Password token", "ops_eyJ[\\w-]{40,}"],
  [
    "an AI provider's key",
    "sk-(?:ant|proj|svcacct|admin)-[\\w-]{20,}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}|hf_[A-Za-z]{34}",
  ],
  ["a Telegram bot token", "\\d{8,10}:AA[\\w-]{33}(?![\\w-])"],
  ["a Databricks token", "dapi[a-f0-9]{32}"],
  ["a bcrypt password hash", "\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}"],
  ["an Authorization header", "(?:Bearer|Basic) (?=\\S{0,200}\\d)[A-Za-z0-9._~+/-]{20,}=*$"],
  ["an Azure account key", "AccountKey=[A-Za-z0-9+/]{40,}"],
  ["a URL with a password", "://[^\\s/:@]{0,256}:(?![x*.]+@|<)[^\\s/@{$}]{1,512}@"],
];

// One pass for the usual case, that there is none. A token starts where no word goes on.
const before = "(?<![A-Za-z0-9])";
const anyToken = new RegExp(shapes.map(([, pattern]) => guarded(pattern)).join("|"));
const eachToken = shapes.map(([what, pattern]) => ({ what, pattern: new RegExp(guarded(pattern)) }));

function guarded(pattern: string): string {
  return pattern.startsWith("://") ? pattern : `${before}(?:${pattern})`;
}

function tokenIn(text: string): string | undefined {
  if (text.length < shortestToken || !anyToken.test(text)) return undefined;
  return eachToken.find(({ pattern }) => pattern.test(text))?.what;
}

function decoded(text: string): string {
  try {
    return atob(text);
  } catch {
    return "";
  }
}

function isObject(value: Json | undefined): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
