import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartVersionProblem, compareVersions, isSemver, tagProblem, versionProblem } from "../../src/model/version.ts";

const digest = `sha256:${"0a".repeat(32)}`;

describe("an exact version", () => {
  test.each([
    ...["1.2.3", "v1.2.3", "1.2.3-rc.1", "1.2.3+build.5", "0.0.0", "2026.01.15", "24.04", "1", "1.25-alpine", "none"],
    ...[
      "RELEASE.2024-01-01T00-00-00Z",
      "sha-1a2b3c4",
      "_x",
      digest,
      `1.2.3@${digest}`,
      `latest@${digest}`,
      "xenial",
      "x86",
      "linux.x",
    ],
  ])("is %s", (version) => {
    expect(versionProblem(version)).toBeUndefined();
  });

  test.each([
    ["", "is empty"],
    [" ", "is empty"],
    [" 1.2.3", 'write "1.2.3"'],
    ["1.x", 'is a range ("x")'],
    ["1.2.x", 'is a range ("x")'],
    ["1.2.X", 'is a range ("X")'],
    ["v1.x.x", "is a range"],
    ["x", "is a range"],
    ["1.2.x-alpine", "is a range"],
    ["1.*", 'is a range ("*")'],
    ["*", 'is a range ("*")'],
    ["^1", 'is a range ("^")'],
    ["~1.2.3", 'is a range ("~")'],
    [">=1", 'is a range (">=")'],
    ["<2", "is a range"],
    ["=1.2.3", "is a range"],
    ["!=1.2.3", "is a range"],
    ["1.2.3 - 2.0.0", "is a range"],
    ["1 || 2", "is a range"],
    ["1||2", 'is a range ("||")'],
    [">=1,<2", "is a range"],
    ["latest", "moves with every release"],
    ["Latest", "moves with every release"],
    ["main", "moves with every release"],
    ["HEAD", "moves with every release"],
    ["stable", "moves with every release"],
    ["a/b", 'it holds "/"'],
    ["web:1.2.3", 'it holds ":"'],
    ["-a", "is no tag"],
    [".a", "is no tag"],
    ["é", 'it holds "é"'],
    ["1.2.3\n", 'write "1.2.3"'],
    ["sha256:abc", "no whole digest"],
    ["1.2.3@", "no whole digest"],
    [`1.2.3@sha512:${"0a".repeat(64)}`, "no whole digest"],
    [`@${digest}`, "is no tag"],
    ["a".repeat(129), "at most 128"],
    ["1".repeat(257), "at most 256"],
  ])("is not %j", (version, reason) => {
    expect(versionProblem(version)).toContain(reason);
    expect(versionProblem(version)).toMatch(/^"/);
  });
});

describe("the version of a chart", () => {
  test.each(["1.2.3", "v1.15.0", "1.2.3-rc.1+b", "2026.1.15"])("may be %s", (version) => {
    expect(chartVersionProblem(version)).toBeUndefined();
  });

  test.each([
    ["1.2", 'write three numbers, as "1.2.0"'],
    ["1", 'write three numbers, as "1.0.0"'],
    ["2026.01.15", "leading 0"],
    ["1.2.3.4", "is no semver"],
    ["1.25-alpine", "is no semver"],
    ["1.2.3-01", "is no semver"],
    ["^1.2.3", "is a range"],
    ["", "is empty"],
    [digest, "is no semver"],
  ])("may not be %s", (version, reason) => {
    expect(chartVersionProblem(version)).toContain(reason);
  });
});

test("a tag has 1 to 128 characters", () => {
  expect(tagProblem("a".repeat(128))).toBeUndefined();
  expect(tagProblem("a".repeat(129))).toContain("129 characters");
  expect(tagProblem("")).toContain("1 to 128");
});

describe("compareVersions", () => {
  test("follows the order of semver.org", () => {
    const ordered = [
      ...[
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-alpha.beta",
        "1.0.0-beta",
        "1.0.0-beta.2",
        "1.0.0-beta.11",
        "1.0.0-rc.1",
      ],
      ...[
        "1.0.0",
        "1.0.1",
        "1.2.0",
        "1.10.0",
        "2.0.0",
        "10.0.0",
        "99999999999999999999.0.0",
        "100000000000000000000.0.0",
      ],
    ];
    for (const [i, left] of ordered.entries()) {
      for (const [j, right] of ordered.entries()) {
        expect(compareVersions(left, right), `${left} ${right}`).toBe(Math.sign(i - j));
        expect(compareVersions(`v${left}`, `${right}+build`), `v${left} ${right}`).toBe(Math.sign(i - j));
      }
    }
  });

  test.each([
    ["2026.01.15", "2026.02.01", -1],
    ["24.10", "24.04", 1],
    ["1.2.3.4", "1.2.3.5", -1],
    ["sha-abc", "sha-abc", 0],
    [`1.2.3@${digest}`, `1.2.4@${digest}`, -1],
    ["1.25.3-alpine", "1.25.4-alpine", -1],
  ])("orders %s and %s", (left, right, expected) => {
    expect(compareVersions(left, right)).toBe(expected);
  });

  test.each([
    ["1.2.3", "sha-abc"],
    ["1.2", "1.2.3"],
    ["1234567", "7654321"],
    ["none", "1.0.0"],
    [`1.2.3@${digest}`, "1.2.3"],
    ["", "1.0.0"],
    ["1.0.0", "1.0.0\n"],
  ])("does not compare %j and %j", (left, right) => {
    expect(compareVersions(left, right)).toBeUndefined();
    expect(compareVersions(right, left)).toBeUndefined();
  });
});

test("every semver is exact, and any text is judged without an exception", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[v0-9.x*~^+a-c-]{0,12}$/)), (text) => {
      const reason = versionProblem(text);
      if (isSemver(text)) expect(reason).toBeUndefined();
      if (chartVersionProblem(text) === undefined) expect(isSemver(text)).toBe(true);
      compareVersions(text, "1.0.0");
    }),
  );
});

test("a hostile text of a million characters is refused", () => {
  for (const piece of ["1", "1.", "x.", "a-", "0", " ", "=", "@"]) {
    const long = piece.repeat(1_000_000);
    expect(versionProblem(long)?.length).toBeLessThan(400);
    expect(chartVersionProblem(long)?.length).toBeLessThan(400);
    expect(compareVersions(long, `${long}1`)).toBeUndefined();
  }
});
