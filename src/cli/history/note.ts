/** Something that a table of versions does not say. */
export interface Note {
  readonly isWarning: boolean;
  readonly text: string;
}

/** What somebody should do something about. */
export const warning = (text: string): Note => ({ isWarning: true, text });

/** What is good to know. */
export const plain = (text: string): Note => ({ isWarning: false, text });
