import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Catalogue, catalogue, type Shape } from "../../imports/catalogue.ts";
import { isRecord, valueAt } from "../../imports/json.ts";
import { newerFields, newerValues } from "../../imports/newer-fields.ts";
import { knownKinds, validatorFor } from "../../imports/validators.ts";
import { crossFieldRules } from "../../src/checks/schema/cel.ts";
import { crdValidators } from "../../src/checks/schema/crd.ts";
import { missingSpec } from "../../src/checks/schema/missing-spec.ts";
import { unknownFields } from "../../src/checks/schema/unknown-fields.ts";

/**
 * An oracle that not everybody has: the CRDs of the real controllers, as JSON files beside the repository.
 * Without the folder these tests are skipped; nothing in the repository depends on it.
 */
const folder = new URL("../../../shared/crds/", import.meta.url);
const present = existsSync(folder);
const documents = present
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((source): { source: string; object: unknown } => ({
        source,
        object: JSON.parse(readFileSync(new URL(source, folder), "utf8")),
      }))
  : [];

/** The schema of each kind, by `apiVersion/kind`. */
const schemas = new Map<string, unknown>();
for (const { object } of documents) {
  const versions = valueAt(object, ["spec", "versions"]);
  for (const version of Array.isArray(versions) ? versions : []) {
    const name = [valueAt(object, ["spec", "group"]), version.name, valueAt(object, ["spec", "names", "kind"])].join(
      "/",
    );
    schemas.set(name, version.schema.openAPIV3Schema);
  }
}
const read = crdValidators(documents);
const known = [...schemas.keys()].filter((name) => knownKinds.includes(name));

describe.skipIf(!present)("the CRDs of the real controllers (skipped where ../shared/crds is absent)", () => {
  test("cover every kind of Flux and Argo CD that has a validator", () => {
    expect(known).toEqual(expect.arrayContaining(knownKinds.filter((name) => /fluxcd\.io|argoproj\.io/.test(name))));
  });

  test.each(known)("%s has the fields of our catalogue, no more and no fewer", (name) => {
    const shape = catalogue.types[catalogue.kinds[name] ?? ""]?.spec ?? "";
    expect([...differences(valueAt(schemas.get(name), ["properties", "spec"]), shape, "spec", catalogue)]).toEqual([]);
  });

  test("have every choice that we call newer", () => {
    const choicesAt = (kind: string, path: readonly string[]) => {
      const steps = path.flatMap((key) => (key === "*" ? ["items"] : ["properties", key]));
      const field = valueAt(schemas.get(kind), steps);
      return valueAt(field, ["enum"]) ?? valueAt(field, ["items", "enum"]);
    };
    for (const { kind, path, value } of newerValues) expect(choicesAt(kind, path), `${kind} ${value}`).toContain(value);
    for (const { kind, path, choices } of newerFields) {
      if (choices !== undefined)
        expect(choicesAt(kind, path), `${kind} ${path.join(".")}`).toEqual(expect.arrayContaining([...choices]));
    }
  });

  test("are all read whole, with every pattern and every rule", () => {
    expect(read.validators.size).toBe(documents.length);
    expect(read.problems).toEqual([]);
    expect(read.notEvaluated).toEqual([]);
  });

  test.each(examples())("$kind: $what", async ({ kind, spec, valid }) => {
    const name = known.find((candidate) => candidate.endsWith(`/${kind}`)) ?? "";
    const apiVersion = name.slice(0, name.lastIndexOf("/"));
    const object = {
      apiVersion,
      kind,
      metadata: { name: "web", namespace: "apps" },
      ...(spec === undefined ? {} : { spec }),
    };
    const theirs = read.validators.get(name)?.(object);
    const validate = await validatorFor(apiVersion, kind)?.();
    const ours = [
      ...(validate?.(object) ?? []),
      ...unknownFields(object, catalogue),
      ...crossFieldRules(object),
      ...missingSpec(object),
    ];
    expect(ours.length === 0, `our checks: ${JSON.stringify(ours)}`).toBe(valid);
    // Argo CD has no rules in its CRDs, and no CRD of Flux requires a spec: only our own checks see those.
    if (spec === undefined || !name.includes("fluxcd.io")) return;
    expect(theirs?.problems.length === 0, `the CRD: ${JSON.stringify(theirs?.problems)}`).toBe(valid);
    expect(theirs?.notEvaluated).toEqual([]);
  });
});

