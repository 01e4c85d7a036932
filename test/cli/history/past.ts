import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import fc from "fast-check";
import { folder, put } from "../folder.ts";

const library = resolve("src/policy/index.ts");
const day = 86_400;
const begin = Date.UTC(2026, 9, 1, 8) / 1_000;

/** The components of a random fleet. */
export const components = ["web", "cache", "worker"] as const;
/** The environments of a random fleet, in the order in which versions pass them. */
export const chain = ["dev", "staging", "production"] as const;

type Component = (typeof components)[number];

/** What is random about a fleet and its past. */
export interface Fate {
  readonly soaks: readonly string[];
  readonly words: readonly string[];
  readonly belongs: string;
  readonly skips: boolean;
  readonly oneMinor: boolean;
  readonly schemes: readonly string[];
  readonly steps: readonly Step[];
  /** Commits at the end that the remote has not; nothing where there is no remote. */
  readonly unpushed: number | undefined;
  readonly idle: number;
}

interface Step {
  readonly kind: string;
  readonly component: Component;
  readonly at: number;
  /** Seconds since the step before. */
  readonly gap: number;
  /** What the committer's clock is wrong by. */
  readonly clock: number;
  readonly digits: number;
}

const word = [
  "",
  'maxSkew: "3d"',
  'window: [{ schedule: "0 8 * * mon-thu", duration: "10h" }]',
  'freeze: [{ from: "2026-10-11", until: "2026-10-15", reason: "fair" }]',
];

const kinds = [
  ...["set", "set", "set", "set", "promote", "promote", "promote", "promote", "promote"],
  ...["side", "back", "revert", "hotfix", "none", "unhold", "unfix"],
];

/** Small fleets with some weeks behind them. */
export const fates: fc.Arbitrary<Fate> = fc.record({
  soaks: fc.array(fc.constantFrom("", 'soak: "1h"', 'soak: "1d"', 'soak: "2d"'), { minLength: 2, maxLength: 2 }),
  words: fc.array(fc.constantFrom(...["", "", "", ""], ...word), { minLength: 2, maxLength: 2 }),
  belongs: fc.constantFrom("", "", "needs", "together", "both"),
  skips: fc.nat(4).map((each) => each === 0),
  oneMinor: fc.nat(5).map((each) => each === 0),
  schemes: fc.array(fc.constantFrom("semver", "semver", "tag", "pre"), { minLength: 3, maxLength: 3 }),
  steps: fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      component: fc.constantFrom(...components),
      at: fc.nat(2),
      gap: fc.constantFrom(600, 7_200, 40_000, day, 2 * day, 4 * day),
      clock: fc.constantFrom(...[0, 0, 0, 0, 0, 0, 0, 0, 0], -90_000, 7_200),
      digits: fc.nat(0xfffff),
    }),
    { minLength: 6, maxLength: 18 },
  ),
  unpushed: fc.constantFrom(undefined, undefined, 0, 1, 2, 3),
  idle: fc.constantFrom(60, 3_600, 20_000, 2 * day),
});

/** Where a component runs. */
export const homesOf = ({ skips }: Fate, component: string): readonly string[] =>
  skips && component === "cache" ? ["dev", "production"] : chain;

/** The policy of a fleet, as a file. */
export function policyOf(fate: Fate): string {
  const { soaks, words, belongs, skips, oneMinor } = fate;
  const receives = chain.slice(1).map((name, index) => {
    const said = [`promotesFrom: "${chain[index]}"`, soaks[index], words[index]].filter((each) => each !== "");
    return `    ${name}: { cluster: "lab", sync: "automatic", identity: {}, ${said.join(", ")} },\n`;
  });
  const needs = belongs === "needs" || belongs === "both" ? 'needs: ["cache"]' : "";
  const upgrade = oneMinor && fate.schemes[2] === "semver" ? 'upgrade: "one-minor"' : "";
  return `import { defineFleet } from "${library}";
export const fleet = defineFleet()({
  repository: { owner: "acme", name: "shop", visibility: "public" },
  clusters: { lab: { delivery: "flux" } },
  environments: {
    dev: { cluster: "lab", sync: "automatic", identity: {} },
${receives.join("")}  },
  components: {
    web: { external: "x", ${needs} },
    cache: { external: "x", ${skips ? 'in: ["dev", "production"]' : ""} },
    worker: { external: "x", ${upgrade} },
  },
  ${belongs === "together" || belongs === "both" ? 'together: [["web", "worker"]],' : ""}
});
`;
}

/** A version map, with what stands beside it. */
export interface Map3 {
  readonly map: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly holds: Beside;
  readonly hotfixes: Beside;
}

type Beside = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** A version map as a file. */
export function printed({ map, holds, hotfixes }: Map3): string {
  const rows = Object.entries(map).map(
    ([name, row]) =>
      `  ${name}: {\n${Object.entries(row)
        .map(([home, version]) => `    ${home}: "${version}",\n`)
        .join("")}  },\n`,
  );
  const beside = (name: string, entries: Beside): string =>
    Object.keys(entries).length === 0 ? "" : `\nexport const ${name} = ${JSON.stringify(entries, null, 2)} as const;\n`;
  return `export const versions = {\n${rows.join("")}} as const;\n${beside("holds", holds)}${beside("hotfixes", hotfixes)}`;
}

