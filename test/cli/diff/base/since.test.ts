import { renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { put } from "../../folder.ts";
import { commit, git, repository } from "../../git/repository.ts";
import { deployment, diff, fleet, listing, ours, rendered, secrets } from "./rendered.ts";

const web = (name: string) => `dist/${name}/web/deployment-web.yaml`;
const none = { code: 0, out: "✔ no effect on any environment\n", err: "" };

describe("diff --base", () => {
  test("says that nothing changes where nothing did", async () => {
    expect(await diff(fleet())).toEqual(none);
  });

  test("shows a version bump in one environment", async () => {
    const root = fleet();
    put(root, web("staging"), deployment("web", "replicas: 1\nimage: web:1.1.0"));
    const { code, out } = await diff(root);
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "± staging only: 1 field

      only in staging: 1 field
        ► Deployment/web in staging/web
          ± spec.image
            - web:1.0.0
            + web:1.1.0
      "
    `);
  });

  test("shows once what is the same in several environments, whatever they are called", async () => {
    const root = fleet();
    for (const name of ["staging", "production"]) {
      put(root, web(name), deployment("web", "replicas: 3\nimage: web:1.0.0"));
      put(
        root,
        `dist/${name}/flux/kustomization-web-${name}.yaml`,
        deployment(`web-${name}`, `path: ./dist/${name}/shop\nprune: true`),
      );
    }
    put(root, web("dev"), deployment("web", "replicas: 2\nimage: web:1.0.0"));
    const { code, out } = await diff(root);
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "± dev: 1 field; production: 3 fields; staging: 3 fields

      same 3 fields in production and staging
        ► Deployment/web-… in …/flux
          ± spec.path
            - ./dist/…/web
            + ./dist/…/shop
          + spec.prune
            + true
        ► Deployment/web in …/web
          ± spec.replicas
            - 1
            + 3

      only in dev: 1 field
        ► Deployment/web in dev/web
          ± spec.replicas
            - 1
            + 2
      "
    `);
  });

  test("shows objects that come and go in a line each, and not once more in the lists that name them", async () => {
    const root = fleet();
    rmSync(join(root, web("dev")));
    put(root, "dist/dev/web/service-web.yaml", ours("apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n"));
    put(root, "dist/dev/web/kustomization.yaml", listing("service-web.yaml"));
    const { code, out } = await diff(root);
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "± dev only: 1 object added, 1 object removed

      only in dev: 1 object added, 1 object removed
        - Deployment/web in dev/web
        + Service/web in dev/web
      "
    `);
  });

  test("says once what is done to several objects", async () => {
    const file = (name: string) => `dist/dev/${name}/deployment.yaml`;
    const names = ["api", "jobs", "mail"];
    const root = fleet(Object.fromEntries(names.map((name) => [file(name), deployment(name, "replicas: 1")])));
    for (const name of names) put(root, file(name), deployment(name, "replicas: 2"));
    const { out } = await diff(root);
    expect(out).toMatchInlineSnapshot(`
      "± dev only: 3 fields

      only in dev: 3 fields
        ► Deployment/api in dev/api
        ► Deployment/jobs in dev/jobs
        ► Deployment/mail in dev/mail
          ± spec.replicas
            - 1
            + 2
      "
    `);
  });

  test("shows an object that is listed no longer and still lies there", async () => {
    const root = fleet();
    put(root, "dist/dev/web/kustomization.yaml", listing());
    expect((await diff(root)).out).toContain("- resources[Deployment/web]");
  });

  test("has nothing to show where an object moved to another file", async () => {
    const root = fleet();
    renameSync(join(root, web("dev")), join(root, "dist/dev/web/web.yaml"));
    put(root, "dist/dev/web/kustomization.yaml", listing("web.yaml"));
    expect(await diff(root)).toMatchObject({
      code: 0,
      out: "✔ no effect on any environment\n  3 files changed in form alone\n",
    });
  });

  test("has nothing to show where only the form changed", async () => {
    const root = fleet();
    const text = rendered[web("dev")] ?? "";
    put(
      root,
      web("dev"),
      `${text.replace("replicas: 1\n  image: web:1.0.0", 'image: "web:1.0.0" # same\n  replicas: 1')}`,
    );
    put(root, "dist/dev/secrets.json", secrets("dev-database").replaceAll("  ", "\t").replaceAll("\n", "\r\n"));
    expect(await diff(root)).toMatchObject({
      code: 0,
      out: "✔ no effect on any environment\n  2 files changed in form alone\n",
    });
  });

  test("counts what a cluster has for an environment as that environment's", async () => {
    const root = fleet({
      "dist/clusters/live/flux/root.yaml": deployment("root-staging", "poll: 1m", "\n    environment: staging"),
      "dist/clusters/live/flux/own.yaml": deployment("own", "poll: 1m"),
    });
    put(
      root,
      "dist/clusters/live/flux/root.yaml",
      deployment("root-staging", "poll: 2m", "\n    environment: staging"),
    );
    expect((await diff(root)).out).toContain("± staging only: 1 field\n");
    put(root, "dist/clusters/live/flux/own.yaml", deployment("own", "poll: 2m"));
    expect((await diff(root)).out).toContain("± staging: 1 field; cluster live: 1 field\n");
  });

  test("looks into documents that stand in texts, and shows the lines of a text that differ", async () => {
    const config = (values: string, script: string) =>
      ours(
        `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  values: |\n${values.replace(/^/gm, "    ")}\n  run: |\n${script.replace(/^/gm, "    ")}\n`,
      );
    const root = fleet({ "dist/dev/web/c.yaml": config("a: 1\nb: 2", "#!/bin/sh\none\ntwo\nthree") });
    put(root, "dist/dev/web/c.yaml", config("b: 3\na: 1", "#!/bin/sh\none\n2\nthree"));
    expect((await diff(root)).out).toMatchInlineSnapshot(`
      "± dev only: 2 fields

      only in dev: 2 fields
        ► ConfigMap/c in dev/web
          ± data.values.b
            - 2
            + 3
          ± data.run
            - two
            + 2
      "
    `);
  });

  test("compares values files, lists of Secrets and versions for scripts, and leaves alone what is not ours", async () => {
    const values = (memory: string) => ours(`memory: ${memory}\n`);
    const root = fleet({
      "deploy/env/staging/values.yaml": values("64Mi"),
      "deploy/values.yaml": values("64Mi"),
      "versions.env": ours("WEB_VERSION=1.0.0\nCACHE_VERSION=1.0.0\n"),
      "chart/values.yaml": "memory: 64Mi\n",
      "dist/README.md": "mine\n",
    });
    put(root, "deploy/env/staging/values.yaml", values("128Mi"));
    put(root, "deploy/values.yaml", values("128Mi"));
    put(root, "versions.env", ours("# so\nCACHE_VERSION=1.0.0\nWEB_VERSION=1.1.0\n"));
    put(root, "chart/values.yaml", "memory: 128Mi\n");
    put(root, "dist/README.md", "still mine\n");
    put(root, "dist/dev/secrets.json", secrets("dev-database", "token"));
    writeFileSync(join(root, "dist/dev/picture"), Buffer.from([0xff, 0xd8, 0x00]));
    const { out } = await diff(root);
    expect(out).toMatchInlineSnapshot(`
      "± dev: 1 field; staging: 1 field; other files: 2 fields

      only in dev: 1 field
        ► dist/dev/secrets.json
          + secrets[token]
            + name: token
            + namespace: x

      only in staging: 1 field
        ► deploy/env/staging/values.yaml
          ± memory
            - 64Mi
            + 128Mi

      only in deploy/values.yaml: 1 field
        ► deploy/values.yaml
          ± memory
            - 64Mi
            + 128Mi

      only in versions.env: 1 field
        ► versions.env
          ± WEB_VERSION
            - 1.0.0
            + 1.1.0
      "
    `);
  });

  test("shows what lost its header and is read by clusters all the same", async () => {
    const root = fleet();
    put(
      root,
      web("production"),
      (rendered[web("production")] ?? "").replace(/^#.*\n/, "").replace("replicas: 1", "replicas: 9"),
    );
    expect((await diff(root)).out).toContain("± production only: 1 field\n");
  });

  test("reports what cannot be read on either side, and goes on", async () => {
    const root = fleet({ [web("dev")]: ours("a: [1\n"), "dist/dev/bad.json": `{"//": "Rendered by Lockstep", ` });
    put(root, web("dev"), deployment("web", "replicas: 1"));
    put(root, web("staging"), ours("a: b: c\n"));
    rmSync(join(root, "dist/dev/bad.json"));
    const { code, out, err } = await diff(root);
    expect(code).toBe(1);
    expect(err).toBe("");
    expect(out).toContain(`${web("dev")} cannot be read as it is in main: line 3: `);
    expect(out).toContain("dist/dev/bad.json cannot be read as it is in main: ");
    expect(out).toContain(`${web("staging")} cannot be read: line 2: `);
    expect(out).toContain("± text");
  });

  test("looks at no other fleet below, through no link, and into no hidden folder", async () => {
    const root = fleet({
      "examples/one/policy.ts": "",
      "examples/one/dist/dev/a.yaml": ours("a: 1\n"),
      "fleets/two/environments/policy.ts": "",
      "fleets/two/values.yaml": ours("a: 1\n"),
      ".hidden/a.yaml": ours("a: 1\n"),
      "outside.txt": ours("a: 1\n"),
    });
    for (const path of ["examples/one/dist/dev/a.yaml", "fleets/two/values.yaml", ".hidden/a.yaml"])
      put(root, path, ours("a: 2\n"));
    symlinkSync("../../outside.txt", join(root, "dist/dev/link.yaml"));
    expect(await diff(root)).toEqual(none);
  });

  test("works in a folder of a repository, and on a detached head", async () => {
    const top = fleet({}, "fleets/shop/");
    git(top, "checkout", "--quiet", "--detach");
    const root = join(top, "fleets/shop");
    expect(await diff(root)).toEqual(none);
    put(root, web("dev"), deployment("web", "replicas: 2\nimage: web:1.0.0"));
    expect((await diff(top, ["--base", "HEAD", "-C", "fleets/shop"])).out).toContain("± dev only: 1 field\n");
  });

  test("compares with what was committed, also before the first rendering", async () => {
    const root = repository({ "environments/policy.ts": "", "environments/versions.ts": "" });
    commit(root, { [web("dev")]: deployment("web", "replicas: 2") });
    expect((await diff(root, ["--base", "HEAD~1"])).out).toBe(
      "± dev only: 1 object added\n  there are no rendered files in HEAD~1: everything is new\n\nonly in dev: 1 object added\n  + Deployment/web in dev/web\n",
    );
  });

  test.each([
    ["--upload-pack=x", '"--upload-pack=x" is no name of a commit'],
    ["nowhere", 'there is no commit "nowhere" in this repository'],
  ])("could not run with the base %s", async (ref, reason) => {
    const { code, out, err } = await diff(fleet(), [`--base=${ref}`]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(`lockstep diff: ${reason}\n→ `);
  });
});
