import type { Json } from "../../../src/policy/scalars.ts";

/** Templates with these tokens in place of identity. */
export const name = "qk3f-a81bczz";
export const domain = "qd9x-77m2pqz";

export const neighbour = new Map([
  [name, { own: "staging", other: "production" }],
  [domain, { own: "staging.example.org", other: "example.org" }],
]);

/** What a template is on the side that mutants are applied to. */
export function filled(body: Json): Json {
  const own = JSON.stringify(body).replaceAll(name, "staging").replaceAll(domain, "staging.example.org");
  return JSON.parse(own);
}

const metadata = { name: "web", namespace: name, labels: { component: "web", environment: name } };

const config = `# what the program reads
log:
  level: info
  hosts: [a.${domain}, b.${domain}]
limits:
  - 10
  - 20
`;

export const bodies: Readonly<Record<string, Json>> = {
  "apps/v1/Deployment": {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { ...metadata, finalizers: ["a.org/one", "a.org/two"], annotations: { [`${domain}/owner`]: "shop" } },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: "web" } },
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } },
      template: {
        metadata: { labels: { app: "web" } },
        spec: {
          initContainers: [
            { name: "first", image: "i:1" },
            { name: "second", image: "i:2" },
          ],
          containers: [
            {
              name: "web",
              image: "ghcr.io/acme/web:1.8.4",
              command: ["web", "serve"],
              args: ["--host", `web.${domain}`],
              env: [
                { name: "CACHE", value: "cache:6379" },
                { name: "SIZE", valueFrom: { resourceFieldRef: { resource: "limits.cpu", divisor: "1m" } } },
              ],
              envFrom: [{ secretRef: { name: "a" } }, { secretRef: { name: `${name}-b` } }],
              livenessProbe: { httpGet: { path: "/health", port: 8080 }, periodSeconds: 10 },
              ports: [
                { name: "http", containerPort: 8080 },
                { containerPort: 8443, protocol: "TCP" },
              ],
              resources: { limits: { memory: "256Mi" }, requests: { cpu: "100m", memory: "1Gi" } },
              securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ["ALL", "NET_RAW"] } },
              volumeMounts: [
                { mountPath: "/tmp", name: "tmp" },
                { mountPath: "/data", name: "data", readOnly: true },
              ],
            },
            {
              name: "side",
              image: "side:2",
              env: [
                { name: "A", value: "x" },
                { name: "B", value: "$(A)y" },
              ],
            },
          ],
          tolerations: [
            { key: "a", operator: "Exists" },
            { operator: "Exists", effect: "NoSchedule" },
          ],
          volumes: [
            { name: "tmp", emptyDir: {} },
            { name: "data", emptyDir: { sizeLimit: "2Gi" } },
          ],
        },
      },
    },
  },
  "v1/Service": {
    apiVersion: "v1",
    kind: "Service",
    metadata,
    spec: {
      ports: [
        { name: "http", port: 80, targetPort: "http" },
        { name: "tls", port: 443, targetPort: 8443 },
      ],
      selector: { app: "web" },
    },
  },
  "networking.k8s.io/v1/NetworkPolicy": {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata,
    spec: {
      podSelector: {},
      policyTypes: ["Egress", "Ingress"],
      egress: [
        {
          to: [{ podSelector: {} }, { namespaceSelector: { matchLabels: { name } } }],
          ports: [
            { port: 53, protocol: "UDP" },
            { port: 53, protocol: "TCP" },
          ],
        },
        { to: [{ ipBlock: { cidr: "10.0.0.0/8" } }] },
      ],
    },
  },
  "v1/ResourceQuota": {
    apiVersion: "v1",
    kind: "ResourceQuota",
    metadata,
    spec: { hard: { "requests.cpu": "4", "requests.memory": "8Gi", pods: "60" } },
  },
  "helm.toolkit.fluxcd.io/v2/HelmRelease": {
    apiVersion: "helm.toolkit.fluxcd.io/v2",
    kind: "HelmRelease",
    metadata,
    spec: {
      interval: "1h",
      timeout: "1m30s",
      install: { timeout: "5m", remediation: { retries: 2 } },
      valuesFrom: [
        { kind: "ConfigMap", name: "a" },
        { kind: "ConfigMap", name: "b" },
      ],
      values: {
        host: `web.${domain}`,
        ports: [
          { name: "a", port: 80 },
          { name: "b", port: "443" },
        ],
        resources: { limits: { memory: "256Mi" } },
        interval: "1h",
      },
    },
  },
  "kustomize.toolkit.fluxcd.io/v1/Kustomization": {
    apiVersion: "kustomize.toolkit.fluxcd.io/v1",
    kind: "Kustomization",
    metadata: { name: `web-${name}`, namespace: "flux-system" },
    spec: {
      interval: "1h",
      retryInterval: "2m",
      path: `./dist/${name}/web`,
      prune: true,
      dependsOn: [{ name: `namespace-${name}` }, { name: "traefik" }],
      patches: [{ patch: "- op: add\n  path: /a\n  value: 1\n" }, { patch: `{"spec":{"a":[1,2],"b":null}}` }],
    },
  },
  "argoproj.io/v1alpha1/Application": {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Application",
    metadata: { name: `web-${name}`, namespace: "argocd" },
    spec: {
      project: name,
      source: {
        chart: "web",
        helm: {
          valueFiles: ["a.yaml", "b.yaml"],
          values: `host: ${domain}\nlist:\n  - b\n  - a\n`,
          valuesObject: { size: "1Gi", tolerations: [{ key: "a" }, { key: "b" }] },
        },
      },
      syncPolicy: { syncOptions: ["A=true", "B=true"], retry: { backoff: { duration: "5s", maxDuration: "3m" } } },
    },
  },
  "v1/ConfigMap": {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata,
    data: {
      "app.yaml": config,
      "app.json": `{"a": [1, "2"], "host": "${domain}"}`,
      "run.sh": "#!/bin/sh\nset -e\nexec web # go",
      text: "one line",
    },
  },
  "": { image: { tag: "1.2" }, list: ["a", "b"], empty: {}, none: [], nothing: null, on: true, config },
};
