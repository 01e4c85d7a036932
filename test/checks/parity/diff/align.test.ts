import fc from "fast-check";
import { expect, test } from "vitest";
import { align } from "../../../../src/checks/parity/diff/align.ts";

const texts = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });

test("every entry of both lists occurs once, in its order", () => {
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      const pairs = align(left, right);
      expect(pairs.map(([one]) => one).filter((one) => one !== undefined)).toEqual([...left.keys()]);
      expect(pairs.map(([, other]) => other).filter((other) => other !== undefined)).toEqual([...right.keys()]);
    }),
  );
});

test("exchanging the lists exchanges the positions", () => {
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      expect(align(right, left)).toEqual(align(left, right).map(([one, other]) => [other, one]));
    }),
  );
});

test("a list of which some entries were left out has all the others in common with the whole", () => {
  fc.assert(
    fc.property(texts, fc.infiniteStream(fc.boolean()), (whole, kept) => {
      const part = whole.filter(() => kept.next().value);
      const common = align(whole, part).filter(
        ([one, other]) => other !== undefined && whole[one ?? -1] === part[other],
      );
      expect(common).toHaveLength(part.length);
    }),
  );
});
