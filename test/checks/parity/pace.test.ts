import { describe, expect, test } from "vitest";
import { checked, pair, type Small, worker } from "./fleet.ts";

const intervals = { poll: "1m", drift: "1h", retry: "2m", timeout: "5m" } as const;
const across = (tenancy: "open" | "locked", lab: object, live: object): Small => ({
  clusters: {
    lab: { flux: { tenancy }, intervals: lab },
    live: { flux: { tenancy }, intervals: live },
  },
  environments: pair({ cluster: "lab", intervals }, { cluster: "live", intervals }),
  components: { web: worker() },
});

const places = (small: Small): readonly string[] => checked(small).findings.map(({ at }) => at.path.join("."));

for (const tenancy of ["open", "locked"] as const)
  describe(`of environments with a pace of their own, under the tenancy ${tenancy},`, () => {
    test("how soon commits reach their clusters is compared", () => {
      expect(places(across(tenancy, { poll: "30s" }, { poll: "24h" }))).toEqual(["clusters.live.intervals.poll"]);
    });

    test("how often their clusters put right what drifted is compared", () => {
      const small = across(tenancy, { drift: "1h", retry: "2m" }, { drift: "24h", retry: "30m" });
      expect(places(small)).toEqual(["clusters.live.intervals.drift", "clusters.live.intervals.retry"]);
      const allow = [{ environment: "cluster", reason: "because" }] as const;
      expect(places({ ...small, allow })).toEqual([]);
    });
  });

test("the source of a cluster is there for all in it, also for one that has its own", () => {
  const environments = pair({}, { intervals: { poll: "5m" } });
  const { comparisons } = checked({ environments, components: { web: worker() } });
  const found = comparisons.flatMap(({ judged }) => judged.map(({ parts }) => (parts.upper ?? parts.lower)?.title));
  expect(found).toContain("GitRepository fleet-production");
  expect(found).not.toContain("GitRepository fleet");
});
