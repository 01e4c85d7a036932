import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { folder } from "../cli/folder.ts";
import { fakeWorld } from "../cli/world.ts";

const example = resolve("examples/argocd-parity");
const library = resolve("src/policy/index.ts");
const read = (name: string): string =>
  readFileSync(`${example}/${name}`, "utf8").replaceAll("../../src/policy/index.ts", library);

type Edit = readonly [from: string, to: string];

/** The example with these edits, checked. */
async function check(policy: readonly Edit[], versions: readonly Edit[] = [], argv: readonly string[] = []) {
  const edited = (name: string, edits: readonly Edit[]): string =>
    edits.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${name} of the example does not hold ${from}`);
      return text.replace(from, to);
    }, read(name));
  const root = folder({ "policy.ts": edited("policy.ts", policy), "versions.ts": edited("versions.ts", versions) });
  await main(["synth"], fakeWorld(root));
  const world = fakeWorld(root);
  const code = await main(["check", "--format", "json", ...argv], world);
  const { findings } = JSON.parse(world.said.out);
  return { code, findings, text: edited("policy.ts", policy) };
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

const sync = ', reason: "a person releases to production" }';

describe("the contract of argocd-parity", () => {
  test("holds as it stands: names need no word, and the sync is an explicit rule", async () => {
    expect(await check([])).toMatchObject({ code: 0, findings: [] });
    const { code, findings, text } = await check([[`allow: [{ environment: "sync"${sync}]`, "allow: []"]]);
    expect(code).toBe(1);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: "parity/undeclared-difference",
      at: { path: ["environments", "production", "sync"], line: lineOf(text, 'sync: "manual"') },
    });
    expect(findings[0].message).toContain('production has "manual" as sync, staging has "automatic"');
  });

  test("lets production lag behind while a version is on its way", async () => {
    expect(await check([], [['production: "v0.0.9"', 'production: "v0.0.1"']])).toMatchObject({ code: 0 });
  });

  test("reports replicas that differ, with cause and line", async () => {
    const service = `    web: { image: "ghcr.io/acme/web", port: 8080, replicas: { default: 2, production: 3 } },

    logforge: {`;
    const { code, findings, text } = await check(
      [["    logforge: {", service]],
      [["  logforge: {", '  web: { dev: "1.0.0", staging: "1.0.0", production: "1.0.0" },\n  logforge: {']],
    );
    expect(code).toBe(1);
    const [finding] = findings.filter((each: { rule: string }) => each.rule === "parity/undeclared-difference");
    expect(finding).toMatchObject({
      message: expect.stringContaining("production has 3 as replicas of web, staging has 2"),
      at: {
        file: "policy.ts",
        path: ["components", "web", "replicas", "production"],
        line: lineOf(text, "production: 3"),
      },
      rendered: { file: "dist/production/web/deployment-web.yaml", field: "spec.replicas" },
      hint: expect.stringContaining('{ component: "web", property: "replicas", relation: "atLeast", reason: "…" }'),
    });
  });

  test("reports the bucket of staging where production would use it, written out or copied", async () => {
    const written = await check([["bucket: identity.bucket }", 'bucket: "logforge-staging" }']]);
    expect(written.code).toBe(1);
    expect(written.findings).toMatchObject([
      {
        rule: "parity/no-leak",
        message: 'logforge in production uses "logforge-staging", which is the bucket of staging',
        at: { path: ["components", "logforge", "values"] },
      },
    ]);
    const copied = await check([['bucket: "logforge-production"', 'bucket: "logforge-staging"']]);
    expect(copied.findings).toMatchObject([
      { rule: "parity/no-leak", at: { path: ["environments", "production", "identity", "bucket"] } },
    ]);
  });

  test("reports Kafka that staging alone loses, however it loses it", async () => {
    const behaviour =
      'settings: { pipeline: 2, storage: "minio", kafka: true },\n      identity: { runtimeSecret: "logforge-staging';
    const without = 'settings: { pipeline: 1, storage: "file" },\n      identity: { runtimeSecret: "logforge-staging';
    const settings = await check([[behaviour, without]]);
    expect(settings.code).toBe(1);
    const paths = settings.findings.map((each: { at: { path: readonly string[] } }) => each.at.path.join("."));
    expect(paths).toContain("environments.production.settings.pipeline");
    const hidden = await check([
      ["kafka: { enabled: settings.pipeline === 2 }", 'kafka: { enabled: identity.namespace !== "staging" }'],
    ]);
    expect(hidden.code).toBe(1);
    expect(hidden.findings).toMatchObject([
      { rule: "parity/branches-on-identity", at: { path: ["components", "logforge", "values"] } },
    ]);
    expect(hidden.findings[0].message).toContain("kafka.enabled");
  });

  test("reports a component that only production has, once, with all its objects", async () => {
    const kafka = 'kafka: { helm: { chart: "kafka", repository: "oci://ghcr.io/acme/charts" } },';
    const { code, findings } = await check(
      [
        ['kafka: { external: "deploy/lab/step4.md", scope: "cluster", in: ["lab"] },', kafka],
        ['needs: ["kafka", "minio"]', 'needs: ["minio"]'],
      ],
      [['  kafka: {\n    lab: "4.1.1",\n  },', '  kafka: { dev: "4.1.1", staging: "none", production: "4.1.1" },']],
    );
    expect(code).toBe(1);
    const lost = findings.filter((each: { rule: string }) => each.rule === "parity/undeclared-difference");
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({
      message: "kafka runs in production and not in staging (1 object, 1 field)",
      at: { file: "versions.ts", path: ["kafka", "staging"] },
    });
  });
});
