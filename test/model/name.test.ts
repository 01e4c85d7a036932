import { describe, expect, test } from "vitest";
import {
  branchProblem,
  hostnameProblem,
  imageParts,
  imageProblem,
  labelKeyProblem,
  labelNameProblem,
  labelValueProblem,
  ociRepositoryProblem,
  releaseNameProblem,
  serviceNameProblem,
  subdomainProblem,
} from "../../src/model/name.ts";

const rules = {
  "a DNS label": {
    problem: labelNameProblem,
    good: ["a", "0", "web-1", "a".repeat(63)],
    bad: ["", "a".repeat(64), "Web", "a_b", "-a", "a-", "a.b", "a b", "a\n", "é"],
  },
  "a Service name": { problem: serviceNameProblem, good: ["a", "web-1"], bad: ["1web", "", "Web", "a.b"] },
  "an object name": {
    problem: subdomainProblem,
    good: ["a.b-c.0", "a".repeat(253), `${"a".repeat(100)}.b`],
    bad: ["", "a".repeat(254), "a..b", ".a", "a.", "a.-b", "A"],
  },
  "a Helm release name": {
    problem: releaseNameProblem,
    good: ["web", "a".repeat(53), "a.b"],
    bad: ["a".repeat(54), "", "Web", "web_1"],
  },
  "a label key": {
    problem: labelKeyProblem,
    good: ["app", "app.kubernetes.io/name", "A_b.c-d", `${"a".repeat(253)}/${"b".repeat(63)}`],
    bad: ["", "/a", "a/", "a/b/c", `a/${"b".repeat(64)}`, `${"a".repeat(254)}/b`, "A.io/b", "-a", "a b"],
  },
  "a label value": {
    problem: labelValueProblem,
    good: ["", "1.2.3", "A_b", "a".repeat(63)],
    bad: ["a".repeat(64), "-a", "a+b", "a/b", "1.2.3+build"],
  },
  "a host name": {
    problem: hostnameProblem,
    good: ["localhost", "web.acme.example", "1.acme.example", `${"a".repeat(63)}.io`],
    bad: [
      "",
      "https://a.io",
      "a.io/x",
      "a.io:80",
      "10.0.0.1",
      "*.a.io",
      "a.io.",
      "A.io",
      `${"a".repeat(64)}.io`,
      "a_b.io",
      "*",
    ],
  },
  "a branch": {
    problem: branchProblem,
    good: ["main", "release/1.2", "feature/a_b@c", "a.b", "été", "a".repeat(244)],
    bad: [
      ...["", "HEAD", "@", "-a", ".a", "a.", "/a", "a/", "a//b", "a/.b", "a..b", "a.lock", "a.lock/b", "a b", "a\tb"],
      ...["a~1", "a^", "a:b", "a?", "a*", "a[b", "a\\b", "a@{1}", "refs/heads/main", "a".repeat(245), "a1".repeat(20)],
    ],
  },
  "an image": {
    problem: imageProblem,
    good: [
      "web",
      "acme/web",
      "ghcr.io/acme/web",
      "localhost:5000/web",
      "a__b/c--d.e",
      "registry.k8s.io/ingress-nginx/controller",
    ],
    bad: [
      ...[
        "",
        "web:1",
        "ghcr.io/acme/web:1.2.3",
        "localhost:5000/web:1",
        `web@sha256:${"0".repeat(64)}`,
        "https://ghcr.io/a",
      ],
      ...["ghcr.io/Acme/web", "a//b", "/a", "a/", "a b", "-a.io/b", "ghcr.io:port/a", "a___b", `a/${"b".repeat(255)}`],
    ],
  },
  "an OCI repository": {
    problem: ociRepositoryProblem,
    good: ["oci://ghcr.io/acme/charts", "oci://localhost:5000/charts"],
    bad: ["ghcr.io/acme/charts", "https://ghcr.io/acme", "oci://ghcr.io/acme/web:1.2.3", "oci://"],
  },
};

for (const [what, { problem, good, bad }] of Object.entries(rules)) {
  describe(what, () => {
    test.each(good)("may be %j", (value) => {
      expect(problem(value)).toBeUndefined();
    });
    test.each(bad)("may not be %j", (value) => {
      expect(problem(value)).toMatch(/^"/);
    });
  });
}

test("a reason names the value and the limit", () => {
  expect(labelNameProblem("a".repeat(64))).toBe(
    `"${"a".repeat(64)}" is 64 characters long; a DNS label has at most 63`,
  );
  expect(labelNameProblem("Web")).toBe(
    '"Web" is not a DNS label: at most 63 characters, lowercase letters, digits and "-", with a letter or digit at both ends',
  );
  expect(imageProblem("ghcr.io/acme/web:1.2")).toBe(
    '"ghcr.io/acme/web:1.2" carries the tag "1.2"; the version belongs in the version map',
  );
});

test("a wildcard host is allowed where the caller allows it", () => {
  expect(hostnameProblem("*.acme.example", "allowed")).toBeUndefined();
  expect(hostnameProblem("a.*.example", "allowed")).toBeDefined();
  expect(hostnameProblem("*", "allowed")).toBeDefined();
  expect(hostnameProblem("*a.example", "allowed")).toBeDefined();
});

test("an image falls into repository, tag and digest", () => {
  expect(imageParts("localhost:5000/web")).toEqual({ repository: "localhost:5000/web" });
  expect(imageParts("localhost:5000/web:1.2")).toEqual({ repository: "localhost:5000/web", tag: "1.2" });
  expect(imageParts("web:1@sha256:abc")).toEqual({ repository: "web", tag: "1", digest: "sha256:abc" });
});

test("a hostile name of a million characters is refused", () => {
  const long = `${"a-".repeat(500_000)}!`;
  for (const { problem } of Object.values(rules)) expect(problem(long)?.length).toBeLessThan(400);
});
