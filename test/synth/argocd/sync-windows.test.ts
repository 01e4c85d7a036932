import { describe, expect, test } from "vitest";
import { isRecord } from "../../../imports/json.ts";
import { resolve } from "../../../src/model/resolve/resolve.ts";
import type { AnyFleet } from "../../../src/model/shape/any-fleet.ts";
import { render } from "../../../src/synth/render.ts";

const files = { policy: "environments/policy.ts", versions: "environments/versions.ts" };
const chart = { helm: { chart: "cache", repository: "oci://ghcr.io/acme/charts" } } as const;
const dev = { cluster: "lab", sync: "automatic", identity: {}, settings: {} } as const;
const office = { schedule: "0 8 * * 1-5", duration: "8h", timeZone: "Europe/Berlin" } as const;
const night = { schedule: "0 22 * * *", duration: "2h30m" } as const;

type Environments = AnyFleet["environments"];

function rendered(environments: Environments, delivery: "flux" | "argocd" = "argocd") {
  const row = Object.fromEntries(Object.keys(environments).map((name) => [name, "1.0.0"]));
  const { model } = resolve(
    {
      repository: { owner: "acme", name: "shop", visibility: "public" },
      clusters: { lab: { delivery } },
      environments,
      components: { cache: { ...chart }, web: { ...chart } },
    },
    { cache: row, web: row },
    files,
  );
  return render(model, files, undefined);
}

/** The sync windows of each project that has any. */
function windows(environments: Environments): Readonly<Record<string, unknown>> {
  const projects = rendered(environments).manifests.filter(({ body }) => body.kind === "AppProject");
  return Object.fromEntries(
    projects.flatMap(({ body: { metadata, spec } }) =>
      isRecord(spec) && spec.syncWindows !== undefined ? [[metadata.name, spec.syncWindows]] : [],
    ),
  );
}

describe("sync windows", () => {
  test("allow what an environment's own project holds, and people at any time", () => {
    expect(windows({ dev, live: { ...dev, promotesFrom: "dev", window: [office, night] } })).toEqual({
      "shop-live": [
        { kind: "allow", ...office, applications: ["*"], manualSync: true },
        { kind: "allow", ...night, applications: ["*"], manualSync: true },
      ],
    });
  });

  test("name the Applications of their environment where environments share a project", () => {
    const project = "shared";
    const shared = windows({
      dev: { ...dev, project },
      "eu-live": { ...dev, project, promotesFrom: "dev" },
      live: { ...dev, project, promotesFrom: "dev", window: [night] },
    });
    expect(shared).toEqual({
      shared: [{ kind: "allow", ...night, applications: ["cache-live", "web-live"], manualSync: true }],
    });
  });

  test("are in no project where there are no windows", () => {
    expect(windows({ dev, live: { ...dev, promotesFrom: "dev", freeze: [] } })).toEqual({});
  });

  test("are nothing to Flux", () => {
    const plain = rendered({ dev, live: { ...dev, promotesFrom: "dev" } }, "flux");
    const windowed = rendered({ dev, live: { ...dev, promotesFrom: "dev", window: [office] } }, "flux");
    expect(windowed.findings).toEqual([]);
    expect(windowed.tree).toEqual(plain.tree);
  });
});
