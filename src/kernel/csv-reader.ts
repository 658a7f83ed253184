/**
 * The cells of one CSV record as RFC 4180 has it: quoted cells may hold commas, line breaks and doubled quotes. Null
 * where a quoted cell is not closed: the record goes on in the next line. Tolerant of text after a closing quote.
 */
export function csvCells(text: string): readonly string[] | null {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    if (cell === null) return null;
    cells.push(cell.value);
    if (cell.end >= text.length) return cells;
    at = cell.end + 1;
  }
}

interface Cell {
  readonly value: string;
  /** Place of the comma after it, or the text's length. */
  readonly end: number;
}

function plainCell(text: string, start: number): Cell {
  const comma = text.indexOf(',', start);
  const end = comma < 0 ? text.length : comma;
  return { value: text.slice(start, end), end };
}

function quotedCell(text: string, start: number): Cell | null {
  for (let at = start + 1, value = ''; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const rest = plainCell(text, quote + 1);
      return { value: value + rest.value.trim(), end: rest.end };
    }
    value += '"';
    at = quote + 2;
  }
}
