import { describe, expect, test } from "vitest";
import { put } from "../folder.ts";
import { at, policy, repository, run, text, versions } from "./fleet.ts";

const rows = { web: ["1.8.0", "1.8.0", "1.8.0"], cache: ["0.9.2", "0.9.2", "0.9.2"] } as const;

describe("set", () => {
  test("puts a new version where new versions enter", async () => {
    const root = repository({}, [at(1), versions(rows)]);
    expect(await run(root, at(2), "set web 1.9.0 --no-synth")).toEqual({
      code: 0,
      out: "dev  web  1.8.0 → 1.9.0\n",
      err: 'next: git add environments && git commit -m "Set web to 1.9.0 in dev"\n',
    });
    expect(text(root)).toBe(versions({ ...rows, web: ["1.9.0", "1.8.0", "1.8.0"] }));
  });

  test("puts the version of a release into all entry environments in one edit", async () => {
    const root = repository({}, [at(1), versions(rows)]);
    put(root, "environments/policy.ts", policy().replace('promotesFrom: "dev",', ""));
    const { out, err } = await run(root, at(2), "set web 1.9.0 --no-synth");
    expect(out).toBe("dev      web  1.8.0 → 1.9.0\nstaging  web  1.8.0 → 1.9.0\n");
    expect(err).toContain("Set web to 1.9.0 in dev and staging");
    expect(text(root)).toBe(versions({ ...rows, web: ["1.9.0", "1.9.0", "1.8.0"] }));
    expect((await run(root, at(2), "set web 1.9.1 staging --no-synth")).out).toBe("staging  web  1.9.0 → 1.9.1\n");
  });

  test("refuses an environment that receives, and names the promotion", async () => {
    const root = repository({}, [at(1), versions(rows)]);
    expect(await run(root, at(2), "set web 1.9.0 production")).toEqual({
      code: 2,
      out: "",
      err: "lockstep set: web comes into production from staging: new versions do not enter there\n→ set it in dev, and promote it from there: lockstep set web 1.9.0 dev\n",
    });
  });

  test("refuses what is no exact version, and no version of a chart", async () => {
    const components = 'db: { helm: { chart: "db", repository: "https://charts.acme.example" } },';
    const root = repository({ components }, [at(1), versions({ ...rows, db: ["1.0.0", "1.0.0", "1.0.0"] })]);
    expect((await run(root, at(2), "set web latest")).err).toContain('"latest" moves with every release');
    expect((await run(root, at(2), "set web ^1.2.0")).code).toBe(2);
    expect((await run(root, at(2), "set db 2026")).err).toContain("is a range to Helm");
    expect((await run(root, at(2), "set wed 1.0.0")).err).toContain('did you mean "web"?');
    expect((await run(root, at(2), "set web 1.8.0")).err).toBe("nothing to do: web is at 1.8.0 in dev\n");
  });

  test("moves what upgrades by one minor by one minor, in the clusters that are named", async () => {
    const components =
      'kubernetes: { scope: "cluster", in: ["lab"], external: "talos", upgrade: "one-minor" }, tool: { image: "ghcr.io/acme/tool", port: 1, in: ["dev"] },';
    const more = (version: string) =>
      versions(rows).replace(
        "} as const",
        `  kubernetes: { lab: "${version}" },\n  tool: { dev: "1.0.0" },\n} as const`,
      );
    const root = repository({ components }, [at(1), more("1.33.2")]);
    const { code, err } = await run(root, at(2), "set kubernetes 1.35.0");
    expect(code).toBe(1);
    expect(err).toContain('kubernetes in lab moves from "1.33.2" to "1.35.0", more than one minor');
    expect((await run(root, at(2), "set kubernetes 1.32.9")).err).toContain("which is an older minor");
    expect((await run(root, at(2), "set kubernetes 1.34.0 --no-synth")).code).toBe(0);
    expect(text(root)).toBe(more("1.34.0"));
    expect((await run(root, at(2), "promote dev staging kubernetes")).err).toContain("runs once for each cluster");
    expect((await run(root, at(2), "set tool 1.1.0 --no-synth")).out).toBe("dev  tool  1.0.0 → 1.1.0\n");
  });

  test("counts steps of one minor from the last version that was there, also where the map says none", async () => {
    const components = 'kubernetes: { scope: "cluster", in: ["lab"], external: "talos", upgrade: "one-minor" },';
    const row = (version: string) =>
      versions(rows).replace("} as const", `  kubernetes: { lab: "${version}" },\n} as const`);
    const root = repository({ components }, [at(1), row("1.33.2")], [at(2), row("none")]);
    const { code, err } = await run(root, at(3), "set kubernetes 1.36.0 --no-synth");
    expect([code, err.includes("more than one minor")]).toEqual([1, true]);
    expect((await run(root, at(3), "set kubernetes 1.34.0 --no-synth")).out).toBe("lab  kubernetes  none → 1.34.0\n");
  });

  test("refuses a version that is held back where it would enter", async () => {
    const hold =
      'export const holds = { dev: { web: { not: "1.9.0", reason: "it leaks", until: "2026-11-20" } } } as const;\n';
    const root = repository({}, [at(1), versions(rows, hold)]);
    expect((await run(root, at(2), "set web 1.9.0")).err).toContain("it is held back until 2026-11-20");
  });
});
