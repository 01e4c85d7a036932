import fc from "fast-check";
import { expect, test } from "vitest";
import { checked, type Small, said } from "./fleet.ts";
import { rich, richEnvironment } from "./rich.ts";

/** Names that hold each other, that are words of the policy, that are short or long. */
const name = fc.oneof(
  fc.constantFrom(
    "a",
    "ab",
    "a-b",
    "b",
    "prod",
    "prod-eu",
    "eu-prod",
    "web",
    "lab",
    "fleet",
    "acme",
    "v1",
    "main",
    "x1",
  ),
  fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,5})?$/),
);
const value = fc.oneof(
  fc.constantFrom("logs", "logs-eu", "my.bucket", "a/b", "me@example.com", "arn:aws:s3:::logs", "UPPER_case"),
  fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9._/:@-]{0,14}[a-z]$/),
);

const anyTwins = fc
  .tuple(fc.uniqueArray(name, { minLength: 2, maxLength: 2 }), fc.uniqueArray(value, { minLength: 4, maxLength: 4 }))
  .map(([[one = "", two = ""], [bucket = "", secret = "", other = "", third = ""]]): Small => {
    const pair: Small = {
      environments: {
        [one]: { ...richEnvironment(one), identity: { bucket, secret: `${secret}-x` } },
        [two]: { ...richEnvironment(two), promotesFrom: one, identity: { bucket: other, secret: `${third}-x` } },
      },
    };
    return { ...rich, ...pair };
  });

test("an environment and its twin under other names do not differ", () => {
  fc.assert(
    fc.property(anyTwins, fc.constantFrom<"flux" | "argocd">("flux", "argocd"), (twins, delivery) => {
      const found = said({ ...twins, clusters: { lab: { delivery } } });
      expect(found.filter((each) => !/no-leak|identity-as-setting/.test(each))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("twins in clusters of their own do not differ either", () => {
  const { environments: _, ...rest } = rich;
  const found = said({
    ...rest,
    clusters: {
      one: { flux: { namespace: "flux-one", tenancy: "locked", receiver: { secret: "hook-one" } } },
      two: { flux: { namespace: "flux-two", tenancy: "locked", receiver: { secret: "hook-two" } } },
    },
    environments: {
      staging: { ...richEnvironment("staging"), cluster: "one", identity: { bucket: "logs-a", secret: "key-a" } },
      production: { ...richEnvironment("production"), cluster: "two", identity: { bucket: "logs-b", secret: "key-b" } },
    },
  });
  expect(found).toEqual([]);
});

test("what differs does not depend on which environment a contract names first", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (one, two) => {
      const fleet = (between: readonly ["staging", "production"] | readonly ["production", "staging"]): Small => ({
        ...rich,
        environments: {
          staging: {
            ...richEnvironment("staging"),
            settings: { extra: one },
            identity: { bucket: "b1", secret: "s1" },
          },
          production: {
            ...richEnvironment("production"),
            settings: { extra: two },
            identity: { bucket: "b2", secret: "s2" },
          },
        },
        parity: [{ between }],
      });
      const [there, back] = [checked(fleet(["staging", "production"])), checked(fleet(["production", "staging"]))];
      expect(places(back)).toEqual(places(there));
    }),
    { numRuns: 30 },
  );
});

test("an environment that receives versions comes second, whatever the order in the contract", () => {
  const fleet = (between: readonly ["staging", "production"] | readonly ["production", "staging"]) =>
    said({
      ...rich,
      environments: {
        staging: { ...richEnvironment("staging"), settings: { extra: 1 }, identity: { bucket: "b1", secret: "s1" } },
        production: {
          ...richEnvironment("production"),
          promotesFrom: "staging",
          settings: { extra: 2 },
          identity: { bucket: "b2", secret: "s2" },
        },
      },
      parity: [{ between }],
    });
  expect(fleet(["production", "staging"])).toEqual(fleet(["staging", "production"]));
});

/** What is found, whichever side it is told from; where in a list entries are paired may depend on that. */
const places = ({ comparisons }: ReturnType<typeof checked>) =>
  comparisons.flatMap(({ judged, doubts }) => [
    ...judged
      .map(({ unit, found }) => `${unit} ${found.part} ${found.path.join(" ").replace(/\[\d+\]/g, "[]")}`)
      .sort(),
    ...doubts.map(({ unit, path }) => `${unit} ${path.join(" ")}`).sort(),
  ]);
