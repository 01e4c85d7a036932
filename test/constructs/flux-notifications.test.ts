import { expect, test } from "vitest";
import { FluxAlert } from "../../src/constructs/flux/alert.ts";
import { FluxProvider } from "../../src/constructs/flux/provider.ts";
import { FluxReceiver } from "../../src/constructs/flux/receiver.ts";
import { render } from "./render.ts";

const named = { name: "fleet", namespace: "flux-system" };

test("a Provider says where its Secret is, and how a commit status is called", () => {
  const [minimal, full] = render((scope) => {
    new FluxProvider(scope, "Chat", {
      ...named,
      type: "slack",
      secret: "chat",
      channel: "deployments",
      username: "flux",
    });
    new FluxProvider(scope, "GitHub", {
      ...named,
      type: "github",
      address: "https://github.com/acme/fleet",
      secret: "github",
      commitStatusExpr: "'flux/' + event.metadata.cluster",
    });
  });
  expect(minimal?.spec).toEqual({
    type: "slack",
    channel: "deployments",
    username: "flux",
    secretRef: { name: "chat" },
  });
  expect(full?.spec).toEqual({
    type: "github",
    address: "https://github.com/acme/fleet",
    secretRef: { name: "github" },
    commitStatusExpr: "'flux/' + event.metadata.cluster",
  });
});

test("an Alert lists its sources and what it adds to every event", () => {
  const [minimal, full] = render((scope) => {
    new FluxAlert(scope, "Minimal", {
      ...named,
      provider: "chat",
      severity: "error",
      sources: [{ kind: "HelmRelease", name: "*" }],
    });
    new FluxAlert(scope, "Full", {
      ...named,
      provider: "github",
      severity: "info",
      sources: [{ kind: "Kustomization", name: "*", namespace: "dev", matchLabels: { environment: "dev" } }],
      metadata: { cluster: "nonprod" },
      inclusionList: ["^Health check passed"],
      exclusionList: ["waiting"],
    });
  });
  expect(minimal?.spec).toEqual({
    providerRef: { name: "chat" },
    eventSeverity: "error",
    eventSources: [{ kind: "HelmRelease", name: "*" }],
  });
  expect(full).toMatchInlineSnapshot(`
    {
      "apiVersion": "notification.toolkit.fluxcd.io/v1beta3",
      "kind": "Alert",
      "metadata": {
        "name": "fleet",
        "namespace": "flux-system",
      },
      "spec": {
        "eventMetadata": {
          "cluster": "nonprod",
        },
        "eventSeverity": "info",
        "eventSources": [
          {
            "kind": "Kustomization",
            "matchLabels": {
              "environment": "dev",
            },
            "name": "*",
            "namespace": "dev",
          },
        ],
        "exclusionList": [
          "waiting",
        ],
        "inclusionList": [
          "^Health check passed",
        ],
        "providerRef": {
          "name": "github",
        },
      },
    }
  `);
});

test("a Receiver needs a Secret", () => {
  const [object] = render(
    (scope) =>
      new FluxReceiver(scope, "Push", {
        ...named,
        type: "github",
        events: ["ping", "push"],
        resources: [{ kind: "GitRepository", name: "fleet" }],
        secret: "webhook",
      }),
  );
  expect(object).toMatchInlineSnapshot(`
    {
      "apiVersion": "notification.toolkit.fluxcd.io/v1",
      "kind": "Receiver",
      "metadata": {
        "name": "fleet",
        "namespace": "flux-system",
      },
      "spec": {
        "events": [
          "ping",
          "push",
        ],
        "resources": [
          {
            "kind": "GitRepository",
            "name": "fleet",
          },
        ],
        "secretRef": {
          "name": "webhook",
        },
        "type": "github",
      },
    }
  `);
});
