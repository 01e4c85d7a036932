import { expect, test } from "vitest";
import { ArgoRootApplication } from "../../src/constructs/argocd/root-application.ts";
import { render } from "./render.ts";

test("a root delivers Applications to where Argo CD lives, and its deletion deletes none of them", () => {
  const [root] = render(
    (scope) =>
      new ArgoRootApplication(scope, "Root", {
        name: "fleet-dev",
        namespace: "argocd",
        project: "fleet-root",
        repoUrl: "https://github.com/acme/fleet",
        revision: "main",
        path: "dist/dev/argocd",
      }),
  );
  expect(root?.metadata).not.toHaveProperty("finalizers");
  expect(root).toMatchObject({
    metadata: { annotations: { "argocd.argoproj.io/manifest-generate-paths": "/dist/dev/argocd" } },
    spec: {
      project: "fleet-root",
      destination: { server: "https://kubernetes.default.svc", namespace: "argocd" },
      source: { path: "dist/dev/argocd" },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
  });
});
