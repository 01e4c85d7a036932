import { describe, expect, test } from "vitest";
import { main } from "../../../../src/cli/main.ts";
import type { World } from "../../../../src/cli/world.ts";
import { folder, policy, versions } from "../../folder.ts";
import { fakeWorld } from "../../world.ts";

/** The compiler is not asked: what it says is another test's matter. */
const silent = { run: async () => ({ code: 0, stdout: "", stderr: "" }) };

async function diff(
  files: { readonly policy: string; readonly versions?: string },
  argv: readonly string[],
  more: Partial<World> = {},
) {
  const root = folder({
    "environments/policy.ts": files.policy,
    "environments/versions.ts": files.versions ?? versions(),
  });
  const world = fakeWorld(root, { ...silent, ...more });
  return { code: await main(["diff", ...argv], world), ...world.said };
}

const logs = "env: ({ settings }) => ({ LOG: settings.logs }),";
const replicas = "replicas: { default: 1, live: 3 },";
const contract = (...allow: readonly string[]) =>
  `parity: [{ between: ["dev", "live"], allow: [${allow.join(", ")}] }],`;
const allowLogs = '{ setting: "logs", reason: "dev is where people look" }';
const both = ["dev", "live"];

describe("diff of two environments", () => {
  test("shows what is allowed with its reason, and what is not with its cause", async () => {
    const { code, out, err } = await diff({ policy: policy(`${logs} ${replicas}`, contract(allowLogs)) }, both);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toMatchInlineSnapshot(`
      "✖ dev and live: 3 undeclared, 1 allowed
        - dev, + live; both at the versions of dev
        contract: parity[0] at environments/policy.ts:13, 1 allowance
        not compared: promotesFrom is nothing in dev and "dev" in live

      web
        ► Deployment/web in live/web
          ± spec.replicas
            - 1
            + 3
            live has 3 as replicas of web, dev has 1
            from environments/policy.ts:11 components.web.replicas.live
          ± spec.template.spec.containers[web].env[LOG].value
            - debug
            + info
            allowed by parity[0].allow[0]: dev is where people look
          + spec.template.spec.topologySpreadConstraints
            + - labelSelector:
            +     matchLabels:
            +       app.kubernetes.io/name: web
            +   maxSkew: 1
            +   topologyKey: kubernetes.io/hostname
            +   whenUnsatisfiable: ScheduleAnyway
            live has 3 as replicas of web, dev has 1
            from environments/policy.ts:11 components.web.replicas.live
        + PodDisruptionBudget/web in live/web, only in live
          live has 3 as replicas of web, dev has 1
          from environments/policy.ts:11 components.web.replicas.live
      "
    `);
  });

  test("has nothing to complain of where all that differs is allowed", async () => {
    const { code, out } = await diff({ policy: policy(logs, contract(allowLogs)) }, both);
    expect(code).toBe(0);
    expect(out).toContain("✔ dev and live: 1 allowed\n");
  });

  test("has nothing to show where names are all that differs", async () => {
    const { code, out } = await diff({ policy: policy("", contract()) }, both);
    expect(code).toBe(0);
    expect(out).toBe(
      [
        "✔ dev and live: nothing differs but names",
        "  - dev, + live; both at the versions of dev",
        "  contract: parity[0] at environments/policy.ts:13, 0 allowances",
        '  not compared: promotesFrom is nothing in dev and "dev" in live',
        "",
      ].join("\n"),
    );
  });

  test("says so where there is no contract, and then allows nothing", async () => {
    const { code, out } = await diff({ policy: policy(logs) }, ["live", "dev"]);
    expect(code).toBe(1);
    expect(out).toContain("✖ dev and live: 1 difference\n");
    expect(out).toContain("there is no contract between dev and live: nothing is allowed to differ but names\n");
    expect(out).toContain("from environments/policy.ts:8 environments.live.settings.logs\n");
  });

  test("compares at the versions of the environment that the other receives them from", async () => {
    const { code, out } = await diff({ policy: policy("", contract()), versions: versions("1.2.0", "1.1.0") }, both);
    expect(code).toBe(0);
    expect(out).toContain("  - dev, + live; both at the versions of dev: web 1.2.0 (live has 1.1.0)\n");
  });

  test("says of an allowance that is over until when it held", async () => {
    const over = '{ component: "web", property: "replicas", reason: "until there is traffic", until: "2026-10-31" }';
    const { code, out } = await diff({ policy: policy(replicas, contract(over)) }, both);
    expect(code).toBe(1);
    expect(out).toContain("with an allowance that is over");
    expect(out).toContain("no longer allowed until 2026-10-31 by parity[0].allow[0]: until there is traffic\n");
    expect(out).toContain("from environments/policy.ts:11 components.web.replicas.live\n");
  });

  test("shows what hangs on a name, for a name is nothing to decide by", async () => {
    const branch = 'env: ({ name }) => ({ MODE: name === "live" ? "careful" : "quick" }),';
    const { code, out } = await diff({ policy: policy(branch, contract()) }, both);
    expect(code).toBe(1);
    expect(out).toContain("✖ dev and live: 1 that names cannot explain\n");
    expect(out).toContain("web does not use name as a name but decides by it\n");
    const allowed = contract('{ field: "**.env[MODE].value", reason: "so be it" }');
    expect((await diff({ policy: policy(branch, allowed) }, both)).out).toContain("✔ dev and live: 1 allowed\n");
  });

  test("shows a component whose functions do not work with other names", async () => {
    const lookup = 'env: ({ name }) => ({ MODE: { dev: ["quick"], live: ["careful"] }[name][0] }),';
    const { code, out } = await diff({ policy: policy(lookup, contract()) }, both);
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "✖ dev and live: 1 that names cannot explain
        - dev, + live; both at the versions of dev
        contract: parity[0] at environments/policy.ts:13, 0 allowances
        not compared: promotesFrom is nothing in dev and "dev" in live

      web
        ► web
          web cannot be compared between dev and live: with other names its functions do not work: env of web in <name> throws: Cannot read properties of undefined (reading '0')
          from environments/policy.ts:11 components.web.env
      "
    `);
  });

  test("shows an object that one of them alone has in a line, with its cause", async () => {
    const { out } = await diff({ policy: policy(replicas, contract()) }, both);
    expect(out).toContain(
      [
        "  + PodDisruptionBudget/web in live/web, only in live",
        "    live has 3 as replicas of web, dev has 1",
        "    from environments/policy.ts:11 components.web.replicas.live",
      ].join("\n"),
    );
  });

  test("shows environments of two engines by the files that are there", async () => {
    const text = policy(`${logs} replicas: { default: 1, live: 2 },`, contract(allowLogs))
      .replace('lab: { delivery: "flux" }', 'lab: { delivery: "flux" }, far: { delivery: "argocd" }')
      .replace('live: { cluster: "lab"', 'live: { cluster: "far"');
    const { code, out } = await diff({ policy: text }, both);
    expect(code).toBe(1);
    expect(out).toContain("► Deployment/web in live/web\n");
    expect(out).toContain("from environments/policy.ts:11 components.web.replicas.live\n");
    expect(out).not.toMatch(/ in \.?(?:,|$)/m);
    expect(out).toContain("  compared under flux and argocd, which deliver them\n");
  });

  test("counts what an allowance covers often, and shows it on request", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `web${index}`);
    const many = names.map((name) => `${name}: { image: "ghcr.io/acme/web", port: 8080, ${logs} },`).join("\n");
    const files = {
      policy: policy("", contract(allowLogs)).replace("components: {", `components: { ${many}`),
      versions: versions().replace(
        "web: {",
        `${names.map((name) => `${name}: { dev: "1.0.0", live: "1.0.0" },`).join("\n")}\nweb: {`,
      ),
    };
    const { code, out } = await diff(files, both);
    expect(code).toBe(0);
    expect(out).toContain("✔ dev and live: 12 allowed\n");
    expect(out).toContain("2 more are allowed by parity[0].allow[0]; --all shows them\n");
    expect(out.match(/env\[LOG\]/g)).toHaveLength(10);
    expect((await diff(files, [...both, "--all"])).out.match(/env\[LOG\]/g)).toHaveLength(12);
  });

  test("dims what is allowed, and colours what is not", async () => {
    const { out } = await diff({ policy: policy(`${logs} ${replicas}`, contract(allowLogs)) }, both, {
      terminal: { out: true, err: false },
    });
    expect(out).toContain("\u001b[2m- debug\u001b[22m");
    expect(out).toContain("\u001b[2mallowed by parity[0].allow[0]: dev is where people look\u001b[22m");
    expect(out).toContain("\u001b[32m+ 3\u001b[39m");
    expect(out).toContain("\u001b[31mlive has 3 as replicas of web, dev has 1\u001b[39m");
  });

  test("is a comment for a pull request too", async () => {
    const reason = '{ setting: "logs", reason: "see @octocat and ```#1```" }';
    const { out } = await diff({ policy: policy(logs, contract(reason)) }, [...both, "-f", "markdown"]);
    expect(out).toMatchInlineSnapshot(`
      "<!-- lockstep diff -->
      ### ✔ lockstep diff: dev and live\\: 1 allowed

      - \\- dev, \\+ live; both at the versions of dev
      - contract\\: parity\\[0\\] at environments/policy\\.ts\\:13, 1 allowance
      - not compared\\: promotesFrom is nothing in dev and "dev" in live

      **web**

      \`\`\`\`diff
      ► Deployment/web in live/web
          ± spec.template.spec.containers[web].env[LOG].value
            - debug
            + info
            allowed by parity[0].allow[0]: see @octocat and \`\`\`#1\`\`\`
      \`\`\`\`
      "
    `);
  });

  test("is JSON for programs, values whole", async () => {
    const { out } = await diff({ policy: policy(`${logs} replicas: { default: 1, live: 2 },`, contract(allowLogs)) }, [
      ...both,
      "-f",
      "json",
    ]);
    const read = JSON.parse(out);
    expect(read).toMatchObject({
      lower: "dev",
      upper: "live",
      versionsOf: "dev",
      contract: { at: "parity[0]", place: { file: "environments/policy.ts", line: 13 }, allowances: 1 },
      shown: { promotesFrom: { upper: "dev" }, versions: [] },
      summary: { expired: 0, doubtful: 0, allowed: 1 },
    });
    const differences = read.components[0].objects.flatMap((each: { differences: unknown }) => each.differences);
    expect(differences).toContainEqual({
      field: "spec.replicas",
      change: "changed",
      lower: 1,
      upper: 2,
      outcome: "undeclared",
      cause: "live has 2 as replicas of web, dev has 1",
      causes: [
        {
          file: "environments/policy.ts",
          path: ["components", "web", "replicas", "live"],
          line: 11,
          column: expect.any(Number),
        },
      ],
    });
  });

  test.each([
    [["dev", "lvie"], 'there is no environment "lvie"', 'did you mean "live"?'],
    [["nowhere", "live"], 'there is no environment "nowhere"', 'choose one of "dev" or "live"'],
    [["dev", "dev"], '"dev" is one environment, and equals itself', "name two environments, or a commit with --base"],
    [["dev"], 'needs an environment to compare "dev" with', "name two environments, or a commit with --base"],
    [[], "needs something to compare", "name two environments, or a commit with --base"],
    [
      ["dev", "--base", "main"],
      "--base takes no environments: it shows all of them",
      "name two environments, or a commit with --base",
    ],
  ])("could not run with %j", async (argv, reason, hint) => {
    expect(await diff({ policy: policy() }, argv)).toEqual({
      code: 2,
      out: "",
      err: `lockstep diff: ${reason}\n→ ${hint}\n`,
    });
  });

  test("could not run on what cannot be rendered, and says why", async () => {
    const { code, out, err } = await diff({ policy: policy('needs: ["nothing"],') }, both);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain('"nothing"');
    expect(err).toContain("lockstep diff: what cannot be rendered cannot be compared\n→ mend what is listed above\n");
  });

  test("could not run where there is no fleet", async () => {
    const world = fakeWorld(folder({}), silent);
    expect(await main(["diff", "--base", "main"], world)).toBe(2);
    expect(world.said.err).toContain("lockstep diff: there is no environments/policy.ts in .\n");
  });
});
