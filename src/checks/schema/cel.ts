import { isList, isRecord, placesOf, valueAt } from "../../../imports/json.ts";
import type { Problem } from "../../../imports/problem.ts";
import { quoted } from "../../model/suggest.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A rule across the fields of one object, as the CRD states it in CEL. */
interface FieldRule {
  /** `apiVersion/kind`. */
  readonly kinds: readonly string[];
  /** The object that the rule is about; `*` is every entry of a list. */
  readonly at: readonly string[];
  /** What is wrong with it, and in which of its fields; nothing when the rule holds. */
  readonly judge: (self: Fields) => readonly [field: string, message: string] | undefined;
}

const release = "helm.toolkit.fluxcd.io/v2/HelmRelease";
const kustomization = "kustomize.toolkit.fluxcd.io/v1/Kustomization";
const source = (kind: string) => `source.toolkit.fluxcd.io/v1/${kind}`;

const has = (self: Fields, field: string): boolean => self[field] !== undefined && self[field] !== null;
const size = (value: unknown): number => (isList(value) ? value.length : 0);
const text = (value: unknown): string => (typeof value === "string" ? quoted(value) : String(value));

/** Exactly one of some fields, of which the first is what a reader most likely wanted. */
const exactlyOne =
  (...fields: readonly [string, ...string[]]): FieldRule["judge"] =>
  (self) => {
    const [one, other] = fields.filter((field) => has(self, field));
    const choices = fields.map(quoted);
    const list = `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
    if (one === undefined) return [fields[0], `one of ${list} is required and missing`];
    return other === undefined
      ? undefined
      : [other, `${quoted(other)} stands beside ${quoted(one)}: only one of ${list} may be set`];
  };

const statusProviders: readonly string[] = ["github", "gitlab", "gitea", "bitbucketserver", "bitbucket", "azuredevops"];

const rules: readonly FieldRule[] = [
  { kinds: [release], at: ["spec"], judge: exactlyOne("chart", "chartRef") },
  { kinds: [release, kustomization], at: ["spec", "kubeConfig"], judge: exactlyOne("secretRef", "configMapRef") },
  {
    kinds: [release],
    at: ["spec", "install", "strategy"],
    judge: (self) =>
      has(self, "retryInterval") && self.name === "RemediateOnFailure"
        ? [
            "retryInterval",
            '"retryInterval" does not go with the strategy "RemediateOnFailure", only with "RetryOnFailure"',
          ]
        : undefined,
  },
  {
    kinds: [release],
    at: ["spec", "upgrade", "strategy"],
    judge: (self) =>
      has(self, "retryInterval") && self.name !== "RetryOnFailure"
        ? [
            "retryInterval",
            `"retryInterval" does not go with the strategy ${text(self.name)}, only with "RetryOnFailure"`,
          ]
        : undefined,
  },
  {
    kinds: ["notification.toolkit.fluxcd.io/v1beta3/Provider"],
    at: ["spec"],
    judge: (self) =>
      has(self, "commitStatusExpr") && !statusProviders.includes(String(self.type))
        ? [
            "commitStatusExpr",
            `"commitStatusExpr" does not go with the type ${text(self.type)}, only with ${statusProviders.map(quoted).join(", ")}`,
          ]
        : undefined,
  },
  {
    kinds: ["notification.toolkit.fluxcd.io/v1/Receiver"],
    at: ["spec"],
    judge: (self) => {
      const oidc = self.type === "generic-oidc";
      if (oidc && size(self.oidcProviders) === 0)
        return ["oidcProviders", 'a "generic-oidc" receiver needs at least one entry in "oidcProviders"'];
      if (!oidc && size(self.oidcProviders) > 0)
        return [
          "oidcProviders",
          `"oidcProviders" does not go with the type ${text(self.type)}, only with "generic-oidc"`,
        ];
      if (oidc && has(self, "secretRef")) return ["secretRef", '"secretRef" does not go with the type "generic-oidc"'];
      return oidc || has(self, "secretRef")
        ? undefined
        : [
            "secretRef",
            `"secretRef" is required and missing: a receiver of type ${text(self.type)} has to know its caller`,
          ];
    },
  },
  {
    kinds: [source("GitRepository")],
    at: ["spec"],
    judge: (self) =>
      has(self, "serviceAccountName") && self.provider !== "azure" && self.provider !== "aws"
        ? [
            "serviceAccountName",
            `"serviceAccountName" does not go with the provider ${text(self.provider ?? "generic")}, only with "azure" or "aws"`,
          ]
        : undefined,
  },
  {
    kinds: [source("HelmChart")],
    at: ["spec"],
    judge: (self) => {
      const kind = valueAt(self, ["sourceRef", "kind"]);
      return has(self, "verify") && kind !== "HelmRepository"
        ? ["verify", `"verify" does not go with a source of kind ${text(kind)}, only with "HelmRepository"`]
        : undefined;
    },
  },
  { kinds: [source("Bucket")], at: ["spec"], judge: bucketTokens },
  { kinds: [source("Bucket")], at: ["spec"], judge: bucketAccount },
  {
    kinds: ["image.toolkit.fluxcd.io/v1/ImagePolicy"],
    at: ["spec"],
    judge: (self) => {
      const always = self.digestReflectionPolicy === "Always";
      if (has(self, "interval") === always) return undefined;
      return [
        "interval",
        always
          ? '"interval" is required and missing: "digestReflectionPolicy" is "Always"'
          : '"interval" only goes with "digestReflectionPolicy": "Always"',
      ];
    },
  },
  // No CEL in Argo CD's CRDs: the controller refuses the first only when it syncs, and ignores `source` in the second.
  { kinds: ["argoproj.io/v1alpha1/Application"], at: ["spec", "destination"], judge: exactlyOne("server", "name") },
  {
    kinds: ["argoproj.io/v1alpha1/Application"],
    at: ["spec"],
    judge: (self) => {
      // An empty list is no list of sources.
      const { sources, ...rest } = self;
      return exactlyOne("source", "sources", "sourceHydrator")(size(sources) === 0 ? rest : self);
    },
  },
];

function bucketTokens(self: Fields): ReturnType<FieldRule["judge"]> {
  const { sts, provider = "generic" } = self;
  if (!isRecord(sts)) return undefined;
  const wanted = provider === "aws" ? "aws" : provider === "generic" ? "ldap" : undefined;
  if (wanted === undefined)
    return ["sts", `"sts" does not go with the provider ${text(provider)}, only with "aws" or "generic"`];
  if (sts.provider !== wanted)
    return [
      "sts",
      `the provider of "sts" is ${text(sts.provider)}; with the bucket provider ${text(provider)} it must be ${text(wanted)}`,
    ];
  const surplus = ["secretRef", "certSecretRef"].find((field) => provider === "aws" && has(sts, field));
  return surplus === undefined ? undefined : ["sts", `${quoted(surplus)} of "sts" does not go with the provider "aws"`];
}

function bucketAccount(self: Fields): ReturnType<FieldRule["judge"]> {
  if (!has(self, "serviceAccountName")) return undefined;
  if ((self.provider ?? "generic") === "generic")
    return ["serviceAccountName", '"serviceAccountName" does not go with the provider "generic"'];
  return has(self, "secretRef")
    ? ["serviceAccountName", '"serviceAccountName" stands beside "secretRef": only one of them may be set']
    : undefined;
}

/**
 * The rules across fields of the kinds we render: the CEL rules of Flux's CRDs, written by hand because an
 * interpreter costs start-up time, and what Argo CD only finds out when it syncs.
 */
export function crossFieldRules(object: unknown): readonly Problem[] {
  if (!isRecord(object)) return [];
  const kind = `${String(object.apiVersion)}/${String(object.kind)}`;
  return rules
    .filter(({ kinds }) => kinds.includes(kind))
    .flatMap(({ at, judge }) =>
      placesOf(object, at).flatMap((place) => {
        const self = valueAt(object, place);
        const verdict = isRecord(self) ? judge(self) : undefined;
        return verdict === undefined ? [] : [{ path: [...place, verdict[0]], message: verdict[1] }];
      }),
    );
}
