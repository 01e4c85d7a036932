import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdown } from "../../../src/cli/reporters/markdown.ts";
import type { Finding } from "../../../src/model/finding.ts";
import { findings } from "./any.ts";
import { bare, full, old, resultOf } from "./result.ts";

const most = 65_536;

const fresh = (where: string, file: string): Finding => ({
  ...bare,
  severity: "error",
  message: `${file} of ${where} is missing`,
  at: { file, path: ["environments", where] },
});

describe("markdown", () => {
  test("says by rule what was found, errors first, and folds up what is not new", () => {
    expect(markdown(resultOf([bare, full, old], { waived: 2 }), "")).toMatchInlineSnapshot(`
      "<!-- lockstep -->
      ### ✖ lockstep: 1 error, 1 warning, 1 not new, 2 waived in 2 environments, 1 component, 21 files

      **\`quota/fits\`**

      - ✖ the pods of live request 400m of cpu, the quota "quota" allows 200m<br>→ raise quota\\.cpu, or lower components\\.web\\.replicas
        - \`environments/policy.ts:8:31\` at \`environments.live.quota.cpu\`, and \`environments/policy.ts:14:5\` at \`components.web.replicas\`, and \`environments/versions.ts\`, in \`dist/live/namespace/resourcequota-quota.yaml spec.hard[requests.cpu]\`

      **\`dist/fresh\`**

      - ! dist/dev/web/old\\.yaml is no longer rendered<br>→ run npm run synth and commit what it writes
        - \`dist/dev/web/old.yaml\`

      <details><summary>1 not new</summary>

      **\`versions/exact\`**

      - ! web has the version "latest" in dev<br>→ write a version that names one image
        - \`environments/versions.ts:6:10\` at \`web.dev\`

      </details>
      "
    `);
  });

  test("is one headline where nothing was found", () => {
    expect(markdown(resultOf([]), "")).toBe(
      "<!-- lockstep -->\n### ✔ lockstep: nothing to report in 2 environments, 1 component, 21 files\n",
    );
  });

  test("says once what differs in names of environments and components alone", () => {
    const short = (component: string, environment: string, amount: number): Finding => ({
      rule: "parity/undeclared-difference",
      severity: "error",
      message: `${environment} has ${amount} replicas of ${component}, dev has 1`,
      hint: `make them equal, or allow it for "${component}"`,
      at: { file: "environments/policy.ts", path: ["components", component, "replicas", environment], line: amount },
      rendered: { file: `dist/${environment}/${component}/deployment.yaml`, field: "spec.replicas" },
    });
    const given = [short("web", "live", 3), short("api", "live", 3), short("web", "live", 4)];
    expect(markdown(resultOf(given), "fleets/shop")).toMatchInlineSnapshot(`
      "<!-- lockstep -->
      ### ✖ lockstep: 3 errors, 0 warnings in 2 environments, 1 component, 21 files

      **\`parity/undeclared-difference\`**

      - ✖ live has 3 replicas of …, dev has 1 (2 places)<br>→ make them equal, or allow it for "…"
        - \`fleets/shop/environments/policy.ts:3:1\` at \`components.web.replicas.live\`, in \`fleets/shop/dist/live/web/deployment.yaml spec.replicas\`
        - \`fleets/shop/environments/policy.ts:3:1\` at \`components.api.replicas.live\`, in \`fleets/shop/dist/live/api/deployment.yaml spec.replicas\`
      - ✖ live has 4 replicas of web, dev has 1<br>→ make them equal, or allow it for "web"
        - \`fleets/shop/environments/policy.ts:4:1\` at \`components.web.replicas.live\`, in \`fleets/shop/dist/live/web/deployment.yaml spec.replicas\`
      "
    `);
  });

  test("lists ten places of one line, and counts the others", () => {
    const given = Array.from({ length: 13 }, (_, index) => fresh(`env-${index}`, "a.yaml"));
    const printed = markdown(resultOf(given), "");
    expect(printed).toContain("- ✖ a\\.yaml of … is missing (13 places)");
    expect(printed.match(/^ {2}- `a\.yaml`/gm)).toHaveLength(10);
    expect(printed).toContain("\n  - and 3 more places\n");
  });

  test("counts what does not fit", () => {
    const given = Array.from({ length: 1_000 }, (_, index) => ({
      ...full,
      message: `it is ${index} ${"long ".repeat(90)}`,
    }));
    const printed = markdown(resultOf(given), "");
    const shown = printed.match(/^- /gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(50);
    expect(printed.endsWith(`\nand ${1_000 - shown} more findings\n`)).toBe(true);
    expect(printed).toContain("…<br>→");
    expect(markdown(resultOf(given), "", 0)).toContain("\n1,000 findings\n");
  });

  test("keeps what is new where what is old does not fit", () => {
    const olds = Array.from({ length: 1_000 }, (_, index) => ({ ...old, message: `it is ${index}` }));
    const printed = markdown(resultOf([...olds, full]), "");
    expect(printed).toContain("**`quota/fits`**");
    expect(printed).toMatch(/<details><summary>1,000 not new<\/summary>\n\n\*\*`versions\/exact`\*\*\n/);
    expect(printed).toMatch(/\n<\/details>\n\nand \d+ more findings\n$/);
  });

  test("never passes the limit, in bytes or in characters, whatever is found", () => {
    fc.assert(
      fc.property(findings, fc.integer({ min: -1, max: 200_000 }), (given, limit) => {
        for (const printed of [markdown(resultOf(given), "fleets/shop"), markdown(resultOf(given), "", limit)]) {
          expect(Buffer.byteLength(printed)).toBeLessThan(most);
          expect(printed.length).toBeLessThan(most);
          expect(printed.startsWith("<!-- lockstep -->\n### ")).toBe(true);
        }
        expect(Buffer.byteLength(markdown(resultOf(given), "", limit))).toBeLessThanOrEqual(Math.max(limit, 1_000));
      }),
      { numRuns: 50 },
    );
  });

  test("counts every finding once, listed or not", () => {
    fc.assert(
      fc.property(findings, (given) => {
        const printed = markdown(resultOf(given), "");
        const number = (text: string | undefined) => Number((text ?? "1").replaceAll(",", ""));
        const items = [...printed.matchAll(/^- [✖!] .*?(?: \(([\d,]+) places\))?<br>/gm)];
        const rest = /\n(?:and )?([\d,]+) (?:more )?findings?\n$/.exec(printed);
        const sum = items.reduce((total, [, times]) => total + number(times), rest === null ? 0 : number(rest[1]));
        expect(sum).toBe(given.length);
      }),
      { numRuns: 50 },
    );
  });

  test("has no line, tag, link or mention that is not its own, whatever is found", () => {
    const skeleton = [
      /^<!-- lockstep -->$/,
      /^### [✖!✔] lockstep: [\w ,]+$/,
      /^$/,
      /^\*\*`[a-z/]+`\*\*$/,
      /^- [✖!] .*<br>→ .*$/,
      /^ {2}- (?:`|and \d+ more places?$)/,
      /^<details><summary>[\d,]+ not new<\/summary>$/,
      /^<\/details>$/,
      /^(?:and )?[\d,]+ (?:more )?findings?$/,
    ];
    fc.assert(
      fc.property(findings, (given) => {
        const printed = markdown(resultOf(given), "fleets/shop");
        expect(printed.match(/^<details>/gm)?.length).toBe(printed.match(/^<\/details>$/gm)?.length);
        for (const line of printed.split("\n")) {
          expect(skeleton.some((shape) => shape.test(line))).toBe(true);
          if (line.startsWith("  - `"))
            expect(withoutCode(line)).toMatch(/^ {2}- ¤(?:,? (?:at|and|in|and \d+ more places?) ?¤?)*$/);
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** A line with each span of code as `¤`, by the rule of CommonMark: it ends at as many backticks as it began with. */
function withoutCode(line: string): string {
  let [left, shown] = [line, ""];
  for (;;) {
    const open = /`+/.exec(left);
    if (open === null) return shown + left;
    const after = left.slice(open.index + open[0].length);
    const close = [...after.matchAll(/`+/g)].find(([run]) => run === open[0]);
    if (close === undefined) return `${shown}${left}`;
    shown += `${left.slice(0, open.index)}¤`;
    left = after.slice(close.index + open[0].length);
  }
}
