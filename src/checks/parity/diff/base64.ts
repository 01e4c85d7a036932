const shape = /^[A-Za-z0-9+/]+={0,2}$/;
/** Shorter texts that read as base64 are words. */
const shortest = 16;
const shortestDecoded = 9;

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Whether a text may be base64, by its length and letters alone. */
export function isBase64Like(text: string): boolean {
  return text.length >= shortest && text.length % 4 === 0 && shape.test(text);
}

/**
 * The text that another one holds in base64, or nothing: only what decodes to printable text, which base64 would
 * spell in the very same way, and which is no mere word, so that names and digests are not taken for base64.
 */
export function decodeBase64(text: string): string | undefined {
  if (!isBase64Like(text)) return undefined;
  const decoded = decode(text);
  if (decoded === undefined || decoded.length < shortestDecoded) return undefined;
  if (!isPrintable(decoded) || /^[\p{L}\p{N}]*$/u.test(decoded)) return undefined;
  return encodeBase64(decoded) === text ? decoded : undefined;
}

/** A text in base64, as UTF-8. */
export function encodeBase64(text: string): string {
  const bytes = encoder.encode(text);
  let binary = "";
  // All bytes at once would be more arguments than a call can have.
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

function decode(text: string): string | undefined {
  try {
    return strict.decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

function isPrintable(text: string): boolean {
  return !/[^\P{C}\n\r\t\u200b-\u200d\ufeff]/u.test(text);
}
