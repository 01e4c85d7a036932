/** Digests of texts, in lower-case hexadecimal; the machine has them, and this layer does not. */
export type Digest = (text: string) => string;

/**
 * A name that stands for another: a DNS label of letters, digits and one hyphen that reads as no number, quantity or
 * version and that nobody would think of. The same subject and salt give the same token.
 */
export function token(subject: string, salt: string, length: number, digest: Digest): string {
  const letters = base36(digest(`${salt} ${subject}`));
  return `q${letters.slice(0, 3)}-${letters.slice(3, 3 + length)}z`;
}

/** Every token in a text, also in capitals, with another sign or nothing in the place of its hyphen. */
export const tokens = /q[0-9a-z]{3}(?:[-_.:]|%3A)?[0-9a-z]{6,22}z/gi;

/** Hexadecimal digits as so many letters and digits. */
function base36(hex: string): string {
  let text = "";
  for (let index = 0; index + 4 <= hex.length; index += 4)
    text += (Number.parseInt(hex.slice(index, index + 4), 16) % 1296).toString(36).padStart(2, "0");
  return text;
}
