/** What one measurement reports. */
export interface Reading {
  readonly milliseconds: number;
  /** The most memory that the whole process had, in bytes. */
  readonly peak: number;
}

/** How much a size really renders to. */
export interface Scale {
  readonly objects: number;
  readonly files: number;
  /** Of the rendered texts. */
  readonly bytes: number;
}

const has = <Key extends string>(value: unknown, keys: readonly Key[]): value is { readonly [Each in Key]: number } =>
  typeof value === "object" && value !== null && keys.every((key) => typeof Reflect.get(value, key) === "number");

export const isReading = (value: unknown): value is Reading => has(value, ["milliseconds", "peak"]);
export const isScale = (value: unknown): value is Scale => has(value, ["objects", "files", "bytes"]);
