import { isList, valueAt } from "../../imports/json.ts";
import type { Body } from "../synth/manifest.ts";

/** A host that an object claims. */
export interface Host {
  readonly host: string;
  readonly path: readonly string[];
  /** What of the host it claims, to tell two claims apart; absent where it claims nothing, as a certificate does. */
  readonly claims: readonly string[];
}

const entries = (value: unknown): readonly (readonly [string, unknown])[] =>
  isList(value) ? Object.entries(value) : [];

/** The hosts of an Ingress, of the Gateway API's routes, and of a Gateway itself. */
export function hostsOf(body: Body): readonly Host[] {
  switch (body.kind) {
    case "Ingress":
      return [...ingressRules(body), ...certificates(body)];
    case "HTTPRoute":
    case "GRPCRoute":
    case "TLSRoute":
      return entries(valueAt(body, ["spec", "hostnames"])).flatMap(([index, host]) =>
        text(host, ["spec", "hostnames", index], routeClaims(body)),
      );
    case "Gateway":
      return entries(valueAt(body, ["spec", "listeners"])).flatMap(([index, listener]) =>
        text(valueAt(listener, ["hostname"]), ["spec", "listeners", index, "hostname"], []),
      );
    default:
      return [];
  }
}

function ingressRules(body: Body): readonly Host[] {
  const name = valueAt(body, ["spec", "ingressClassName"]);
  const controller = typeof name === "string" ? name : "";
  return entries(valueAt(body, ["spec", "rules"])).flatMap(([index, rule]) => {
    const paths = entries(valueAt(rule, ["http", "paths"])).map(([, each]) => String(valueAt(each, ["path"]) ?? "/"));
    return text(
      valueAt(rule, ["host"]),
      ["spec", "rules", index, "host"],
      (paths.length === 0 ? ["/"] : paths).map((path) => `ingress ${controller} ${path}`),
    );
  });
}

function certificates(body: Body): readonly Host[] {
  return entries(valueAt(body, ["spec", "tls"])).flatMap(([index, section]) =>
    entries(valueAt(section, ["hosts"])).flatMap(([position, host]) =>
      text(host, ["spec", "tls", index, "hosts", position], []),
    ),
  );
}

/** Routes share a host by what they match; only two that match everything are sure to collide. */
function routeClaims(body: Body): readonly string[] {
  const rules = entries(valueAt(body, ["spec", "rules"]));
  const parents = JSON.stringify(valueAt(body, ["spec", "parentRefs"]) ?? []);
  return rules.some(([, rule]) => entries(valueAt(rule, ["matches"])).length > 0) ? [] : [`${body.kind} ${parents} /`];
}

const text = (host: unknown, path: readonly string[], claims: readonly string[]): readonly Host[] =>
  typeof host === "string" && host !== "" ? [{ host, path, claims }] : [];
