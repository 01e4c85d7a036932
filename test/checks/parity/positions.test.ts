import { expect, test } from "vitest";
import { usual } from "../../../src/checks/parity/diff/keys.ts";
import { positioned } from "../../../src/checks/parity/positions.ts";

const left = { list: [{ id: "a" }, { id: "b", deep: { "x.y": [{ name: "n" }] } }] };
const right = { list: [{ id: "b", deep: { "x.y": [{ name: "n" }] } }, { id: "c" }] };

test("an entry that is known by a key is known by where it stands on the first side", () => {
  expect(positioned(["list", "[b]", "id"], left, right, usual)).toEqual(["list", "[1]", "id"]);
  expect(positioned(["list", "[b]", "deep", "x.y", "[n]"], left, right, usual)).toEqual([
    "list",
    "[1]",
    "deep",
    "x.y",
    "[0]",
  ]);
});

test("an entry that the second side alone has is not taken for one of the first", () => {
  expect(positioned(["list", "[c]"], left, right, usual)).toEqual(["list", "[+1]"]);
});

test("an entry that is known by its position stays what it is", () => {
  expect(positioned(["list", "[1]", "id"], left, right, ["name"])).toEqual(["list", "[1]", "id"]);
  expect(positioned(["none", "[80/TCP]"], left, right, usual)).toEqual(["none", "[80/TCP]"]);
});
