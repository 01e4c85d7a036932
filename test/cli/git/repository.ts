import { execFileSync } from "node:child_process";
import { folder, put } from "../folder.ts";

/** Runs Git as nobody in particular, without the settings of whoever runs the tests. */
export function git(root: string, ...args: readonly string[]): string {
  return execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** A folder that is a repository with these files in one commit on `main`, gone when the test is over. */
export function repository(files: Readonly<Record<string, string>>): string {
  const root = folder(files);
  git(root, "init", "--quiet");
  commit(root);
  return root;
}

/** Commits all that there is, and these files; returns the commit's id. */
export function commit(root: string, files: Readonly<Record<string, string>> = {}): string {
  for (const [path, text] of Object.entries(files)) put(root, path, text);
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "--allow-empty", "--message", "x");
  return git(root, "rev-parse", "HEAD");
}
