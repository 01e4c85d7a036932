import { expect, test } from "vitest";
import { Recorder } from "../../../src/model/history/record.ts";

const commit = (id: string, time = 0) => ({ id, time, author: "Ada", subject: id });

test("a place that goes is none from then on, and does not begin again when it comes back", () => {
  const recorder = new Recorder();
  recorder.next(commit("a"), { map: { web: { dev: "1" } } });
  recorder.next(commit("b"), { map: {} });
  recorder.next(commit("c"), { map: { web: { dev: "1" } } });
  const { stretches, rows, moves } = recorder.history(commit("c"));
  expect(stretches("web", "dev").map(({ version, isFirst }) => [version, isFirst])).toEqual([
    ["1", true],
    ["none", false],
    ["1", false],
  ]);
  expect(rows).toEqual([{ component: "web", home: "dev" }]);
  expect(moves.map(({ from, to }) => [from, to])).toEqual([
    [undefined, "1"],
    ["1", "none"],
    ["none", "1"],
  ]);
});

test("a flat map has rows without a home", () => {
  const recorder = new Recorder();
  recorder.next(commit("a"), { map: { web: "1" } });
  recorder.next(commit("b"), { changes: [{ component: "web", version: "2" }] });
  const { stretches, rows } = recorder.history(commit("b"));
  expect(rows).toEqual([{ component: "web" }]);
  expect(stretches("web").map(({ version }) => version)).toEqual(["1", "2"]);
  expect(stretches("web", "dev")).toEqual([]);
});

test("nothing begins with the commit before which nothing was fetched", () => {
  const recorder = new Recorder("a");
  recorder.next(commit("a"), { map: { web: "1" } });
  recorder.next(commit("b"), { map: { web: "1", api: "1" } });
  const history = recorder.history(commit("b"));
  expect(history.isShallow).toBe(true);
  expect(history.stretches("web")[0]?.isFirst).toBe(false);
  expect(history.stretches("api")[0]?.isFirst).toBe(true);
});

test("what cannot be read changes nothing and is listed", () => {
  const recorder = new Recorder();
  recorder.next(commit("a"), { map: { web: "1" } });
  recorder.next(commit("b"), { reason: "line 3: odd" });
  const { moves, unread } = recorder.history(commit("b"));
  expect(moves).toHaveLength(1);
  expect(unread).toEqual([{ commit: commit("b"), reason: "line 3: odd" }]);
});

test("a date that is to come yet is kept beside the time that counts", () => {
  const recorder = new Recorder();
  recorder.next(commit("a", 10), { map: { web: "1" } }, { from: 10, to: 10 });
  recorder.next(commit("b", 99), { map: { web: "2" } }, { from: 20, to: 10, isDoubted: true });
  expect(recorder.history(commit("b", 99)).stretches("web")).toMatchObject([
    { version: "1", to: { time: 10 } },
    { version: "2", from: { time: 20 }, dated: 99 },
  ]);
});