/** Where the catalogue and a CRD disagree about fields, and about what is a list, a map or free-form. */
function* differences(schema: unknown, shape: Shape, at: string, { types }: Catalogue): Iterable<string> {
  if (!isRecord(schema)) return void (yield `${at}: not in the CRD`);
  if (shape.startsWith("[]"))
    return yield* differences(schema.items, shape.slice(2), `${at}[]`, { types, kinds: {} });
  if (shape.startsWith("{}"))
    return yield* differences(schema.additionalProperties, shape.slice(2), `${at}{}`, { types, kinds: {} });
  const free = schema["x-kubernetes-preserve-unknown-fields"] === true;
  if (shape === "*" || free)
    return void (shape === "*" && free
      ? undefined
      : yield `${at}: "${shape}" here, ${free ? "free" : "closed"} in the CRD`);
  const fields = types[shape];
  if (fields === undefined)
    return void (schema.type === "object" || schema.type === "array"
      ? yield `${at}: a scalar here, ${schema.type} in the CRD`
      : undefined);
  const properties = isRecord(schema.properties) ? schema.properties : {};
  for (const name of new Set([...Object.keys(fields), ...Object.keys(properties)])) {
    if (!Object.hasOwn(fields, name)) yield `${at}.${name}: missing here`;
    else yield* differences(properties[name], fields[name] ?? "", `${at}.${name}`, { types, kinds: {} });
  }
}

interface Example {
  readonly kind: string;
  readonly what: string;
  readonly spec: unknown;
  readonly valid: boolean;
}

