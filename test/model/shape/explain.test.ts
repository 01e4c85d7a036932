import { describe, expect, test } from "vitest";
import { type Edits, found } from "./edit.ts";

describe("What explain() says", () => {
  test.each<[string, Edits, Edits, readonly string[]]>([
    [
      "a misspelt field at the top",
      { environment: {} },
      {},
      [
        'policy/unknown-field environment | the policy has "environment", which is no field of it → did you mean "environments"?',
      ],
    ],
    [
      "a misspelt field of a component",
      { "components.web.replica": 2 },
      {},
      [
        'policy/unknown-field components.web.replica | web has "replica", which is no field of it → did you mean "replicas"?',
      ],
    ],
    [
      "a field that no suggestion is near",
      { "clusters.lab.zone": "a" },
      {},
      [
        'policy/unknown-field clusters.lab.zone | lab has "zone", which is no field of it → remove it, or choose one of "delivery", "flux", "argocd", "intervals" or "versionsFile"',
      ],
    ],
    [
      "a field of another kind of component",
      { "components.web.valuesFile": "deploy/{name}.yaml" },
      {},
      [
        'policy/unknown-field components.web.valuesFile | web has "valuesFile", which goes with "helm" and not with "image" → remove it',
      ],
    ],
    [
      "a missing field",
      { "components.web.port": undefined },
      {},
      ['policy/missing-field components.web | web has no "port" → add "port", a whole number from 1 to 65535'],
    ],
    [
      "a required field under another name as one finding",
      { "components.web.port": undefined, "components.web.prot": 80 },
      {},
      ['policy/unknown-field components.web.prot | web has "prot", which is no field of it → did you mean "port"?'],
    ],
    [
      "text where a number belongs",
      { "components.web.port": "8080" },
      {},
      [
        'policy/wrong-type components.web.port | port of web is "8080", not a whole number → write it without quotes: 8080',
      ],
    ],
    [
      "a number out of its range",
      { "components.web.port": 70_000 },
      {},
      [
        "policy/format components.web.port | port of web is 70000, not a whole number from 1 to 65535 → write a whole number from 1 to 65535",
      ],
    ],
    [
      "a fraction",
      { "components.web.replicas.production": 1.5 },
      {},
      [
        "policy/format components.web.replicas.production | replicas.production of web is 1.5, not a whole number from 0 → write a whole number from 0",
      ],
    ],
    [
      "a number that is none",
      { "components.web.port": Number.NaN },
      {},
      [
        "policy/wrong-type components.web.port | port of web is NaN, not a whole number → write a whole number from 1 to 65535",
      ],
    ],
    [
      "a number where text belongs",
      { "environments.staging.domain": 5 },
      {},
      ['policy/wrong-type environments.staging.domain | domain of staging is 5, not text → write it in quotes: "5"'],
    ],
    [
      "text where a list belongs",
      { "components.web.needs": "minio" },
      {},
      ['policy/wrong-type components.web.needs | needs of web is "minio", not a list → put it into a list: ["minio"]'],
    ],
    [
      "an object where a function belongs",
      { "components.ingress.values": { a: 1 } },
      {},
      [
        "policy/wrong-type components.ingress.values | values of ingress is an object, not a function → return it from a function: values: () => (…)",
      ],
    ],
    [
      "a list where an object belongs",
      { "components.web.probes": [] },
      {},
      ["policy/wrong-type components.web.probes | probes of web is an empty list, not an object → write an object"],
    ],
    [
      "a Map where an object belongs",
      { environments: new Map() },
      {},
      ["policy/wrong-type environments | environments is a Map, not an object → write an object"],
    ],
    [
      "a Promise where an object belongs",
      { components: Promise.resolve({}) },
      {},
      ["policy/wrong-type components | components is a Promise, not an object → await the value before it is put here"],
    ],
    [
      "a choice in other letters",
      { "clusters.edge.delivery": "Flux" },
      {},
      [
        'policy/not-a-choice clusters.edge.delivery | delivery of edge is "Flux", not "flux" or "argocd" → did you mean "flux"?',
      ],
    ],
    [
      "a word that is no choice",
      { "environments.dev.sync": "sometimes" },
      {},
      [
        'policy/not-a-choice environments.dev.sync | sync of dev is "sometimes", not "automatic" or "manual" → choose one of "automatic" or "manual"',
      ],
    ],
    [
      "a boolean where a choice belongs",
      { "environments.dev.sync": true },
      {},
      [
        'policy/not-a-choice environments.dev.sync | sync of dev is true, not "automatic" or "manual" → write "automatic" or "manual"',
      ],
    ],
    [
      "a network that is neither word nor object",
      { "environments.dev.network": "closed" },
      {},
      [
        'policy/not-a-choice environments.dev.network | network of dev is "closed", not "open" or "isolated" → choose one of "open" or "isolated"',
      ],
    ],
    [
      "a component without a kind",
      { "components.web": {} },
      {},
      [
        'policy/one-of components.web | web has none of "helm", "image", "kustomize", "manifests" and "external" → add "helm", "image", "kustomize", "manifests" or "external"',
      ],
    ],
    [
      "a component of two kinds",
      { "components.web.manifests": () => undefined },
      {},
      [
        'policy/one-of components.web | web has "image" and "manifests", which exclude each other → keep one and remove the rest',
      ],
    ],
    [
      "a chart from two places",
      { "components.minio.helm.path": "charts/minio" },
      {},
      [
        'policy/one-of components.minio.helm | helm of minio has "chart" and "path", which exclude each other → keep one and remove the rest',
      ],
    ],
    [
      "a chart from nowhere",
      { "components.minio.helm": {} },
      {},
      ['policy/one-of components.minio.helm | helm of minio has none of "chart" and "path" → add "chart" or "path"'],
    ],
    [
      "a chart known by its repository alone",
      { "components.minio.helm.chart": undefined },
      {},
      [
        'policy/missing-field components.minio.helm | helm of minio has no "chart" → add "chart", a text that is not empty',
      ],
    ],
    [
      "a kustomization from two places",
      { "components.shop.kustomize.git": "https://github.com/acme/shop" },
      {},
      [
        'policy/one-of components.shop.kustomize | kustomize of shop has "image" and "git", which exclude each other → keep one and remove the rest',
      ],
    ],
    [
      "a destination without server and name",
      { "clusters.edge.argocd.destination": {} },
      {},
      [
        'policy/one-of clusters.edge.argocd.destination | argocd.destination of edge has none of "server" and "name" → add "server" or "name"',
      ],
    ],
    [
      "a scope that is none",
      { "components.web.scope": "clutser" },
      {},
      [
        'policy/not-a-choice components.web.scope | scope of web is "clutser", not "environment" or "cluster" → did you mean "cluster"?',
      ],
    ],
    [
      "a component of scope cluster without clusters",
      { "components.ingress.in": undefined },
      {},
      [
        'policy/missing-field components.ingress | ingress has the scope "cluster" and no "in" → add "in", a list of clusters: "lab" or "edge"',
      ],
    ],
    [
      "a varying value without a default",
      { "components.web.replicas": { production: 3 } },
      {},
      [
        'policy/missing-field components.web.replicas | replicas of web has no "default" → add "default", a whole number from 0',
      ],
    ],
    [
      "a contract of three",
      { "parity.0.between": ["dev", "staging", "production"] },
      {},
      [
        "policy/format parity.0.between | parity[0].between has 3 items, not 2 → name the two environments that must stay in step",
      ],
    ],
  ])("reports %s", (_, policy, versions, findings) => {
    expect(found(policy, versions)).toEqual(findings);
  });
});
