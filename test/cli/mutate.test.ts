import { describe, expect, test } from "vitest";
import type { Escape, Score } from "../../src/checks/mutation/score.ts";
import { main } from "../../src/cli/main.ts";
import { faults, type Mutation } from "../../src/cli/mutate/mutation.ts";
import { mutationText } from "../../src/cli/mutate/mutation-text.ts";
import { folder, policy, versions } from "./folder.ts";
import { fakeWorld } from "./world.ts";

const contract = 'parity: [{ between: ["dev", "live"] }],';

const fleet = (more = contract) =>
  folder({ "environments/policy.ts": policy("", more), "environments/versions.ts": versions() });

async function run(root: string, argv: readonly string[]) {
  const world = fakeWorld(root);
  return { code: await main(argv, world), ...world.said };
}

describe("check --mutate", () => {
  test("prints after the findings how many mutants were caught, for each contract", async () => {
    const root = fleet();
    await run(root, ["synth"]);
    const { code, out, err } = await run(root, ["check", "--mutate"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(
      /^✔ nothing to report in .*\n\ncontract +mutated +mutants +caught +tolerated +escaped +false alarms +skipped\n/,
    );
    expect(out).toMatch(/\ndev → live +templates +\d+ +\d+ +0 +0 +0 +\d+\n +rendered bytes +(\d+) +\1 +0 +0 +0 +0\n/);
    expect(out).toMatch(/\n✔ no mutant escaped \(10 % of all mutants, --mutate=all for every one\)\n$/);
  });

  test("makes every mutant on request", async () => {
    const root = fleet();
    await run(root, ["synth"]);
    const { code, out } = await run(root, ["check", "--mutate=all", "--format", "json"]);
    const { findings, summary, mutation } = JSON.parse(out);
    expect([code, findings, summary.errors]).toEqual([0, [], 0]);
    expect(mutation).toMatchObject({
      share: 1,
      contracts: [
        {
          between: ["dev", "live"],
          templates: { escaped: [], falseAlarms: [], tolerated: {} },
          renderings: { escaped: [], falseAlarms: [] },
          apart: 0,
        },
      ],
    });
    expect(mutation.contracts[0].templates.mutants).toBeGreaterThan(500);
  });

  test.each(["github", "sarif", "markdown"])("leaves %s as it is and tells of mutants beside it", async (format) => {
    const root = fleet();
    await run(root, ["synth"]);
    const plain = await run(root, ["check", "--format", format]);
    const { out, err } = await run(root, ["check", "--format", format, "--mutate"]);
    expect(out).toBe(plain.out);
    expect(err).toContain("✔ no mutant escaped");
  });

  test("says that there is nothing to mutate without a contract, and where nothing was rendered", async () => {
    const root = fleet("");
    await run(root, ["synth"]);
    const none = await run(root, ["check", "--mutate"]);
    expect([none.code, none.out]).toEqual([
      0,
      expect.stringContaining("! nothing to mutate: the policy has no contract\n"),
    ]);
    const broken = await run(fleet("no: 1,"), ["check", "--mutate"]);
    expect([broken.code, broken.out]).toEqual([
      1,
      expect.stringContaining("nothing to mutate: the fleet was not rendered\n"),
    ]);
  });
});

const missed = (index: number): Escape => ({
  operator: "change",
  object: "Deployment web in live",
  path: ["metadata", "annotations", `acme.org/${index}`],
});

const score = (more: Partial<Score>): Score => ({
  mutants: 1_000,
  caught: 900,
  tolerated: new Map(),
  escaped: [],
  falseAlarms: [],
  skipped: 1,
  ...more,
});

const wrong: Mutation = {
  share: 1,
  contracts: [
    {
      lower: "dev",
      upper: "live",
      templates: score({
        escaped: Array.from({ length: 22 }, (_, index) => missed(index)),
        tolerated: new Map([["spec.replicas of Deployment", 3]]),
      }),
      renderings: score({
        falseAlarms: [
          { operator: "respell", object: "ConfigMap a\u001B[2J in dev", path: ["data", "a.yaml", "$text", "b"] },
        ],
      }),
      apart: 2,
      whole: 10,
    },
  ],
};

describe("what went wrong with mutants", () => {
  test("is listed with object, field and operator, and counted where it is much", () => {
    const lines = mutationText(wrong, false).split("\n");
    expect(lines.slice(0, 5)).toEqual([
      "contract    mutated         mutants  caught  tolerated  escaped  false alarms  skipped",
      "dev → live  templates         1,002     900          3       22             0        3",
      "            rendered bytes    1,000     900          0        0             1        1",
      "dev → live: 3 tolerated by spec.replicas of Deployment",
      "  ✖ escaped: change, Deployment web in live, metadata.annotations[acme.org/0]",
    ]);
    expect(lines.slice(-5)).toEqual([
      "  ✖ escaped: change, Deployment web in live, metadata.annotations[acme.org/19]",
      "  … and 2 more",
      "  ✖ false alarm: respell, ConfigMap a\\u001b[2J in dev, data[a.yaml].b",
      "✖ 23 mutants judged wrongly (all mutants)",
      "",
    ]);
  });

  test("fails a run", () => {
    expect(faults(wrong)).toBe(23);
    expect(faults({ share: 1, contracts: [] })).toBe(0);
  });
});
