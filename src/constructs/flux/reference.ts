/** Points at an object by its name. */
export interface ObjectReference {
  readonly name: string;
  /** @default - the namespace of the object that refers to it */
  readonly namespace?: string;
}
