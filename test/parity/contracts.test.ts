import { expect, test } from "vitest";
import { differences } from "./differences.ts";

// What stands here is all in which production is not what staging rehearsed. A line that comes is a decision.

test("the reference fleet differs between staging and production in what is signed for", async () => {
  expect((await differences(".")).join("\n")).toMatchInlineSnapshot(`
    "staging → production
      sync wave of Application podinfo-staging as a whole: an object with metadata → nothing (sync of podinfo)
      Receiver github as a whole: an object with apiVersion, kind, metadata → nothing (cluster)
      Kustomization cache-production spec.dependsOn[cache-dev]: {"name":"cache-dev"} → nothing (waitsFor)
      Deployment web spec.replicas: 1 → 3 (replicas of web)
      Deployment web spec.template.spec.topologySpreadConstraints: nothing → a list of 1 (replicas of web)
      Kustomization web-production spec.dependsOn[web-dev]: {"name":"web-dev"} → nothing (waitsFor)
      PodDisruptionBudget web as a whole: nothing → an object with apiVersion, kind, metadata (replicas of web)
      Application podinfo-production metadata.annotations: nothing → {"argocd.argoproj.io/sync-options":"Prune=false"} (sync of podinfo)
      Application podinfo-production spec.syncPolicy.automated: {"prune":true,"selfHeal":true} → nothing (sync of podinfo)
      Application podinfo-production spec.syncPolicy.retry: an object with limit, backoff, refresh → nothing (sync of podinfo)"
  `);
});

test("argocd-parity differs between staging and production in the sync alone", async () => {
  expect((await differences("examples/argocd-parity")).join("\n")).toMatchInlineSnapshot(`
    "staging → production
      Application namespace-production metadata.annotations[argocd.argoproj.io/sync-wave]: "-2" → nothing (sync)
      Application namespace-production metadata.annotations[argocd.argoproj.io/sync-options]: nothing → "Prune=false" (sync)
      Application namespace-production spec.syncPolicy.automated: {"prune":true,"selfHeal":true} → nothing (sync)
      Application namespace-production spec.syncPolicy.retry: an object with limit, backoff, refresh → nothing (sync)
      sync wave of Application logforge-staging as a whole: an object with metadata → nothing (sync)
      Application root-production metadata.finalizers: ["resources-finalizer.argocd.argoproj.io"] → nothing (sync)
      Application logforge-production metadata.annotations[argocd.argoproj.io/sync-options]: nothing → "Prune=false" (sync)
      Application logforge-production spec.syncPolicy.automated: {"prune":true,"selfHeal":true} → nothing (sync)
      Application logforge-production spec.syncPolicy.retry: an object with limit, backoff, refresh → nothing (sync)"
  `);
});

test("flux-branches differs between staging and prod in amounts and pace", async () => {
  expect((await differences("examples/flux-branches")).join("\n")).toMatchInlineSnapshot(`
    "staging → prod
      ResourceQuota quota spec.hard[requests.cpu]: "600m" → "2" (quota.cpu)
      ResourceQuota quota spec.hard[requests.memory]: "384Mi" → "1Gi" (quota.memory)
      ResourceQuota quota spec.hard[limits.memory]: "384Mi" → "1Gi" (quota.limits.memory)
      ResourceQuota quota spec.hard.pods: "6" → "8" (quota.pods)
      GitRepository myapp-prod spec.interval: "2m" → "5m" (intervals.poll)
      Deployment myapp spec.replicas: 2 → 3 (replicas of myapp)
      Deployment myapp spec.template.spec.containers[myapp].resources.limits.memory: "128Mi" → "256Mi" (memory of myapp)
      Deployment myapp spec.template.spec.containers[myapp].resources.requests.cpu: "200m" → "500m" (cpu of myapp)
      Deployment myapp spec.template.spec.containers[myapp].resources.requests.memory: "128Mi" → "256Mi" (memory of myapp)"
  `);
});

test("flux-partial differs between integration and live in how long metrics are kept", async () => {
  expect((await differences("examples/flux-partial")).join("\n")).toMatchInlineSnapshot(`
    "integration → live
      HelmRelease prometheus spec.values.prometheus.prometheusSpec.retention: "1d" → "14d" (settings.metrics.retention)"
  `);
});
