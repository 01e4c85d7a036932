import { main } from "../../../../src/cli/main.ts";
import type { World } from "../../../../src/cli/world.ts";
import { printJson, withHeader } from "../../../../src/synth/header.ts";
import { policy, versions } from "../../folder.ts";
import { repository } from "../../git/repository.ts";
import { fakeWorld } from "../../world.ts";

/** A rendered file. */
export const ours = (text: string): string => withHeader("x.yaml", text);

/** What an environment's Deployment is like, as it is printed. */
export const deployment = (name: string, spec: string, label = ""): string =>
  ours(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/managed-by: lockstep${label}
spec:
${spec.replace(/^/gm, "  ")}
`);

export const listing = (...files: readonly string[]): string =>
  ours(
    `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n${files.map((file) => `  - ${file}\n`).join("")}`,
  );

export const secrets = (...names: readonly string[]): string =>
  printJson({ secrets: names.map((name) => ({ name, namespace: "x" })) });

/** Files of three environments and two clusters that are alike but for names. */
export const rendered: Readonly<Record<string, string>> = Object.fromEntries(
  ["dev", "staging", "production"].flatMap((name) => [
    [`dist/${name}/web/deployment-web.yaml`, deployment("web", "replicas: 1\nimage: web:1.0.0")],
    [`dist/${name}/web/kustomization.yaml`, listing("deployment-web.yaml")],
    [`dist/${name}/flux/kustomization-web-${name}.yaml`, deployment(`web-${name}`, `path: ./dist/${name}/web`)],
    [`dist/${name}/secrets.json`, secrets(`${name}-database`)],
  ]),
);

/** A fleet whose rendered files are committed on `main`; its policy is never read. */
export const fleet = (more: Readonly<Record<string, string>> = {}, below = ""): string =>
  repository(
    Object.fromEntries(
      Object.entries({
        "environments/policy.ts": policy(),
        "environments/versions.ts": versions(),
        ...rendered,
        ...more,
      }).map(([path, text]) => [`${below}${path}`, text]),
    ),
  );

/** Runs `lockstep diff`; loading a module, which would run the user's code, fails. */
export async function diff(root: string, argv: readonly string[] = ["--base", "main"], more: Partial<World> = {}) {
  const load = () => Promise.reject(new Error("a module was loaded"));
  const world = fakeWorld(root, { load, ...more });
  return { code: await main(["diff", ...argv], world), ...world.said };
}
