import { resolve } from "node:path";
import { Repository } from "./repository.ts";

const library = resolve("src/policy/index.ts");

const branches = `import { defineFleet } from "${library}";
export const fleet = defineFleet()({
  repository: { owner: "acme", name: "shop", visibility: "public" },
  layout: "branch",
  clusters: { lab: { delivery: "flux" } },
  environments: {
    dev: { cluster: "lab", sync: "automatic", identity: {} },
    live: { cluster: "lab", sync: "automatic", identity: {}, promotesFrom: "dev", branch: "release" },
  },
  components: { web: { image: "ghcr.io/acme/web", port: 8080 } },
});
`;
/** A flat map of one component. */
export const flat = (version: string) => `export const versions = { web: "${version}" } as const;\n`;

/** A fleet with a branch for each environment: dev at 1.1.0 on `dev`, live at 1.0.0 on `release`; dev is checked out. */
export function branchRepository(): Repository {
  const repository = new Repository();
  repository.git("switch", "-q", "-c", "dev");
  repository.put("environments/policy.ts", branches).put("environments/versions.ts", flat("1.0.0")).commit("begin");
  repository.git("branch", "release");
  repository.put("environments/versions.ts", flat("1.1.0")).commit("move");
  return repository;
}
