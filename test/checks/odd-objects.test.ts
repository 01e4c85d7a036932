import fc from "fast-check";
import { expect, test } from "vitest";
import { rules } from "../../src/checks/rules/index.ts";
import { runChecks } from "../../src/checks/run.ts";
import { loadValidators } from "../../src/checks/validate.ts";
import type { Json, JsonObject } from "../../src/policy/index.ts";
import type { Manifest } from "../../src/synth/manifest.ts";
import { building, configMap, rendered } from "./fleet.ts";

const files = { policy: "environments/policy.ts", versions: "environments/versions.ts" };
const subject = rendered({
  components: { app: building(configMap("app")) },
  environments: { dev: { quota: { cpu: "1", pods: 1 }, network: "isolated", domain: "dev.example" } },
});

const kinds = [
  ...[
    "apps/v1/Deployment",
    "apps/v1/StatefulSet",
    "apps/v1/DaemonSet",
    "batch/v1/Job",
    "batch/v1/CronJob",
    "v1/Pod",
    "v1/Service",
    "v1/Secret",
    "v1/ResourceQuota",
    "v1/LimitRange",
  ],
  ...[
    "autoscaling/v2/HorizontalPodAutoscaler",
    "networking.k8s.io/v1/Ingress",
    "networking.k8s.io/v1/NetworkPolicy",
    "gateway.networking.k8s.io/v1/HTTPRoute",
    "gateway.networking.k8s.io/v1/Gateway",
  ],
  ...[
    "argoproj.io/v1alpha1/AppProject",
    "argoproj.io/v1alpha1/Application",
    "helm.toolkit.fluxcd.io/v2/HelmRelease",
    "kustomize.toolkit.fluxcd.io/v1/Kustomization",
    "source.toolkit.fluxcd.io/v1/OCIRepository",
  ],
  ...[
    "source.toolkit.fluxcd.io/v1/GitRepository",
    "notification.toolkit.fluxcd.io/v1beta3/Provider",
    "notification.toolkit.fluxcd.io/v1beta3/Alert",
    "notification.toolkit.fluxcd.io/v1/Receiver",
  ],
];

/** Fields that rules read, with anything in them. */
const fields = [
  ...[
    "template",
    "jobTemplate",
    "spec",
    "containers",
    "initContainers",
    "resources",
    "requests",
    "limits",
    "cpu",
    "memory",
    "replicas",
    "strategy",
    "rollingUpdate",
    "maxSurge",
    "hard",
    "scopes",
    "default",
    "max",
  ],
  ...[
    "podSelector",
    "policyTypes",
    "ingress",
    "egress",
    "from",
    "to",
    "ports",
    "matchLabels",
    "namespaceSelector",
    "rules",
    "host",
    "tls",
    "hosts",
    "http",
    "paths",
    "hostnames",
    "listeners",
    "sourceRepos",
    "destinations",
  ],
  ...[
    "clusterResourceWhitelist",
    "source",
    "sources",
    "chart",
    "sourceRef",
    "version",
    "ref",
    "semver",
    "tag",
    "dependsOn",
    "name",
    "namespace",
    "interval",
    "timeout",
    "path",
    "eventSources",
    "providerRef",
    "secretRef",
    "syncPolicy",
    "automated",
    "retry",
    "backoff",
    "scaleTargetRef",
    "image",
    "env",
    "args",
    "address",
    "type",
  ],
];
const leaf: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(
    "",
    "1",
    "500m",
    "2Gi",
    "*",
    "25%",
    "x",
    "1.2.3",
    "dev.example",
    "http://a:b@c",
    "Container",
    "Egress",
  ),
  fc.integer({ min: -1, max: 1e10 }),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 7, depthSize: "large" },
    leaf,
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...fields), tie("tree"), { maxKeys: 5, noNullPrototype: true }),
  ),
}));
const objects: fc.Arbitrary<readonly { readonly kind: string; readonly spec: Json; readonly data: Json }[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), spec: tree, data: tree }),
  { minLength: 1, maxLength: 4 },
);

function manifest(kind: string, index: number, more: JsonObject): Manifest {
  const slash = kind.lastIndexOf("/");
  const body = {
    ...more,
    apiVersion: kind.slice(0, slash),
    kind: kind.slice(slash + 1),
    metadata: { name: `odd-${index}`, namespace: "dev" },
  };
  return {
    file: `dist/dev/app/odd-${index}.yaml`,
    folder: "dist/dev/app",
    cluster: "lab",
    home: { kind: "environment", name: "dev" },
    component: "app",
    body,
    at: ["components", "app"],
  };
}

test("no rule throws on an object of any shape, and every finding says what, where and what to do", async () => {
  const all = [...subject.manifests, ...kinds.map((kind, index) => manifest(kind, index, {}))];
  const { validators } = await loadValidators({ model: subject.model, manifests: all }, [], "whole");
  fc.assert(
    fc.property(objects, (odd) => {
      const manifests = [
        ...subject.manifests,
        ...odd.map(({ kind, spec, data }, index) => manifest(kind, index, { spec, data })),
      ];
      const { findings } = runChecks({ ...subject, manifests, validators }, rules, {}, "2026-11-21", files);
      expect(findings.filter(({ message, hint, at }) => message === "" || hint === "" || at.path.length === 0)).toEqual(
        [],
      );
    }),
    { numRuns: 500 },
  );
});
