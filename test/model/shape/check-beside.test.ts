import { describe, expect, test } from "vitest";
import { checkShape } from "../../../src/model/shape/check-shape.ts";
import { defineFleet } from "../../../src/policy/index.ts";
import { big, files } from "./big-fleet.ts";
import { findingsOf, line } from "./edit.ts";

const entry = { not: "1.9.0", reason: "it is slow", until: "2027-01-31" };
const hotfix = { version: "1.9.1", reason: "a leak", until: "2027-01-31" };
const { policy, versions } = big;

const holding = (holds: unknown): readonly string[] => findingsOf({ policy, versions, holds }).map(line);
const hotfixing = (hotfixes: unknown): readonly string[] => findingsOf({ policy, versions, hotfixes }).map(line);

describe("holds", () => {
  test("are handed back, and nothing is the same as none", () => {
    expect(checkShape(big, files)).toMatchObject({ ok: true, holds: big.holds, hotfixes: big.hotfixes });
    expect(checkShape({ policy, versions }, files)).toMatchObject({ ok: true, holds: {}, hotfixes: {} });
  });

  test("are read from a module too", () => {
    const module = { versions, holds: { qa: {} }, [Symbol.toStringTag]: "Module" };
    expect(findingsOf({ policy, versions: module }).map(line)).toEqual([
      'policy/unknown-name qa | holds are for "qa", which is no environment → choose one of "dev", "staging" or "production"',
    ]);
  });

  test("are placed at their own export", () => {
    expect(findingsOf({ policy, versions, holds: 5 })[0]?.at).toEqual({
      file: "environments/versions.ts",
      export: "holds",
      path: [],
    });
  });

  test.each<[string, unknown, readonly string[]]>([
    ["is right", { production: { web: entry } }, []],
    ["is on several versions", { production: { web: { ...entry, not: ["1.9.0", "1.8.9"] } } }, []],
    ["is on a list of one", { production: { web: { ...entry, not: ["1.9.0"] } } }, []],
    [
      "is on an empty list",
      { production: { web: { ...entry, not: [] } } },
      [
        'policy/format production.web.not | not of the hold of web in production is an empty list → write the exact version that must not come, such as "1.9.0"',
      ],
    ],
    [
      "names a version twice",
      { production: { web: { ...entry, not: ["1.9.0", "1.8.9", "1.9.0"] } } },
      [
        'policy/duplicate-name production.web.not.2 | not of the hold of web in production holds "1.9.0" twice → remove one of them',
      ],
    ],
    [
      "has what is no version in its list",
      { production: { web: { ...entry, not: ["1.9.0", 1.8, "^1.8.0", null, "none"] } } },
      [
        "versions/wrong-type production.web.not.1 | holds.production.web.not[1] is 1.8, not text → write text",
        'policy/format production.web.not.2 | not[2] of the hold of web in production: "^1.8.0" is a range ("^"); name one version, as "1.2.3" → write the exact version that must not come, such as "1.9.0"',
        "versions/wrong-type production.web.not.3 | holds.production.web.not[3] is null, not text → write text",
        'policy/format production.web.not.4 | not[4] of the hold of web in production: "none" is no version → write the exact version that must not come, such as "1.9.0"',
      ],
    ],
    [
      "is on a number",
      { production: { web: { ...entry, not: 19 } } },
      [
        "versions/wrong-type production.web.not | holds.production.web.not is 19, not text or a list of texts → write text or a list of texts",
      ],
    ],
    ["is on a digest", { production: { web: { ...entry, not: `sha256:${"0".repeat(64)}` } } }, []],
    ["is text", "web", ['versions/wrong-type  | holds are "web", not an object → write an object']],
    [
      "names an environment that does not exist",
      { prod: { web: entry } },
      ['policy/unknown-name prod | holds are for "prod", which is no environment → did you mean "production"?'],
    ],
    [
      "names a cluster",
      { lab: { ingress: entry } },
      [
        'policy/unknown-name lab | holds are for "lab", which is a cluster and no environment → choose one of "dev", "staging" or "production"',
      ],
    ],
    [
      "names a component that does not exist",
      { production: { wbe: entry } },
      ['policy/unknown-name production.wbe | the hold of wbe is for no component → did you mean "web"?'],
    ],
    [
      "names a component that does not run there",
      { dev: { minio: entry } },
      ['versions/surplus dev.minio | the hold of minio is for "dev", where it does not run → remove it'],
    ],
    [
      "names a component of a cluster",
      { dev: { ingress: entry } },
      [
        "versions/surplus dev.ingress | the hold of ingress has no meaning: it runs in clusters, where nothing is promoted → remove it",
      ],
    ],
    [
      "names a component without a version",
      { dev: { topics: entry } },
      [
        'versions/surplus dev.topics | the hold of topics has no meaning: a component with "manifests" has no version → remove it',
      ],
    ],
    [
      "is a version alone",
      { production: { web: "1.9.0" } },
      [
        'versions/wrong-type production.web | holds.production.web is "1.9.0", not an object, as { not: "1.9.0", reason: "…", until: "2027-01-31" } → write an object, as { not: "1.9.0", reason: "…", until: "2027-01-31" }',
      ],
    ],
    [
      "is for an environment alone",
      { production: "1.9.0" },
      [
        'versions/wrong-type production | holds.production is "1.9.0", not an object with components → write an object with components',
      ],
    ],
    [
      "does not say why",
      { production: { web: { not: "1.9.0", until: "2027-01-31" } } },
      [
        'policy/missing-field production.web | the hold of web in production has no "reason" → add "reason", a text that is not empty',
      ],
    ],
    [
      "says nothing as a reason",
      { production: { web: { ...entry, reason: " " } } },
      ['policy/format production.web.reason | reason of the hold of web in production: " " is empty → give the reason'],
    ],
    [
      "has dots alone as a reason",
      { production: { web: { ...entry, reason: "…" } } },
      [
        'policy/format production.web.reason | reason of the hold of web in production: "…" says nothing → give the reason',
      ],
    ],
    [
      "ends on no day",
      { production: { web: { ...entry, until: "2027-02-30" } } },
      [
        'policy/format production.web.until | until of the hold of web in production: "2027-02-30" does not exist; 2027-02 has 28 days → write a day, such as "2027-01-31"',
      ],
    ],
    [
      "ends on a Date",
      { production: { web: { ...entry, until: new Date(0) } } },
      ["versions/wrong-type production.web.until | holds.production.web.until is a Date, not text → write text"],
    ],
    [
      "is on a range",
      { production: { web: { ...entry, not: "^1.9.0" } } },
      [
        'policy/format production.web.not | not of the hold of web in production: "^1.9.0" is a range ("^"); name one version, as "1.2.3" → write the exact version that must not come, such as "1.9.0"',
      ],
    ],
    [
      "is on no version",
      { production: { web: { ...entry, not: "none" } } },
      [
        'policy/format production.web.not | not of the hold of web in production: "none" is no version → write the exact version that must not come, such as "1.9.0"',
      ],
    ],
    [
      "has a misspelt field",
      { production: { web: { not: "1.9.0", raeson: "it is slow", until: "2027-01-31" } } },
      [
        'policy/unknown-field production.web.raeson | the hold of web in production has "raeson", which is no field of it → did you mean "reason"?',
      ],
    ],
    [
      "has a field of a hotfix",
      { production: { web: { ...entry, version: "1.9.0" } } },
      [
        'policy/unknown-field production.web.version | the hold of web in production has "version", which is no field of it → remove it',
      ],
    ],
  ])("with one that %s are judged", (_, holds, findings) => {
    expect(holding(holds)).toEqual(findings);
  });
});

