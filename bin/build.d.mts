/** The entry of the built program, an absolute path, built first where the sources have changed; `main.js` is beside it. */
export function built(): Promise<string>;
