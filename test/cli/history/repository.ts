import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { findWorkspace, type Workspace } from "../../../src/cli/workspace.ts";
import { folder, policy, put, versions } from "../folder.ts";
import { type FakeWorld, fakeWorld } from "../world.ts";

const quiet = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};

/** The moment of the first commit; each later one comes an hour after the one before. */
export const start = Date.UTC(2026, 10, 1) / 1_000;
export const hour = 3_600;

/** A Git repository in a folder that is gone when the test is over; its clock moves on with each commit. */
export class Repository {
  readonly root: string;
  readonly #place: string;
  #hours = 0;

  /** `place` is the fleet's folder in it. */
  constructor(files: Readonly<Record<string, string>> = {}, place = "") {
    this.root = folder(files);
    this.#place = place;
    this.git("init", "-q", "-b", "main");
  }

  /** What Git said, or its error. */
  git(...args: readonly string[]): string {
    const date = `${start + this.#hours * hour} +0000`;
    const env = { ...process.env, ...quiet, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: "1000000000 +0000" };
    const own = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgSign=false"];
    return execFileSync("git", [...own, ...args], { cwd: this.root, env, encoding: "utf8", stdio: "pipe" }).trim();
  }

  /** Writes a file of the fleet. */
  put(path: string, text: string): this {
    put(join(this.root, this.#place), path, text);
    return this;
  }

  /** Writes the version map of `web`. */
  map(dev: string, live: string): this {
    return this.put("environments/versions.ts", versions(dev, live));
  }

  /** Commits all that changed; returns the commit. */
  commit(subject = "change"): string {
    this.git("add", "-A");
    this.git("commit", "-q", "--allow-empty", "-m", subject);
    return this.tick();
  }

  /** Lets an hour pass; returns the present commit. */
  tick(hours = 1): string {
    this.#hours += hours;
    return this.git("rev-parse", "HEAD");
  }

  get world(): FakeWorld {
    const root = join(this.root, this.#place);
    const world = fakeWorld(root, { now: () => start + this.#hours * hour });
    const run: FakeWorld["run"] = (program, args, at, variables, input) =>
      world.run(program, args, at, { ...quiet, ...variables }, input);
    return { ...world, run };
  }

  get workspace(): Workspace {
    const found = findWorkspace(this.world, ".");
    if ("reason" in found) throw new Error(found.reason);
    return found;
  }
}

/** A repository of a small fleet, its policy and first map committed: `web` at 1.0.0 in dev and live. */
export function fleetRepository(more = "", place = ""): Repository {
  const repository = new Repository({}, place);
  repository.put("environments/policy.ts", policy("", more)).map("1.0.0", "1.0.0").commit("begin");
  return repository;
}
