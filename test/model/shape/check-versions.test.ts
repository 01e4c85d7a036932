import { describe, expect, test } from "vitest";
import { type Edits, found } from "./edit.ts";

describe("checkVersions", () => {
  test.each<[string, Edits, Edits, readonly string[]]>([
    [
      "a missing row",
      {},
      { web: undefined },
      ['versions/missing  | web has no row in the version map → add web: { dev: "…", staging: "…", production: "…" }'],
    ],
    [
      "a misspelt row as one finding",
      {},
      { web: undefined, wbe: { dev: "1", staging: "1", production: "1" } },
      ['versions/surplus wbe | the row "wbe" belongs to no component → did you mean "web"?'],
    ],
    [
      "a row of no component",
      {},
      { elephant: { dev: "1" } },
      [
        'versions/surplus elephant | the row "elephant" belongs to no component → remove the row, or add the component to the policy',
      ],
    ],
    [
      "a row of a component without a version",
      {},
      { topics: { dev: "1" } },
      ['versions/surplus topics | topics has a row, and a component with "manifests" has no version → remove the row'],
    ],
    [
      "a missing place",
      {},
      { "web.production": undefined },
      [
        'versions/missing web | web has no version for "production" → add production: "…" with the version, or "none" where web is not there yet',
      ],
    ],
    [
      "a misspelt place as one finding",
      {},
      { "web.production": undefined, "web.prod": "1" },
      [
        'versions/surplus web.prod | web has a version for "prod", which is no environment → did you mean "production"?',
      ],
    ],
    [
      "a place that does not exist",
      {},
      { "web.qa": "1" },
      ['versions/surplus web.qa | web has a version for "qa", which is no environment → remove it'],
    ],
    [
      "a place where the component does not run",
      {},
      { "minio.dev": "1" },
      [
        'versions/surplus minio.dev | minio has a version for "dev", where it does not run → remove it, or add "dev" to "in" of minio',
      ],
    ],
    [
      "an environment where a cluster belongs",
      {},
      { "ingress.dev": "1" },
      [
        'versions/surplus ingress.dev | ingress has a version for "dev", which is an environment and no cluster → remove it',
      ],
    ],
    [
      "a missing cluster",
      {},
      { "ingress.edge": undefined },
      [
        'versions/missing ingress | ingress has no version for "edge" → add edge: "…" with the version, or "none" where ingress is not there yet',
      ],
    ],
    [
      "a new environment once, not for each row",
      { "environments.qa": { cluster: "lab", sync: "automatic", identity: { secret: "a", bucket: "b" } } },
      {},
      [
        'versions/missing  | no component has a version for "qa" → add qa: "…" to each row, with the version, or "none" where the component is not there yet',
      ],
    ],
    [
      "a version that is a number",
      {},
      { "web.dev": 1.2 },
      ['versions/wrong-type web.dev | the version of web in dev is 1.2, not text → write it in quotes: "1.2"'],
    ],
    [
      "a version that is null",
      {},
      { "web.dev": null },
      [
        'versions/wrong-type web.dev | the version of web in dev is null, not text → write the exact version in quotes, or "none"',
      ],
    ],
    [
      "a version that is empty",
      {},
      { "web.dev": " " },
      ['versions/wrong-type web.dev | the version of web in dev is empty → write the exact version, or "none"'],
    ],
    [
      "one row in the form of the other layout",
      {},
      { web: "1" },
      [
        'versions/wrong-type web | the row of web is "1", not an object → write web: { dev: "…", staging: "…", production: "…" }',
      ],
    ],
    [
      "a whole map in the form of the other layout",
      {},
      { "": { minio: "1", ingress: "1", logforge: "1", own: "1", web: "1", shop: "1", docs: "1", operator: "1" } },
      [
        'versions/wrong-shape  | the version map is flat, and the layout "directory" asks for a version in each environment → write minio: { staging: "…", production: "…" }, or choose the layout "branch"',
      ],
    ],
    [
      "a map of environments with a branch for each",
      { layout: "branch" },
      {},
      [
        'versions/wrong-shape  | the version map names environments, and with the layout "branch" a component has one version → write minio: "…", or choose the layout "directory"',
      ],
    ],
    [
      "one row of environments with a branch for each",
      { layout: "branch" },
      {
        "": {
          minio: "1",
          ingress: "1",
          logforge: "1",
          own: "1",
          web: { dev: "1" },
          shop: "1",
          docs: "1",
          operator: "1",
        },
      },
      [
        'versions/wrong-type web | the version of web is an object, not text → write the exact version in quotes, or "none"',
      ],
    ],
  ])("reports %s", (_, policy, versions, findings) => {
    expect(found(policy, versions)).toEqual(findings);
  });
});