/** A map in which one place has another version. */
export const placed = (state: Map3, component: string, home: string, version: string): Map3 => ({
  ...state,
  map: { ...state.map, [component]: { ...state.map[component], [home]: version } },
});

interface Written {
  readonly time: number;
  readonly state: Map3;
}

/** What the map was, commit by commit, and the moment that it is looked at. */
export function pastOf(fate: Fate): { readonly commits: readonly Written[]; readonly now: number } {
  const counts = new Map<string, number>();
  const next = (component: string, digits: number): string => {
    const index = components.findIndex((each) => each === component);
    const count = (counts.get(component) ?? 0) + 1;
    counts.set(component, count);
    const scheme = fate.schemes[index];
    if (scheme === "tag") return `t${digits.toString(36)}`;
    return scheme === "pre" ? `1.${count >> 2}.0-rc.${count & 3}` : `1.${count >> 1}.${count & 1}`;
  };
  let state: Map3 = { map: {}, holds: {}, hotfixes: {} };
  for (const component of components) {
    const version = next(component, 7);
    for (const home of homesOf(fate, component)) state = placed(state, component, home, version);
  }
  let now = begin;
  const commits: Written[] = [{ time: now, state }];
  for (const step of fate.steps) {
    now += step.gap;
    state = stepped(fate, commits, state, step, now, next);
    commits.push({ time: now + step.clock, state });
  }
  return { commits, now: now + fate.idle };
}

function stepped(
  fate: Fate,
  commits: readonly Written[],
  state: Map3,
  { kind, component, at, digits }: Step,
  now: number,
  next: (component: string, digits: number) => string,
): Map3 {
  const homes = homesOf(fate, component);
  const [first = "dev", home = "dev"] = [homes[0], homes[at % homes.length]];
  const here = state.map[component]?.[home] ?? "none";
  const day = (days: number): string => new Date((now + days * 86_400) * 1_000).toISOString().slice(0, 10);
  if (kind === "set") return placed(state, component, first, next(component, digits));
  if (kind === "side") return placed(state, component, home, next(component, digits));
  if (kind === "none") return placed(state, component, home, "none");
  if (kind === "unhold") return { ...state, holds: {} };
  if (kind === "unfix") return { ...state, hotfixes: {} };
  if (kind === "revert") return commits.at(-2)?.state ?? state;
  if (kind === "promote") {
    const source = homes[homes.indexOf(home) - 1];
    return source === undefined ? state : placed(state, component, home, state.map[component]?.[source] ?? "none");
  }
  const entry = (version: Readonly<Record<string, unknown>>) => ({
    [home]: { [component]: { ...version, reason: "it fails", until: day((digits % 9) - 2) } },
  });
  if (kind === "hotfix") {
    if (home === first) return state;
    const version = next(component, digits);
    return { ...placed(state, component, home, version), hotfixes: { ...state.hotfixes, ...entry({ version }) } };
  }
  const older = commits.map((each) => each.state.map[component]?.[home]).findLast((each) => each !== here);
  if (older === undefined || older === "none" || here === "none") return state;
  return { ...placed(state, component, home, older), holds: { ...state.holds, ...entry({ not: here }) } };
}

/** A repository with a past, written in one go. */
export function repositoryOf(fate: Fate, commits: readonly Written[]): string {
  const policy = policyOf(fate);
  const last = commits.at(-1);
  const root = folder({ "environments/policy.ts": policy });
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const commit = (ref: string, { time, state }: Written, mark: number, from: number): string =>
    `commit ${ref}\nmark :${mark}\ncommitter a <a@b> ${time} +0000\n${data("change")}${from === 0 ? `M 100644 inline environments/policy.ts\n${data(policy)}` : `from :${from}\n`}M 100644 inline environments/versions.ts\n${data(printed(state))}\n`;
  const line = commits.map((each, index) => commit("refs/heads/main", each, index + 1, index));
  const pushed = Math.max(1, commits.length - (fate.unpushed ?? 0));
  const remote = fate.unpushed === undefined ? "" : `reset refs/remotes/origin/main\nfrom :${pushed}\n`;
  gitIn(root, ["init", "-q", "-b", "main"]);
  gitIn(root, ["fast-import", "--quiet"], `${line.join("")}${remote}`);
  if (fate.unpushed !== undefined) gitIn(root, ["remote", "add", "origin", "https://git.invalid/shop"]);
  if (last !== undefined) put(root, "environments/versions.ts", printed(last.state));
  gitIn(root, ["reset", "-q"]);
  return root;
}

/** What Git said; it is asked as by nobody in particular. */
export function gitIn(root: string, args: readonly string[], input = ""): string {
  const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  return execFileSync("git", [...args], { cwd: root, env, input, encoding: "utf8", stdio: "pipe" }).trim();
}
