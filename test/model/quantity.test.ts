import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addQuantities,
  compareQuantities,
  equalQuantities,
  formatQuantity,
  multiplyQuantity,
  parseQuantity,
  type Quantity,
  quantityProblem,
} from "../../src/model/quantity.ts";

test.each([
  ["100m", "0.1"],
  ["1Gi", "1024Mi"],
  ["1e3", "1k"],
  ["1E3", "1000"],
  ["1E", "1e18"],
  ["1Ei", "1024Pi"],
  ["0.5Gi", "512Mi"],
  ["1.5Gi", "1536Mi"],
  [".5", "500m"],
  ["5.", "5"],
  ["+2", 2],
  ["500m", 0.5],
  ["1e-3", "1m"],
  ["100u", 0.0001],
  ["1n", "0.000000001"],
  ["1n", "0.1n"],
  ["-1n", "-0.1n"],
  ["1000000000000000000000", 1e21],
  ["00012", "12"],
  ["-0", "0"],
])("%s and %s are the same amount", (left, right) => {
  expect(equalQuantities(read(left), read(right))).toBe(true);
});

test.each([
  "1GB",
  "",
  "1 Gi",
  "512MB",
  "NaN",
  "Infinity",
  ".",
  "-",
  "1e",
  "1e+",
  "Gi",
  "1gi",
  "1K",
  "1ki",
  "1.2.3",
  "1,5",
  "0x10",
  "1Gi\n",
  " 1",
  "1e1000",
  "1mi",
  "１",
  "9".repeat(65),
])("%j is no quantity", (text) => {
  expect(parseQuantity(text)).toBeUndefined();
  expect(quantityProblem(text)).toMatch(/^"/);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, null, true, {}, [], 1n])("%s is no quantity", (value) => {
  expect(parseQuantity(value)).toBeUndefined();
  expect(quantityProblem(value)).toBeDefined();
});

test("a slip in the unit is named with what was meant", () => {
  expect(quantityProblem("512MB")).toBe('"512MB" is no quantity; write "512Mi" (of 1024) or "512M" (of 1000)');
  expect(quantityProblem("1 Gi")).toBe('"1 Gi" is no quantity; write "1Gi"');
  expect(quantityProblem("1K")).toBe('"1K" is no quantity; write "1Ki" (of 1024) or "1k" (of 1000)');
  expect(quantityProblem("100 m")).toBe('"100 m" is no quantity; write "100m"');
  expect(quantityProblem("much")).toMatch(/^"much" is no quantity; a quantity is a number/);
});

test("amounts beyond the precision of numbers are kept apart", () => {
  expect(compareQuantities(read("9007199254740993"), read("9007199254740992"))).toBe(1);
  expect(equalQuantities(addQuantities(read("0.1"), read("0.2")), read("0.3"))).toBe(true);
});

describe("formatQuantity", () => {
  test.each([
    ["1024Mi", "1Gi"],
    ["1.5Gi", "1536Mi"],
    ["0.25", "250m"],
    ["2000m", "2"],
    ["10000", "10k"],
    ["0", "0"],
    ["-0.5", "-500m"],
    ["2048Ei", "2048Ei"],
    ["0.3Ki", "307200m"],
  ])("prints %s as %s", (text, printed) => {
    expect(formatQuantity(read(text))).toBe(printed);
  });

  test("prints in the units asked for", () => {
    expect(formatQuantity(read("1073741824"), "binary")).toBe("1Gi");
    expect(formatQuantity(read("1Gi"), "decimal")).toBe("1073741824");
  });

  test("prints what reads back as the same amount", () => {
    fc.assert(
      fc.property(quantity, (each) => {
        expect(equalQuantities(read(formatQuantity(each)), each)).toBe(true);
      }),
    );
  });
});

test("adding and multiplying agree, without rounding", () => {
  fc.assert(
    fc.property(quantity, fc.nat(20), (each, times) => {
      let sum = read("0");
      for (let count = 0; count < times; count += 1) sum = addQuantities(sum, each);
      expect(multiplyQuantity(each, times)?.nano).toBe(sum.nano);
    }),
  );
});

test("a fraction is no number of times", () => {
  expect(multiplyQuantity(read("1"), 1.5)).toBeUndefined();
  expect(multiplyQuantity(read("1"), Number.NaN)).toBeUndefined();
});

test("decimal text is read exactly, whatever its digits", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 0, max: 9 }), (digits, places) => {
      const text = digits.toString().padStart(places + 1, "0");
      const written = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
      expect(read(written).nano).toBe(digits * 10n ** BigInt(9 - places));
    }),
  );
});

test("any text is read or refused, never an exception, and refused text has a reason", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.eEikKmMG+-]{0,12}$/)), (text) => {
      expect(parseQuantity(text) === undefined).toBe(quantityProblem(text) !== undefined);
    }),
  );
});

const quantity = fc.record({
  nano: fc.bigInt({ min: -(10n ** 28n), max: 10n ** 28n }),
  scale: fc.constantFrom("binary" as const, "decimal" as const),
});

function read(value: string | number): Quantity {
  const parsed = parseQuantity(value);
  expect(parsed, String(value)).toBeDefined();
  return parsed ?? { nano: 0n, scale: "decimal" };
}
