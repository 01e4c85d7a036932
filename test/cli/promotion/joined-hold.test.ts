import { expect, test } from "vitest";
import { joinedHold } from "../../../src/cli/promotion/joined-hold.ts";

const today = "2026-11-21";
const left = { from: "1.8.9", to: "1.8.8", reason: undefined, until: "2026-12-05" };
const old = { not: "1.9.0", reason: "it leaks", until: "2026-11-30" };

test("the first hold is on the version that is left", () => {
  expect(joinedHold(undefined, left, today)).toEqual({
    not: "1.8.9",
    reason: "rolled back to 1.8.8",
    until: "2026-12-05",
  });
});

test("a further version joins those of a hold that is there, with its own reason behind theirs", () => {
  expect(joinedHold(old, left, today)).toEqual({
    not: ["1.9.0", "1.8.9"],
    reason: "it leaks; 1.8.9: rolled back to 1.8.8",
    until: "2026-12-05",
  });
  const twice = joinedHold(old, { ...left, reason: "it leaks" }, today);
  expect(joinedHold(twice, { ...left, from: "1.8.8", to: "1.8.7", reason: "slow" }, today)).toEqual({
    not: ["1.9.0", "1.8.9", "1.8.8"],
    reason: "it leaks; 1.8.9: it leaks; 1.8.8: slow",
    until: "2026-12-05",
  });
});

test("a hold ends on the later of both days, and keeps its last day", () => {
  expect(joinedHold({ ...old, until: "2027-01-31" }, left, today).until).toBe("2027-01-31");
  expect(joinedHold({ ...old, until: today }, left, today).not).toEqual(["1.9.0", "1.8.9"]);
});

test("a hold that is over gives way", () => {
  expect(joinedHold({ ...old, until: "2026-11-20" }, left, today)).toEqual(joinedHold(undefined, left, today));
});

test("a version that is held already is not held twice, and a hold stays as it is written", () => {
  const held = { ...old, not: ["1.8.9"] };
  expect(joinedHold(held, left, today)).toEqual({ ...held, until: "2026-12-05" });
  expect(joinedHold({ ...old, not: "1.8.9" }, { ...left, reason: "it leaks" }, today)).toEqual({
    not: "1.8.9",
    reason: "it leaks",
    until: "2026-12-05",
  });
  expect(joinedHold(held, { ...left, reason: "slow too" }, today).reason).toBe("it leaks; 1.8.9: slow too");
});

test("an old reason with line ends stops no rollback", () => {
  expect(joinedHold({ ...old, reason: "it\nleaks" }, left, today).reason).toBe("it leaks; 1.8.9: rolled back to 1.8.8");
});
