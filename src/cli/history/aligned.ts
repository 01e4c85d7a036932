/** A text of a table, and how it is coloured once its width is known. */
export interface Painted {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** Rows of cells under each other, two spaces apart; the last column is as long as it likes. */
export function aligned(rows: readonly (readonly Painted[])[]): readonly string[] {
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.map((row) => row[column]?.text.length ?? 0)),
  );
  return rows.map((row) => {
    const last = row.findLastIndex(({ text }) => text !== "");
    return row
      .slice(0, last + 1)
      .map(({ text, paint = same }, column) => {
        const gap = column === last ? "" : " ".repeat((widths[column] ?? 0) - text.length);
        return `${text === "" ? "" : paint(text)}${gap}`;
      })
      .join("  ");
  });
}

const same = (text: string): string => text;

/** A text in lines of at most so many characters, broken between words, all but the first indented. */
export function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width - indent.length) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}
