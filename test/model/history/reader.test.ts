import fc from "fast-check";
import { expect, test } from "vitest";
import { readVersions, type VersionMap } from "../../../src/model/edit/edit.ts";
import { MapReader, type MapReading } from "../../../src/model/history/reader.ts";

const text = (web: string, live: string, more = "") =>
  `export const versions = {\n  web: { dev: "${web}", live: '${live}' }, // "note"\n  api: { dev: \`1.0.0\` },${more}\n} as const;\n`;

/** The map after a reading that may tell changes alone. */
function applied(before: VersionMap, reading: MapReading): VersionMap {
  if ("map" in reading) return reading.map;
  if ("reason" in reading) return before;
  const map: Record<string, string | Record<string, string>> = {};
  for (const [component, row] of Object.entries(before)) map[component] = typeof row === "string" ? row : { ...row };
  for (const { component, home, version } of reading.changes) {
    const row = map[component];
    if (home === undefined || typeof row !== "object") map[component] = version;
    else row[home] = version;
  }
  return map;
}

test("the first text is told whole, and each one after it by what it changes", () => {
  const reader = new MapReader();
  expect(reader.read(text("1.0.0", "1.0.0"))).toEqual({
    map: { web: { dev: "1.0.0", live: "1.0.0" }, api: { dev: "1.0.0" } },
  });
  expect(reader.read(text("1.10.0", "1.0.0"))).toEqual({
    changes: [{ component: "web", home: "dev", version: "1.10.0" }],
  });
  expect(reader.read(text("1.10.0", "1.0.0"))).toEqual({ changes: [] });
  expect(reader.read(text("2", "3"))).toEqual({
    changes: [
      { component: "web", home: "dev", version: "2" },
      { component: "web", home: "live", version: "3" },
    ],
  });
});

test("a text that is built in another way is read whole", () => {
  const reader = new MapReader();
  reader.read(text("1.0.0", "1.0.0"));
  expect(reader.read(text("1.0.0", "1.0.0", ' db: "3",'))).toHaveProperty("map.db", "3");
  expect(reader.read(text('1.0.0", extra: "2', "1.0.0", ' db: "3",'))).toHaveProperty("map.web.extra", "2");
  expect(reader.read(text("1\\u002e0", "1.0.0"))).toHaveProperty("map.web.dev", "1.0");
});

test("a map that cannot be read tells the line, and the next one is read whole", () => {
  const reader = new MapReader();
  reader.read(text("1.0.0", "1.0.0"));
  expect(reader.read("export const versions = {\n  web: make(),\n};")).toEqual({
    reason: "line 2: versions.web is a call, not text in quotes",
  });
  expect(reader.read(text("1.0.0", "1.0.0"))).toHaveProperty("map");
});

test("what is wrong with a hold leaves the map as it is", () => {
  const held = `${text("1.0.0", "1.0.0")}export const holds = make();\n`;
  expect(new MapReader().read(held)).toHaveProperty("map.web.dev", "1.0.0");
});

test("reading one text after the other comes to what reading each alone comes to", () => {
  const version = fc.oneof(
    fc.constantFrom("", "1", "1.0", "1.0.0", "11.0", '1", "x": "2', "a\\\\", "$" + "{x}", "1'", "1`"),
    fc.stringMatching(/^[0-9.]{0,6}$/),
  );
  const source = fc
    .tuple(version, version, version, fc.constantFrom("", " db: '1',", " /* c */"))
    .map(([a, b, c, more]) => `${text(a, b, more)}export const last = "${c}";\n`);
  fc.assert(
    fc.property(fc.array(source, { maxLength: 8 }), (sources) => {
      const reader = new MapReader();
      let map: VersionMap = {};
      for (const each of sources) {
        const reading = reader.read(each);
        map = applied(map, reading);
        const whole = readVersions(each);
        expect("reason" in reading).toBe(whole.problems.length > 0);
        if (!("reason" in reading)) expect(JSON.stringify(map)).toBe(JSON.stringify(whole.map));
      }
    }),
    { numRuns: 300 },
  );
});
