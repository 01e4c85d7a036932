import type { Json, JsonObject, RequiredSecret } from "../../policy/index.ts";
import type { Report } from "../report.ts";
import { callForJson } from "./call.ts";

/** A user's function, who it belongs to, and where it stands in the policy. */
export interface Call {
  readonly run: () => unknown;
  /** For messages: `values of web in dev`. */
  readonly who: string;
  readonly at: readonly string[];
  /** @default "twice" */
  readonly times?: "once" | "twice";
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);
const isTextMap = (value: unknown): value is { readonly [key: string]: string } =>
  isObject(value) && Object.values(value).every((entry) => typeof entry === "string");
const isSecret = (value: Json): boolean =>
  isObject(value) &&
  isText(value.name) &&
  (value.type === undefined || isText(value.type)) &&
  (value.keys === undefined || isTexts(value.keys));
const isSecrets = (value: unknown): value is readonly RequiredSecret[] => Array.isArray(value) && value.every(isSecret);

function expecting<Value>(is: (value: unknown) => value is Value, what: string) {
  return (call: Call | undefined, fallback: Value, report: Report): Value => {
    if (call === undefined) return fallback;
    const result = callForJson(call.run, call.who, call.at, report, call.times);
    if (result === undefined) return fallback;
    if (is(result)) return result;
    report.policy(
      "policy/wrong-result",
      call.at,
      `${call.who} gives no ${what}`,
      `return ${/^[aeiouAEIOU]/.test(what) ? "an" : "a"} ${what}`,
    );
    return fallback;
  };
}

/** Helm values. */
export const objectOf = expecting(isObject, "JSON object");
/** Environment variables. */
export const textMapOf = expecting(isTextMap, "object of strings");
/** Names of Secrets. */
export const textsOf = expecting(isTexts, "list of strings");
/** A host. */
export const textOf = expecting(isText, "string");
/** Secrets that must exist. */
export const secretsOf = expecting(isSecrets, "list of { name, type?, keys? }");
