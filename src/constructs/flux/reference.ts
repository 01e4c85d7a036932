/** Points at an object by its name. */
export interface ObjectReference {
  /** Name of the object. */
  readonly name: string;
  /** @default - the namespace of the object that refers to it */
  readonly namespace?: string;
}
