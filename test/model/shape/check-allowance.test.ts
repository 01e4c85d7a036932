import { describe, expect, test } from "vitest";
import { allowing } from "./allowing.ts";
import { found } from "./edit.ts";

const reason = "traffic";

describe("an allowance", () => {
  const replicas = { component: "web", property: "replicas" };
  test.each<[string, unknown, readonly string[]]>([
    [
      "for a setting that neither environment has",
      { setting: "storge", reason },
      [
        'parity/allowance-known parity.0.allow.0.setting | parity[0].allow[0].setting is "storge", which is a setting of neither "staging" nor "production" → did you mean "storage"?',
      ],
    ],
    [
      "for a property that goes with another kind of component",
      { component: "minio", property: "replicas", reason },
      [
        'parity/allowance-known parity.0.allow.0.property | parity[0].allow[0].property is "replicas", which goes with "image" and not with "helm" → choose one of "in" or "sync"',
      ],
    ],
    [
      "for the path of a chart",
      { component: "own", property: "path", reason },
      [
        'parity/allowance-known parity.0.allow.0.property | parity[0].allow[0].property is "path", which goes with "kustomize" and not with "helm" → choose one of "in" or "sync"',
      ],
    ],
    [
      "for a component that runs once for both",
      { component: "ingress", property: "in", reason },
      [
        'parity/allowance-known parity.0.allow.0.component | parity[0].allow[0].component is "ingress", which runs once for both, in the cluster "edge" → remove the allowance',
      ],
    ],
    [
      "for a path that has no order",
      { component: "shop", property: "path", relation: "atMost", reason },
      [
        'parity/allowance-known parity.0.allow.0.relation | parity[0].allow[0].relation is "atMost", but "path" cannot be ordered → write relation: "oneOf" with "values", or leave "relation" out',
      ],
    ],
    [
      "for a property of an environment that has no order",
      { environment: "network.from", relation: "atLeast", reason },
      [
        'parity/allowance-known parity.0.allow.0.relation | parity[0].allow[0].relation is "atLeast", but "network.from" cannot be ordered → write relation: "oneOf" with "values", or leave "relation" out',
      ],
    ],
    [
      "for a setting of words",
      { setting: "storage", relation: "atLeast", reason },
      [
        'parity/allowance-known parity.0.allow.0.relation | parity[0].allow[0].relation is "atLeast", but "storage" cannot be ordered: it is "minio" and "minio" → write relation: "oneOf" with "values", or leave "relation" out',
      ],
    ],
    ["for the path of a kustomization", { component: "docs", property: "path", reason }, []],
    ["for the presence of any component", { component: "topics", property: "in", reason }, []],
    ["for any number of replicas", { ...replicas, relation: "atLeast", reason }, []],
    ["for a number", { setting: "pipeline", relation: "atMost", reason }, []],
    ["for a quota and what is in it", { environment: "quota", relation: "atLeast", reason }, []],
    ["for a property that neither environment sets", { environment: "domain", reason }, []],
    ["for a setting that is one of some", { setting: "storage", relation: "oneOf", values: ["file"], reason }, []],
  ])("%s is judged", (_, allowance, findings) => {
    expect(allowing([allowance])).toEqual(findings);
  });

  test("for a component that runs in neither environment is reported, for a field too", () => {
    expect(
      found({
        parity: [
          {
            between: ["dev", "staging"],
            allow: [
              { component: "topics", property: "sync", reason },
              { field: "data.x", component: "topics", reason },
              { component: "minio", property: "in", reason },
            ],
          },
        ],
        "components.topics.in": ["production"],
      }),
    ).toEqual([
      'parity/allowance-known parity.0.allow.0.component | parity[0].allow[0].component is "topics", which runs in neither "dev" nor "staging" → remove the allowance',
      'parity/allowance-known parity.0.allow.1.component | parity[0].allow[1].component is "topics", which runs in neither "dev" nor "staging" → remove the allowance',
    ]);
  });

  test("for a component of clusters is taken where one of two clusters has it", () => {
    const parity = [{ between: ["dev", "staging"], allow: [{ component: "ingress", property: "in", reason }] }];
    expect(found({ parity })).toEqual([]);
    const hub = {
      "clusters.hub": { delivery: "flux" },
      "components.ingress.in": ["hub"],
      "versions.ingress": undefined,
    };
    expect(found({ parity, ...hub }).filter((each) => each.startsWith("parity/"))).toEqual([
      'parity/allowance-known parity.0.allow.0.component | parity[0].allow[0].component is "ingress", which runs in neither of their clusters, "lab" nor "edge" → remove the allowance',
    ]);
  });

  test("for no setting is reported where no environment has any", () => {
    const none = Object.fromEntries(
      ["dev", "staging", "production"].map((name) => [`environments.${name}.settings`, undefined]),
    );
    expect(allowing([{ setting: "storage", reason }], none)).toEqual([
      'parity/allowance-known parity.0.allow.0.setting | parity[0].allow[0].setting is "storage", which is a setting of neither "staging" nor "production" → remove the allowance',
    ]);
  });

  test("for a setting follows groups, keys with dots and variants", () => {
    const settings = {
      "environments.staging.settings": { ingest: { "rate.limit": "2Gi", hosts: ["a"] }, kafka: true },
      "environments.production.settings": { ingest: { "rate.limit": "4Gi", hosts: ["b"] } },
    };
    const known = ["ingest", "ingest.rate.limit", "ingest.hosts", "kafka"];
    expect(
      allowing(
        known.map((setting) => ({ setting, reason })),
        settings,
      ),
    ).toEqual([]);
    expect(
      allowing(
        ["ingest.host", "ingest.hosts.0", "kafka.x", "toString", "a"].map((setting) => ({ setting, reason })),
        settings,
      ).map((each) => each.slice(each.indexOf("→"))),
    ).toEqual([
      '→ did you mean "ingest.hosts"?',
      '→ did you mean "ingest.hosts"?',
      '→ did you mean "kafka"?',
      '→ choose one of "ingest", "ingest.rate.limit", "ingest.hosts" or "kafka"',
      '→ choose one of "ingest", "ingest.rate.limit", "ingest.hosts" or "kafka"',
    ]);
  });

  test("that asks for more is taken where both values are of one scale", () => {
    const ordered = (left: unknown, right: unknown): readonly string[] =>
      allowing([{ setting: "x", relation: "atLeast", reason }], {
        "environments.staging.settings": { x: left },
        "environments.production.settings": { x: right },
      }).map((each) => each.slice(each.indexOf("but "), each.indexOf(" →")));
    for (const [left, right] of [
      [1, 2],
      ["1Gi", "1024Mi"],
      [1, "2"],
      ["90s", "1h30m"],
      ["1.2.3", "v2.0.0-rc.1"],
      ["2026.01.15", "2026.02.01"],
      [undefined, 3],
      [
        { cpu: 1, tier: "a" },
        { cpu: 2, tier: "a" },
      ],
    ])
      expect(ordered(left, right)).toEqual([]);
    expect(ordered("small", "large")).toEqual(['but "x" cannot be ordered: it is "small" and "large"']);
    expect(ordered("1m30s", 5)).toEqual(['but "x" cannot be ordered: it is "1m30s" and 5']);
    expect(ordered(false, true)).toEqual(['but "x" cannot be ordered: it is false and true']);
    expect(ordered([1], [1, 2])).toEqual(['but "x" cannot be ordered: it is a list of 1 and a list of 2']);
    expect(ordered({ a: { tier: "a" } }, { a: { tier: "b" } })).toEqual([
      'but "x.a.tier" cannot be ordered: it is "a" and "b"',
    ]);
  });

  test("for settings that hold themselves is judged all the same", () => {
    const loop: { name: string; self?: unknown } = { name: "loop" };
    loop.self = loop;
    const other: { name: string; self?: unknown } = { name: "other" };
    other.self = other;
    const settings = { "environments.staging.settings": loop, "environments.production.settings": other };
    expect(
      allowing(
        [
          { setting: "self.self.nam", reason },
          { setting: "self", relation: "atLeast", reason },
        ],
        settings,
      ).map((each) => each.slice(0, each.indexOf(" →"))),
    ).toEqual([
      ...["staging", "production"].map(
        (name) =>
          `policy/not-json environments.${name}.settings.self | settings.self of ${name} holds itself, without end`,
      ),
      'parity/allowance-known parity.0.allow.0.setting | parity[0].allow[0].setting is "self.self.nam", which is a setting of neither "staging" nor "production"',
      'parity/allowance-known parity.0.allow.1.relation | parity[0].allow[1].relation is "atLeast", but "self.name" cannot be ordered: it is "loop" and "other"',
    ]);
  });
});
