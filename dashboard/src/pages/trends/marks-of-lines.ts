import type { Answer } from '../../service/problem.js';
import type { Development, SeriesName } from '../../service/records.js';
import { development } from '../../service/records.js';
import type { Shown } from './shown.js';
import { now } from '../../service/clock.js';

/** On all lines together, shared out evenly: a line of small deeds would have none beside one of large ones. */
const MOST_MARKS = 40;

/** The developments of the period that weigh most, where they are wanted. */
export async function notable(
  { visit, choice }: Shown,
  wanted: boolean,
  narrowing: Readonly<Record<string, string | number>>,
): Promise<Answer<readonly Development[]>> {
  if (!wanted) return { kind: 'answer', value: [], readAt: now() };
  const { from, to } = choice.period;
  const answer = await visit.reader.page('/notable-developments', { from, to, ...narrowing }, development);
  return answer.kind === 'problem' ? answer : { ...answer, value: answer.value.items };
}

/** What is asked for of every line: its own developments, and its share of the marks. */
export function marksByLine(lines: readonly SeriesName[]): readonly { indicator: string; limit: number }[] {
  const limit = Math.floor(MOST_MARKS / Math.max(1, lines.length));
  return lines.map((line) => ({
    indicator: line === 'composite' ? 'trade,defence,energy,diplomacy' : line,
    limit,
  }));
}

/** Of every line those that moved it most, each once. */
export async function marksOfLines(shown: Shown): Promise<Answer<readonly Development[]>> {
  const { lines, marks } = shown.choice;
  const answers = await Promise.all(marksByLine(lines).map((ofLine) => notable(shown, marks, ofLine)));
  const marked = new Map<string, Development>();
  let readAt = now();
  for (const answer of answers) {
    if (answer.kind === 'problem') return answer;
    for (const one of answer.value) marked.set(one.id, one);
    readAt = answer.readAt;
  }
  return { kind: 'answer', value: [...marked.values()], readAt };
}
