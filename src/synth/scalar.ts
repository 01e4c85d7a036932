import { Document, Pair, Scalar, YAMLMap } from "yaml";

const style = { lineWidth: 0 } as const;

/** One entry, printed again and again: ten times cheaper than a document for each scalar. */
const key = new Scalar<unknown>("k");
const value = new Scalar<unknown>("");
const entry = new YAMLMap();
entry.items.push(new Pair(key, value));
const page = new Document(entry, { version: "1.1" });

/** The same one level down, where a key may start with a document marker. */
const nestedKey = new Scalar<unknown>("k");
const nestedEntry = new YAMLMap();
nestedEntry.items.push(new Pair(nestedKey, new Scalar(0)));
const outerEntry = new YAMLMap();
outerEntry.items.push(new Pair(new Scalar("k"), nestedEntry));
const nestedPage = new Document(outerEntry, { version: "1.1" });

/** What YAML 1.1 takes for a line break or refuses unescaped, and `yaml` writes as it is. */
const unsafeCharacters = /[\x7f-\x9f\u2028\u2029\uFEFF\uFFFE\uFFFF]/;

/** Numbers to the Go readers (kubectl, Flux, Argo CD) once underscores are out, though not all of them to `yaml`. */
const goNumber =
  /^[-+]?(?:0[xX][0-9a-fA-F]+|0[oO][-+]?[0-7]+|0[bB][-+]?[01]+|\d+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/;

/** A time with a comma before the fraction, which Go accepts. */
const goTime = /^\d{4}-\d\d?-\d\d?(?:[Tt]| +)\d\d?:\d\d?:\d\d?,\d/;

/** Blocks without a letter in them lose their spaces, and Go refuses a tab where it looks for the indentation. */
function isMisreadAsBlock(text: string): boolean {
  if (!text.includes("\n")) return false;
  const start = text.search(/[^ \n]/);
  return start === -1 ? text.includes(" ") : text[start] === "\t";
}

/** Whether the Go readers would see something else than the text that `yaml` writes for it. */
export function isMisread(text: string): boolean {
  return (
    // A merge key, which some readers see in values and lists too.
    text === "<<" ||
    goNumber.test(text.replaceAll("_", "")) ||
    goTime.test(text) ||
    unsafeCharacters.test(text) ||
    isMisreadAsBlock(text)
  );
}

function write(scalar: Scalar, text: unknown): void {
  scalar.value = text;
  if (typeof text === "string" && isMisread(text)) scalar.type = "QUOTE_DOUBLE";
  else delete scalar.type;
}

function escaped(printed: string): string {
  if (!unsafeCharacters.test(printed)) return printed;
  return printed.replace(
    new RegExp(unsafeCharacters, "g"),
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A key with its colon, as `yaml` prints it; an explicit one (`? key`) ends in a line break and a colon. */
export function printKey(text: string, depth: "outermost" | "nested"): string {
  // A plain one merges its value into the map; quoted, it is a key like any other.
  if (text === "<<") return '"<<":';
  if (depth === "nested" && /^(?:---|\.\.\.)/.test(text)) {
    write(nestedKey, text);
    // `k:`, the line break, the indentation; then the key and its colon; then ` 0` and the last line break.
    return escaped(nestedPage.toString(style).slice(5, -3).replace("\n  :", "\n:"));
  }
  write(key, text);
  value.value = 0;
  delete value.type;
  return escaped(page.toString(style).slice(0, -3));
}

/** A value as `yaml` prints it one level deep: lines after the first are indented by two spaces. */
export function printValue(text: unknown): string {
  key.value = "k";
  delete key.type;
  write(value, text);
  return escaped(page.toString(style).slice(3, -1));
}
