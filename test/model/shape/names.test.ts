import { describe, expect, test } from "vitest";
import { type Edits, found } from "./edit.ts";

/** A version of every component in one more environment. */
const everywhere = (environment: string): Edits =>
  Object.fromEntries(
    ["logforge", "own", "web", "shop", "docs"].map((component) => [`${component}.${environment}`, "1.0.0"]),
  );

describe("names", () => {
  test.each<[string, Edits, Edits, readonly string[]]>([
    [
      "an environment named as the default of varying values",
      { "environments.default": { cluster: "lab", sync: "automatic", identity: { secret: "a", bucket: "b" } } },
      everywhere("default"),
      [
        'policy/reserved-name environments.default | the environment "default" has the name of the default of varying values → give it another name',
      ],
    ],
    [
      "an environment named as a folder of dist",
      { "environments.terraform": { cluster: "lab", sync: "automatic", identity: { secret: "a", bucket: "b" } } },
      everywhere("terraform"),
      [
        'policy/reserved-name environments.terraform | the environment "terraform" has the name of something else in dist/ → give it another name',
      ],
    ],
    [
      "a component named as something in dist",
      { "components.secrets": { manifests: () => undefined } },
      {},
      [
        'policy/reserved-name components.secrets | the component "secrets" has the name of something else in dist/ → give it another name',
      ],
    ],
    [
      "a component named as an export beside the version map",
      { "components.holds": { image: "a", port: 80, in: [] }, "components.hotfixes": { image: "b", port: 80, in: [] } },
      { holds: {}, hotfixes: {} },
      [],
    ],
    [
      "a component whose name with an environment is one of ours",
      { "components.root": { manifests: () => undefined } },
      {},
      [
        'policy/reserved-name components.root | "root" in "dev" makes the name "root-dev", which Lockstep gives to the environment "dev" → give it another name',
      ],
    ],
    [
      "two pairs that make one name",
      {
        "environments.a-dev": { cluster: "lab", sync: "automatic", identity: { secret: "a", bucket: "b" } },
        "components.topics-a": { manifests: () => undefined, in: ["dev"] },
      },
      everywhere("a-dev"),
      [
        'policy/duplicate-name components.topics-a | "topics-a" in "dev" makes the same name as "topics" in "a-dev": "topics-a-dev" → rename one of them',
      ],
    ],
    [
      "names that differ in capitals alone",
      { "components.Topics": { manifests: () => undefined } },
      {},
      [
        'policy/duplicate-name components.Topics | the component "Topics" differs from "topics" in capitals alone → rename one of them',
        'policy/format components.Topics | the component "Topics" is not a DNS label: at most 63 characters, lowercase letters, digits and "-", with a letter or digit at both ends → rename it: up to 63 lowercase letters, digits and "-"',
      ],
    ],
    [
      "a name with other letters",
      { "components.to_pics": { manifests: () => undefined } },
      {},
      [
        'policy/format components.to_pics | the component "to_pics" is not a DNS label: at most 63 characters, lowercase letters, digits and "-", with a letter or digit at both ends → rename it to "to-pics"',
      ],
    ],
    [
      "a workload whose name starts with a digit",
      { "components.2048": { image: "game", port: 80, in: [] } },
      { "2048": {} },
      [
        'policy/format components.2048 | the component "2048" is not a Service name: at most 63 characters, lowercase letters, digits and "-", with a letter in front and a letter or digit at the end → rename it: up to 63 lowercase letters, digits and "-"',
      ],
    ],
    [
      "a pair that is too long together",
      { [`components.${"t".repeat(60)}`]: { manifests: () => undefined } },
      {},
      [
        'policy/name-length components.tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt | "tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt" in "production" makes the name "tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt-production", 71 characters long; a name has at most 63 → shorten "tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt" by 8',
      ],
    ],
    [
      "a release that is too long",
      { [`components.${"t".repeat(54)}`]: { helm: { path: "x" }, in: [] } },
      { ["t".repeat(54)]: {} },
      [
        'policy/name-length components.tttttttttttttttttttttttttttttttttttttttttttttttttttttt | the component "tttttttttttttttttttttttttttttttttttttttttttttttttttttt" is 54 characters long; the name of a Helm release has at most 53 → shorten it by 1',
      ],
    ],
    [
      "a cluster that is too long for what is named after it",
      { [`clusters.${"c".repeat(50)}`]: { delivery: "flux" } },
      {},
      [
        'policy/name-length clusters.cccccccccccccccccccccccccccccccccccccccccccccccccc | the cluster "cccccccccccccccccccccccccccccccccccccccccccccccccc" makes the name "cluster-namespaces-cccccccccccccccccccccccccccccccccccccccccccccccccc", 69 characters long; a name has at most 63 → shorten it by 6',
      ],
    ],
    [
      "an identity key that one environment writes otherwise",
      { "environments.dev.identity": { secret: "a", bukket: "b" } },
      {},
      [
        'policy/same-identity environments.dev.identity.bukket | identity of dev has "bukket", which most environments have not → did you mean "bucket"?',
      ],
    ],
    [
      "an identity key that one environment lacks",
      { "environments.dev.identity": { secret: "a" } },
      {},
      [
        'policy/same-identity environments.dev.identity | identity of dev has no "bucket", which "staging" and "production" have → add "bucket"',
      ],
    ],
    [
      "an identity key that one environment has alone",
      { "environments.dev.identity.zone": "a" },
      {},
      [
        'policy/same-identity environments.dev.identity.zone | identity of dev has "zone", which most environments have not → remove it, or add it to "staging" or "production" too',
      ],
    ],
    [
      "an identity key that the view fills in",
      { "environments.dev.identity.domain": "a" },
      {},
      [
        'policy/reserved-name environments.dev.identity.domain | identity of dev has "domain", which every component is given anyway → remove it; "domain" is a field of the environment',
      ],
    ],
  ])("reports %s", (_, policy, versions, findings) => {
    expect(found(policy, versions)).toEqual(findings);
  });
});
