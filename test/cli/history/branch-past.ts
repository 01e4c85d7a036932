import { resolve } from "node:path";
import fc from "fast-check";
import { folder, put } from "../folder.ts";
import { gitIn } from "./past.ts";

const library = resolve("src/policy/index.ts");
const components = ["web", "cache", "worker"] as const;
/** The environments of a random fleet, each with a branch of its name. */
export const branches = ["dev", "staging", "production"] as const;

/** What is random about a fleet of branches and its past. */
export interface BranchFate {
  readonly soak: string;
  readonly belongs: string;
  readonly steps: readonly {
    readonly kind: string;
    readonly component: (typeof components)[number];
    readonly target: "staging" | "production";
    readonly gap: number;
  }[];
  readonly idle: number;
}

/** Small fleets of branches with some weeks behind them. */
export const branchFates: fc.Arbitrary<BranchFate> = fc.record({
  soak: fc.constantFrom("", 'soak: "1d"', 'soak: "2d"'),
  belongs: fc.constantFrom("", "", 'together: [["web", "worker"]],'),
  steps: fc.array(
    fc.record({
      kind: fc.constantFrom("set", "set", "set", "merge", "merge", "merge", "merge", "back", "hold", "side"),
      component: fc.constantFrom(...components),
      target: fc.constantFrom("staging", "production"),
      gap: fc.constantFrom(3_600, 40_000, 86_400, 200_000),
    }),
    { minLength: 5, maxLength: 14 },
  ),
  idle: fc.constantFrom(60, 20_000, 100_000),
});

const policyOf = ({ soak, belongs }: BranchFate): string => `import { defineFleet } from "${library}";
export const fleet = defineFleet()({
  repository: { owner: "acme", name: "shop", visibility: "public" },
  layout: "branch",
  clusters: { lab: { delivery: "flux" } },
  environments: {
    dev: { cluster: "lab", sync: "automatic", identity: {} },
    staging: { cluster: "lab", sync: "automatic", identity: {}, promotesFrom: "dev" },
    production: { cluster: "lab", sync: "automatic", identity: {}, promotesFrom: "staging", ${soak} },
  },
  components: { ${components.map((each) => `${each}: { external: "x" }`).join(", ")} },
  ${belongs}
});
`;

interface Head {
  readonly mark: number;
  readonly map: Readonly<Record<string, string>>;
  readonly older: readonly Readonly<Record<string, string>>[];
  readonly held: Readonly<Record<string, string>>;
  /** What the source had when it was merged last. */
  readonly base: Readonly<Record<string, string>>;
}

/** Versions do not stand on neighbouring lines: most merges are none that Git leaves to people. */
const printed = ({ map, held }: Head): string => {
  const rows = components.map((name) => `  ${name}: "${map[name]}",\n  // ${name}\n  // ends\n  // here\n`);
  const holds = Object.entries(held).map(
    ([name, not]) => `  ${name}: { not: "${not}", reason: "it fails", until: "2026-12-31" },\n`,
  );
  const beside = holds.length === 0 ? "" : `\nexport const holds = {\n${holds.join("")}} as const;\n`;
  return `export const versions = {\n${rows.join("")}} as const;\n${beside}`;
};

/** A repository with a branch for each environment, written in one go, and the moment that it is looked at. */
export function branchRepositoryOf(fate: BranchFate): { readonly root: string; readonly now: number } {
  let now = Date.UTC(2026, 9, 1, 8) / 1_000;
  let marks = 1;
  const policy = policyOf(fate);
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const begin = Object.fromEntries(components.map((each) => [each, "1.0.0"]));
  const first: Head = { mark: 1, map: begin, older: [], held: {}, base: begin };
  const heads = new Map(branches.map((name) => [name, first] as const));
  const commit = (branch: string, head: Head, parents: string): string =>
    `commit refs/heads/${branch}\nmark :${head.mark}\ncommitter a <a@b> ${now} +0000\n${data("change")}${parents}M 100644 inline environments/versions.ts\n${data(printed(head))}\n`;
  let stream = commit("dev", first, `M 100644 inline environments/policy.ts\n${data(policy)}`);
  for (const name of ["main", "staging", "production"]) stream += `reset refs/heads/${name}\nfrom :1\n\n`;
  let versions = 0;
  const next = (): string => {
    versions += 1;
    return `1.${versions}.0`;
  };
  for (const { kind, component, target, gap } of fate.steps) {
    now += gap;
    const branch = kind === "set" ? "dev" : target;
    const from = heads.get(target === "staging" ? "dev" : "staging") ?? first;
    const here = heads.get(branch) ?? first;
    const changed = changedBy(kind, component, here, from, next);
    if (changed === undefined) continue;
    marks += 1;
    const head = { ...changed, mark: marks, older: [...here.older, here.map] };
    const parents = `from :${here.mark}\n${kind === "merge" ? `merge :${from.mark}\n` : ""}`;
    stream += commit(branch, head, parents);
    heads.set(branch, head);
  }
  const root = folder({ "environments/policy.ts": policy });
  gitIn(root, ["init", "-q", "-b", "dev"]);
  gitIn(root, ["fast-import", "--quiet"], stream);
  put(root, "environments/versions.ts", printed(heads.get("dev") ?? first));
  gitIn(root, ["reset", "-q"]);
  return { root, now: now + fate.idle };
}

function changedBy(kind: string, component: string, here: Head, from: Head, next: () => string): Head | undefined {
  const present = here.map[component] ?? "";
  if (kind === "merge") {
    if (from.mark === here.mark) return undefined;
    const rows = components.map((each) => {
      const version = from.map[each] === here.base[each] ? here.map[each] : from.map[each];
      return [each, version ?? ""] as const;
    });
    return { ...here, map: Object.fromEntries(rows), base: from.map };
  }
  if (kind === "set" || kind === "side") return { ...here, map: { ...here.map, [component]: next() } };
  const older = here.older.map((each) => each[component]).findLast((each) => each !== present);
  if (older === undefined) return undefined;
  const held = kind === "hold" ? { ...here.held, [component]: present } : here.held;
  return { ...here, held, map: { ...here.map, [component]: older } };
}
