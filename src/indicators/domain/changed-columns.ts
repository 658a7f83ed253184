import type { CountedDevelopment } from './counted-development.js';
import { ColumnsBuilder, topicsFrom, type DevelopmentColumns } from './development-columns.js';

/** Rows of some columns, from `first` on and without `end`. */
interface Piece {
  readonly columns: DevelopmentColumns;
  readonly first: number;
  readonly end: number;
}

type Numbers = Float64Array | Uint8Array;

/**
 * The columns without some rows (by their places, ascending) and with some developments after the last; null where
 * nothing is left. Those given stay as they are. What is kept is copied column by column: row by row takes several
 * times as long, and a week may hold a thousand.
 */
export function changedColumns(
  before: DevelopmentColumns | undefined,
  goneRows: readonly number[],
  added: readonly CountedDevelopment[],
): DevelopmentColumns | null {
  const own = new ColumnsBuilder();
  for (const development of added) own.add(development);
  const after = own.build();
  const kept = before === undefined ? [] : piecesWithout(before, goneRows);
  const pieces = [...kept, { columns: after, first: 0, end: after.ids.length }];
  const rows = pieces.reduce((sum, { first, end }) => sum + end - first, 0);
  return rows === 0 ? null : joined(pieces, rows);
}

function piecesWithout(columns: DevelopmentColumns, goneRows: readonly number[]): Piece[] {
  const firsts = [0, ...goneRows.map((row) => row + 1)];
  return firsts.map((first, i) => ({ columns, first, end: goneRows[i] ?? columns.ids.length }));
}

function joined(pieces: readonly Piece[], rows: number): DevelopmentColumns {
  const topicEnds = topicEndsOf(pieces, rows);
  const topics = topicEnds.at(-1) ?? 0;
  return {
    ids: NO_IDS.concat(...pieces.map(({ columns, first, end }) => columns.ids.slice(first, end))),
    dates: NO_DATES.concat(...pieces.map(({ columns, first, end }) => columns.dates.slice(first, end))),
    scores: filled(new Float64Array(rows), pieces, ofRows, 'scores'),
    publishers: filled(new Float64Array(rows), pieces, ofRows, 'publishers'),
    kinds: filled(new Uint8Array(rows), pieces, ofRows, 'kinds'),
    topicEnds,
    topics: filled(new Uint8Array(topics), pieces, ofTopics, 'topics'),
    confidences: filled(new Float64Array(topics), pieces, ofTopics, 'confidences'),
  };
}

const NO_IDS: readonly string[] = [];
const NO_DATES: DevelopmentColumns['dates'] = [];

const ofRows = ({ first, end }: Piece): [number, number] => [first, end];
const ofTopics = ({ columns, first, end }: Piece): [number, number] => [
  topicsFrom(columns, first),
  topicsFrom(columns, end),
];

function filled<T extends Numbers>(
  target: T,
  pieces: readonly Piece[],
  span: (piece: Piece) => [number, number],
  name: 'scores' | 'publishers' | 'kinds' | 'topics' | 'confidences',
): T {
  let at = 0;
  for (const piece of pieces) {
    const part = piece.columns[name].subarray(...span(piece));
    target.set(part, at);
    at += part.length;
  }
  return target;
}

function topicEndsOf(pieces: readonly Piece[], rows: number): Uint32Array {
  const ends = new Uint32Array(rows);
  let [at, topics] = [0, 0];
  for (const piece of pieces) {
    const { columns, first, end } = piece;
    const [from, to] = ofTopics(piece);
    const moved = topics - from;
    const part = columns.topicEnds.subarray(first, end);
    ends.set(moved === 0 ? part : part.map((topicEnd) => topicEnd + moved), at);
    at += part.length;
    topics += to - from;
  }
  return ends;
}
