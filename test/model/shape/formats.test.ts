import { describe, expect, test } from "vitest";
import { type Edits, found } from "./edit.ts";

describe("formats", () => {
  test.each<[string, Edits, Edits, readonly string[]]>([
    [
      "a duration in days",
      { "clusters.lab.intervals.poll": "1d" },
      {},
      [
        'policy/format clusters.lab.intervals.poll | intervals.poll of lab: "1d" counts in days, which no controller reads; write "24h" → write a duration, such as "10m" or "1h30m"',
      ],
    ],
    [
      "memory in another unit",
      { "components.web.memory": "512MB" },
      {},
      [
        'policy/format components.web.memory | memory of web: "512MB" has another unit than Ki, Mi, Gi or Ti; "512Mi" is near → write an amount of memory, such as "256Mi" or "2Gi"',
      ],
    ],
    [
      "memory in a varying value",
      { "components.web.memory": { default: "1Gi", production: "much" } },
      {},
      [
        'policy/format components.web.memory.production | memory.production of web: "much" is no number with the unit Ki, Mi, Gi or Ti → write an amount of memory, such as "256Mi" or "2Gi"',
      ],
    ],
    [
      "CPU that is no number",
      { "components.web.cpu": "lots" },
      {},
      [
        'policy/format components.web.cpu | cpu of web: "lots" is no number of cores, nor of thousandths with "m" → write an amount of CPU, such as "500m" or "2"',
      ],
    ],
    [
      "a day that does not exist",
      { "parity.0.allow.0.until": "2027-02-30" },
      {},
      [
        'policy/format parity.0.allow.0.until | parity[0].allow[0].until: "2027-02-30" does not exist; 2027-02 has 28 days → write a day, such as "2027-01-31"',
      ],
    ],
    [
      "an image with its version",
      { "components.web.image": "ghcr.io/acme/web:1.2" },
      {},
      [
        'policy/format components.web.image | image of web: "ghcr.io/acme/web:1.2" carries the tag "1.2"; the version belongs in the version map → write an image without its version, such as "ghcr.io/acme/web"',
      ],
    ],
    [
      "the short form of a Git address",
      { "repository.url": "git@github.com:acme/forge.git" },
      {},
      [
        'policy/format repository.url | repository.url: "git@github.com:acme/forge.git" is the short form, which Flux refuses; write "ssh://git@github.com/acme/forge.git" → write an address such as "https://github.com/acme/platform"',
      ],
    ],
    [
      "a chart repository without a scheme",
      { "components.minio.helm.repository": "charts.min.io" },
      {},
      [
        'policy/format components.minio.helm.repository | helm.repository of minio: "charts.min.io" does not start with "https://", "http://" or "oci://" → write an address such as "https://charts.example.com" or "oci://ghcr.io/acme/charts"',
      ],
    ],
    [
      "a path that leaves the repository",
      { "components.own.helm.path": "../own" },
      {},
      [
        'policy/format components.own.helm.path | helm.path of own: "../own" holds ".."; paths stay inside the repository → write a path from the root of the repository, such as "deploy/web"',
      ],
    ],
    [
      "a values file without a name in it",
      { "components.own.valuesFile": "deploy/values.yaml" },
      {},
      [
        'policy/format components.own.valuesFile | valuesFile of own: "deploy/values.yaml" has no "{name}" in it → write a path with the environment\'s name in it, such as "deploy/{name}/values.yaml"',
      ],
    ],
    [
      "a versions file of another kind",
      { "clusters.lab.versionsFile": "deploy/versions.txt" },
      {},
      [
        'policy/format clusters.lab.versionsFile | versionsFile of lab: "deploy/versions.txt" does not end in ".env" → write a path that ends in ".env", such as "deploy/versions.env"',
      ],
    ],
    [
      "three numbers of a release",
      { "targets.flux": "2.9.1" },
      {},
      [
        'policy/format targets.flux | targets.flux: "2.9.1" is not two numbers of a release → write two numbers of a release, such as "1.35"',
      ],
    ],
    [
      "a repository with its owner",
      { "repository.name": "acme/forge" },
      {},
      [
        'policy/format repository.name | repository.name: "acme/forge" is not the name of a repository → write the name of a repository without its owner, such as "platform"',
      ],
    ],
    [
      "an address without a mask",
      { "environments.production.network.addresses.0.cidr": "10.0.0.0" },
      {},
      [
        'policy/format environments.production.network.addresses.0.cidr | network.addresses[0].cidr of production: "10.0.0.0" is no range of addresses → write a range of addresses, such as "10.0.0.0/8"',
      ],
    ],
    [
      "a kind without a group",
      { "components.logforge.clusterKinds.0": "ClusterRole" },
      {},
      [
        'policy/format components.logforge.clusterKinds.0 | clusterKinds[0] of logforge: "ClusterRole" is no "group/Kind" → write a group and a kind, such as "rbac.authorization.k8s.io/ClusterRole", or "/Node" for the core group',
      ],
    ],
    [
      "an empty text",
      { "parity.0.allow.0.reason": " " },
      {},
      ['policy/format parity.0.allow.0.reason | parity[0].allow[0].reason: " " is empty → give the reason'],
    ],
    ...["…", "...", " . … "].map((dots): [string, Edits, Edits, readonly string[]] => [
      `a reason of dots alone, as ${JSON.stringify(dots)}`,
      {
        "parity.0.allow.0.reason": dots,
        rules: { "versions/exact": { severity: "off", reason: dots, until: "2027-01-31" } },
        "environments.production.freeze": [{ from: "2026-12-20", until: "2027-01-02", reason: dots }],
      },
      {},
      [
        `policy/format environments.production.freeze.0.reason | freeze[0].reason of production: "${dots}" says nothing → give the reason`,
        `policy/format parity.0.allow.0.reason | parity[0].allow[0].reason: "${dots}" says nothing → give the reason`,
        `policy/format rules.versions/exact.reason | rules["versions/exact"].reason: "${dots}" says nothing → give the reason`,
      ],
    ]),
    [
      "a probe without a slash",
      { "components.web.probes.startup": "healthz" },
      {},
      [
        'policy/format components.web.probes.startup | probes.startup of web: "healthz" is no path that starts with "/" → write a path such as "/healthz"',
      ],
    ],
  ])("reports %s", (_, policy, versions, findings) => {
    expect(found(policy, versions)).toEqual(findings);
  });
});