function examples(): readonly Example[] {
  const valid = (kind: string, what: string, spec: unknown): Example => ({ kind, what, spec, valid: true });
  const refused = (kind: string, what: string, spec: unknown): Example => ({ kind, what, spec, valid: false });
  const chart = { spec: { chart: "web", version: "1.2.3", sourceRef: { kind: "HelmRepository", name: "charts" } } };
  const chartRef = { kind: "OCIRepository", name: "web" };
  const release = { interval: "10m", chartRef };
  const sourceRef = { kind: "GitRepository", name: "fleet" };
  const applied = { interval: "1h", prune: true, sourceRef };
  const resources = [{ kind: "GitRepository", name: "fleet" }];
  const secretRef = { name: "token" };
  const oidcProviders = [{ issuerURL: "https://issuer.example", validations: [{ expression: "true", message: "no" }] }];
  const git = { interval: "1m", url: "https://git.example/fleet" };
  const bucket = { interval: "1m", bucketName: "x", endpoint: "s3.example" };
  const image = { imageRepositoryRef: { name: "web" }, policy: { alphabetical: {} } };
  const application = { project: "web", destination: { name: "here" }, source: { repoURL: "https://git.example/x" } };
  return [
    valid("HelmRelease", "chartRef", release),
    valid("HelmRelease", "chart", { interval: "10m", chart }),
    valid("HelmRelease", "free values", { ...release, values: { any: { thing: [null] } } }),
    valid("HelmRelease", "fields of 2.9", {
      ...release,
      postRenderStrategy: "combined",
      upgrade: { chartNameChangeStrategy: "Reinstall" },
    }),
    refused("HelmRelease", "no spec", undefined),
    refused("HelmRelease", "chart and chartRef", { ...release, chart }),
    refused("HelmRelease", "neither chart nor chartRef", { interval: "10m" }),
    refused("HelmRelease", "duration in days", { ...release, interval: "1d" }),
    refused("HelmRelease", "bare number for a duration", { ...release, interval: 60 }),
    refused("HelmRelease", "empty release name", { ...release, releaseName: "" }),
    refused("HelmRelease", "long release name", { ...release, releaseName: "x".repeat(54) }),
    refused("HelmRelease", "unknown field", { ...release, instal: {} }),
    refused("HelmRelease", "unknown nested field", { ...release, install: { crd: "Create" } }),
    refused("HelmRelease", "unknown choice", { ...release, install: { crds: "Creat" } }),
    refused("HelmRelease", "unknown drift mode", { ...release, driftDetection: { mode: "on" } }),
    refused("HelmRelease", "wrong type", { ...release, maxHistory: "3" }),
    refused("HelmRelease", "retryInterval with remediation", {
      ...release,
      install: { strategy: { name: "RemediateOnFailure", retryInterval: "1m" } },
    }),
    refused("HelmRelease", "retryInterval with remediation, on upgrade", {
      ...release,
      upgrade: { strategy: { name: "RemediateOnFailure", retryInterval: "1m" } },
    }),
    valid("HelmRelease", "retryInterval with retries", {
      ...release,
      upgrade: { strategy: { name: "RetryOnFailure", retryInterval: "1m" } },
    }),
    refused("HelmRelease", "two kubeConfigs", { ...release, kubeConfig: { secretRef, configMapRef: { name: "x" } } }),
    refused("HelmRelease", "empty kubeConfig", { ...release, kubeConfig: {} }),
    valid("HelmRelease", "one kubeConfig", { ...release, kubeConfig: { secretRef } }),
    valid("Kustomization", "the least", applied),
    valid("Kustomization", "fields of 2.9", {
      ...applied,
      buildMetadata: ["originAnnotations"],
      ignore: [{ paths: ["/spec"], target: { kind: "Deployment" } }],
    }),
    refused("Kustomization", "no prune", { interval: "1h", sourceRef }),
    refused("Kustomization", "source of a kind that it cannot read", {
      ...applied,
      sourceRef: { kind: "HelmRepository", name: "x" },
    }),
    refused("Kustomization", "dependency without a name", { ...applied, dependsOn: [{ namespace: "apps" }] }),
    refused("Kustomization", "two kubeConfigs", { ...applied, kubeConfig: { secretRef, configMapRef: { name: "x" } } }),
    refused("Kustomization", "unknown field of a patch", { ...applied, patches: [{ patch: "x", targets: {} }] }),
    valid("Receiver", "github", { type: "github", resources, secretRef }),
    refused("Receiver", "github without a secret", { type: "github", resources }),
    refused("Receiver", "github with oidcProviders", { type: "github", resources, secretRef, oidcProviders }),
    valid("Receiver", "generic-oidc", { type: "generic-oidc", resources, oidcProviders }),
    refused("Receiver", "generic-oidc with a secret", { type: "generic-oidc", resources, oidcProviders, secretRef }),
    refused("Receiver", "generic-oidc without providers", { type: "generic-oidc", resources }),
    valid("Provider", "commitStatusExpr for github", {
      type: "github",
      address: "https://github.com/a/b",
      commitStatusExpr: "'x'",
    }),
    refused("Provider", "commitStatusExpr for slack", { type: "slack", commitStatusExpr: "'x'" }),
    refused("Provider", "unknown type", { type: "githup" }),
    valid("Alert", "the least", { providerRef: { name: "x" }, eventSources: [{ kind: "Kustomization", name: "*" }] }),
    refused("Alert", "unknown severity", { providerRef: { name: "x" }, eventSources: [], eventSeverity: "warning" }),
    valid("GitRepository", "the least", git),
    refused("GitRepository", "scp address", { ...git, url: "git@git.example:fleet" }),
    refused("GitRepository", "account without a cloud", { ...git, serviceAccountName: "x" }),
    refused("GitRepository", "account for github", { ...git, serviceAccountName: "x", provider: "github" }),
    valid("GitRepository", "account for azure", { ...git, serviceAccountName: "x", provider: "azure" }),
    refused("GitRepository", "timeout in hours", { ...git, timeout: "1h" }),
    valid("OCIRepository", "the least", { interval: "1m", url: "oci://registry.example/web", ref: { tag: "1.2.3" } }),
    refused("OCIRepository", "address without a scheme", { interval: "1m", url: "registry.example/web" }),
    valid("HelmRepository", "the least", { url: "https://charts.example" }),
    refused("HelmRepository", "no address", { interval: "1m" }),
    valid("HelmChart", "verified from a HelmRepository", {
      interval: "1m",
      chart: "x",
      sourceRef: { kind: "HelmRepository", name: "x" },
      verify: { provider: "cosign" },
    }),
    refused("HelmChart", "verified from Git", {
      interval: "1m",
      chart: "x",
      sourceRef: { kind: "GitRepository", name: "x" },
      verify: { provider: "cosign" },
    }),
    valid("Bucket", "the least", bucket),
    valid("Bucket", "ldap tokens", {
      ...bucket,
      sts: { provider: "ldap", endpoint: "https://sts.example", secretRef },
    }),
    valid("Bucket", "aws tokens", {
      ...bucket,
      provider: "aws",
      sts: { provider: "aws", endpoint: "https://sts.example" },
    }),
    refused("Bucket", "aws tokens for a generic bucket", {
      ...bucket,
      sts: { provider: "aws", endpoint: "https://sts.example" },
    }),
    refused("Bucket", "ldap tokens for an aws bucket", {
      ...bucket,
      provider: "aws",
      sts: { provider: "ldap", endpoint: "https://sts.example" },
    }),
    refused("Bucket", "aws tokens with a secret", {
      ...bucket,
      provider: "aws",
      sts: { provider: "aws", endpoint: "https://sts.example", secretRef },
    }),
    refused("Bucket", "aws tokens with a certificate", {
      ...bucket,
      provider: "aws",
      sts: { provider: "aws", endpoint: "https://sts.example", certSecretRef: secretRef },
    }),
    refused("Bucket", "tokens for gcp", {
      ...bucket,
      provider: "gcp",
      sts: { provider: "aws", endpoint: "https://sts.example" },
    }),
    refused("Bucket", "account for a generic bucket", { ...bucket, serviceAccountName: "x" }),
    refused("Bucket", "account and secret", { ...bucket, provider: "gcp", serviceAccountName: "x", secretRef }),
    valid("ImagePolicy", "the least", image),
    valid("ImagePolicy", "reflected digests", { ...image, digestReflectionPolicy: "Always", interval: "10m" }),
    refused("ImagePolicy", "interval for nothing", { ...image, interval: "10m" }),
    refused("ImagePolicy", "interval missing", { ...image, digestReflectionPolicy: "Always" }),
    valid("Application", "the least", application),
    valid("Application", "two sources", {
      ...application,
      source: undefined,
      sources: [{ repoURL: "a" }, { repoURL: "b", ref: "values" }],
    }),
    refused("Application", "source and sources", { ...application, sources: [{ repoURL: "a" }] }),
    refused("Application", "no source", { ...application, source: undefined }),
    refused("Application", "an empty list of sources", { ...application, source: undefined, sources: [] }),
    refused("Application", "server and name", { ...application, destination: { name: "here", server: "https://x" } }),
    refused("Application", "no destination", { ...application, destination: { namespace: "x" } }),
    refused("Application", "unknown nested field", { ...application, syncPolicy: { automated: { selfheal: true } } }),
    valid("AppProject", "the least", {
      sourceRepos: ["*"],
      syncWindows: [{ kind: "allow", schedule: "0 8 * * *", duration: "1h", syncOverrun: true }],
    }),
    refused("AppProject", "unknown field", { sourceRepo: [] }),
  ];
}
