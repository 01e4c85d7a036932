import { describe, expect, test } from "vitest";
import { type Edits, found } from "./edit.ts";

describe("references", () => {
  test.each<[string, Edits, Edits, readonly string[]]>([
    [
      "an unknown cluster",
      { "environments.dev.cluster": "labb" },
      {},
      ['policy/unknown-name environments.dev.cluster | dev runs in "labb", which is no cluster → did you mean "lab"?'],
    ],
    [
      "an unknown environment to promote from",
      { "environments.production.promotesFrom": "stagin" },
      {},
      [
        'policy/unknown-name environments.production.promotesFrom | production promotes from "stagin", which is no environment → did you mean "staging"?',
      ],
    ],
    [
      "an environment that promotes from itself",
      { "environments.production.promotesFrom": "production" },
      {},
      [
        'policy/self-reference environments.production.promotesFrom | production promotes from itself → remove it, or choose one of "dev" or "staging"',
      ],
    ],
    [
      "an unknown environment to wait for",
      { "environments.production.waitsFor": "qa" },
      {},
      [
        'policy/unknown-name environments.production.waitsFor | production waits for "qa", which is no environment → choose one of "dev" or "staging"',
      ],
    ],
    [
      "an environment that waits for itself",
      { "environments.production.waitsFor": "production" },
      {},
      [
        'policy/self-reference environments.production.waitsFor | production waits for itself → remove it, or choose one of "dev" or "staging"',
      ],
    ],
    [
      "a need for an unknown component",
      { "components.web.needs.0": "logforg" },
      {},
      [
        'policy/unknown-name components.web.needs.0 | web needs "logforg", which is no component → did you mean "logforge"?',
      ],
    ],
    [
      "a component that needs itself",
      { "components.docs.needs": ["docs"] },
      {},
      [
        'policy/self-reference components.docs.needs.0 | docs needs itself → remove it, or choose one of "minio", "ingress", "logforge", "own", "web", "shop", "topics" or "operator"',
      ],
    ],
    [
      "a need that stands twice",
      { "components.web.needs.0": "minio" },
      {},
      ['policy/duplicate-name components.web.needs.1 | needs of web holds "minio" twice → remove one of them'],
    ],
    [
      "an unknown environment to run in",
      { "components.topics.in": ["prodution"] },
      {},
      [
        'policy/unknown-name components.topics.in.0 | topics runs in "prodution", which is no environment → did you mean "production"?',
      ],
    ],
    [
      "an environment where a cluster belongs",
      { "components.ingress.in.0": "production" },
      { "ingress.lab": undefined },
      [
        'policy/unknown-name components.ingress.in.0 | ingress runs in "production", which is an environment and no cluster → choose one of "lab" or "edge"',
      ],
    ],
    [
      "an unknown environment in a varying value",
      { "components.web.replicas": { default: 1, prduction: 3 } },
      {},
      [
        'policy/unknown-name components.web.replicas.prduction | replicas of web varies by "prduction", which is no environment → did you mean "production"?',
      ],
    ],
    [
      "an environment in a value that varies by cluster",
      { "components.ingress.sync": { default: "automatic", dev: "manual" } },
      {},
      [
        'policy/unknown-name components.ingress.sync.dev | sync of ingress varies by "dev", which is an environment and no cluster → choose one of "lab", "edge" or "default"',
      ],
    ],
    [
      "an unknown environment to tell about",
      { "notifications.chat.environments.0": "prd" },
      {},
      [
        'policy/unknown-name notifications.chat.environments.0 | chat tells about "prd", which is no environment → choose one of "dev", "staging" or "production"',
      ],
    ],
    [
      "an unknown environment in a contract",
      { "parity.0.between.1": "prodcution" },
      {},
      [
        'policy/unknown-name parity.0.between.1 | parity[0].between[1] is "prodcution", which is no environment → did you mean "production"?',
      ],
    ],
    [
      "an unknown component in an allowance",
      { "parity.0.allow.0.component": "wbe" },
      {},
      [
        'policy/unknown-name parity.0.allow.0.component | parity[0].allow[0].component is "wbe", which is no component → did you mean "web"?',
      ],
    ],
    [
      "an unknown rule",
      { rules: { "quota/fit": { severity: "off", reason: "x", until: "2027-01-31" } } },
      {},
      [
        'policy/unknown-name rules.quota/fit | rules turns down "quota/fit", which is no rule that can be turned down → did you mean "quota/fits"?',
      ],
    ],
    [
      "a rule that keeps a policy readable",
      { rules: { "policy/format": { severity: "off", reason: "x", until: "2027-01-31" } } },
      {},
      [
        'policy/unknown-name rules.policy/format | rules turns down "policy/format", which is no rule that can be turned down → remove it: a policy that breaks this rule cannot be read',
      ],
    ],
    [
      "a circle of promotions",
      { "environments.dev.promotesFrom": "production" },
      {},
      [
        'promotion/acyclic environments.dev.promotesFrom | dev promotes from production, production promotes from staging, staging promotes from dev → remove "promotesFrom" where new versions enter',
      ],
    ],
    [
      "a circle of waiting",
      { "environments.staging.waitsFor": "production" },
      {},
      [
        'order/acyclic environments.staging.waitsFor | staging waits for production, production waits for staging → remove one "waitsFor" of the circle',
      ],
    ],
  ])("reports %s", (_, policy, versions, findings) => {
    expect(found(policy, versions)).toEqual(findings);
  });
});
