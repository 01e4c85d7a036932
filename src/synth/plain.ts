/** Words that YAML 1.1 reads as something else than text. The longest has five letters. */
const words = new Set(
  ["y", "n", "yes", "no", "on", "off", "true", "false", "null"].flatMap((word) => [
    word,
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1),
  ]),
);

const no = 0;
const within = 1;
const first = 2;
const colon = 3;
const space = 4;

const kinds = new Uint8Array(128);
for (const character of "0123456789!\"#$%&'()*+,-.;<=>?@[\\]^`{|}~") kinds[character.charCodeAt(0)] = within;
for (const character of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/_")
  kinds[character.charCodeAt(0)] = first;
kinds[":".charCodeAt(0)] = colon;
kinds[" ".charCodeAt(0)] = space;

const hash = "#".charCodeAt(0);

/** `e3`: to `yaml` a number without digits before its exponent. */
const bareExponent = /^[eE][-+]?[0-9]+$/;

/**
 * Whether a text can stand in a block map or list as it is, whoever reads it.
 * A quick test for the common case: "no" means no more than that the slow way has to decide.
 */
export function isPlain(text: string): boolean {
  const { length } = text;
  if (length === 0 || kinds[text.charCodeAt(0)] !== first) return false;
  for (let index = 1; index < length; index++) {
    const code = text.charCodeAt(index);
    const kind = code < 128 ? kinds[code] : no;
    if (kind === no) return false;
    if (kind !== colon && kind !== space) continue;
    const next = index + 1 < length ? text.charCodeAt(index + 1) : 32;
    // A space at the end, after a colon, or before a hash ends the text for a reader.
    if (next === 32 || (kind === space && next === hash)) return false;
  }
  if (length <= 5 && words.has(text)) return false;
  return !bareExponent.test(text);
}
