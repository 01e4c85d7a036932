/** What every rendered file says about itself. No date and no version: the same input gives the same bytes. */
export const ownership = 'Rendered by Lockstep. Change the policy and run "npm run synth"; edits here are lost.';

const hash = `# ${ownership}\n`;
const slashes = `// ${ownership}\n`;
const markup = `<!-- ${ownership} -->\n`;

/** The first key of a rendered JSON object, for the object to be spread after it. */
export const jsonHeader = { "//": ownership } as const;

/** How many characters of a file decide whether it is ours. */
export const headerLength = 256;

/** A hash-bang line is the only thing that may stand above the header. */
const ourLine = /^\uFEFF?(?:#![^\n]*\n)?(?:#|\/\/|<!--) Rendered by Lockstep\b/;
const ourKey = /^\uFEFF?\{\s*"\/\/"\s*:\s*"Rendered by Lockstep\b/;

function extension(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

/** Whether files with this name carry the header as a key, because JSON has no comments. */
export function isJson(path: string): boolean {
  return extension(path) === "json";
}

/**
 * The header as a comment in the language of the file: `#` unless its name says otherwise.
 * JSON has none: spread `jsonHeader` into the object before it is printed.
 */
export function commentHeader(path: string): string {
  switch (extension(path)) {
    case "md":
    case "html":
    case "xml":
      return markup;
    case "ts":
    case "mts":
    case "js":
    case "mjs":
    case "cjs":
    case "json5":
    case "jsonc":
    case "cue":
    case "go":
      return slashes;
    default:
      return hash;
  }
}

/** A rendered text under its header. A hash-bang line stays on top. */
export function withHeader(path: string, text: string): string {
  if (!text.startsWith("#!")) return commentHeader(path) + text;
  const end = text.indexOf("\n") + 1;
  return end === 0 ? `${text}\n${commentHeader(path)}` : text.slice(0, end) + commentHeader(path) + text.slice(end);
}

/** A JSON object as a rendered file: the header first, two spaces of indentation, a line break at the end. */
export function printJson(value: { readonly [key: string]: unknown }): string {
  return `${JSON.stringify({ ...jsonHeader, ...value, ...jsonHeader }, null, 2)}\n`;
}

/** Whether a file is ours to replace and to remove: its first characters tell, whatever was done to the rest. */
export function isOurs(path: string, text: string): boolean {
  const start = text.slice(0, headerLength);
  return isJson(path) ? ourKey.test(start) : ourLine.test(start);
}