describe("hotfixes", () => {
  test.each<[string, unknown, readonly string[]]>([
    ["is right", { production: { web: hotfix } }, []],
    [
      "has no version",
      { production: { web: { reason: "a leak", until: "2027-01-31" } } },
      [
        'policy/missing-field production.web | the hotfix of web in production has no "version" → add "version", the exact version that came in, such as "1.9.1"',
      ],
    ],
    [
      "never ends",
      { production: { web: { version: "1.9.1", reason: "a leak" } } },
      [
        'policy/missing-field production.web | the hotfix of web in production has no "until" → add "until", a day, such as "2027-01-31"',
      ],
    ],
    [
      "has several versions",
      { production: { web: { ...hotfix, version: ["1.9.1"] } } },
      [
        "versions/wrong-type production.web.version | hotfixes.production.web.version is a list of 1, not text → write text",
      ],
    ],
    [
      "has a version that moves",
      { production: { web: { ...hotfix, version: "latest" } } },
      [
        'policy/format production.web.version | version of the hotfix of web in production: "latest" moves with every release; name one release, as "1.2.3" → write the exact version that came in, such as "1.9.1"',
      ],
    ],
  ])("with one that %s are judged", (_, hotfixes, findings) => {
    expect(hotfixing(hotfixes)).toEqual(findings);
  });
});

describe('with the layout "branch"', () => {
  const branches = defineFleet()({
    repository: { owner: "acme", name: "myapp", visibility: "public" },
    layout: "branch",
    clusters: { lab: { delivery: "flux" } },
    environments: {
      dev: { cluster: "lab", sync: "automatic", identity: {} },
      prod: { cluster: "lab", sync: "automatic", identity: {}, promotesFrom: "dev" },
    },
    components: { myapp: { image: "ghcr.io/acme/myapp", port: 80 } },
  });
  const flat = { myapp: "1.0.0" };
  const found = (holds: unknown): readonly string[] =>
    findingsOf({ policy: branches, versions: flat, holds }).map(line);

  test("holds are flat", () => {
    expect(found({ myapp: entry })).toEqual([]);
    expect(found({ myapp: { ...entry, reason: undefined } })).toEqual([
      'policy/missing-field myapp | the hold of myapp has no "reason" → add "reason", a text that is not empty',
    ]);
  });

  test("an environment among the holds is told", () => {
    expect(found({ prod: { myapp: entry } })).toEqual([
      'versions/wrong-shape prod | holds name the environment "prod", and with the layout "branch" a component has one version → name components alone',
    ]);
  });
});
