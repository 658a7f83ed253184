import type { Flow, SeriesName, WordsAndDeeds } from '../service/records.js';
import { weekStartMs, weekWords } from '../words/dates.js';
import { oneDecimal } from '../words/numbers.js';
import { clauses, t } from '../language/say.js';

export const FLOW_PARTS = ['cooperationDeeds', 'cooperationWords', 'conflictDeeds', 'conflictWords'] as const;
export type FlowPart = (typeof FLOW_PARTS)[number];

export const FLOW_LABEL: Readonly<Record<FlowPart, string>> = {
  cooperationDeeds: t`Cooperation, deeds`,
  cooperationWords: t`Cooperation, words`,
  conflictDeeds: t`Conflict, deeds`,
  conflictWords: t`Conflict, words`,
};

/** Score points of one week; null where feeds were down. */
export interface FlowWeek {
  readonly when: string;
  readonly week: string;
  /** Where its arithmetic stands. */
  readonly href: string;
  readonly parts: Readonly<Record<FlowPart, number>> | null;
}

function partsOf(cooperation: Flow, conflict: Flow): FlowWeek['parts'] {
  return {
    cooperationDeeds: cooperation.deeds,
    cooperationWords: cooperation.words,
    conflictDeeds: conflict.deeds,
    conflictWords: conflict.words,
  };
}

/** The weekly flows of one series in time order, as they came or faded; a week without coverage has none. */
export function flowWeeks(points: readonly WordsAndDeeds[], name: SeriesName): readonly FlowWeek[] {
  return points
    .filter(({ indicator }) => indicator === name)
    .toSorted((a, b) => weekStartMs(a.week) - weekStartMs(b.week))
    .map(({ week, state, cooperation, conflict }) => ({
      week,
      get when() {
        return weekWords(week);
      },
      href: `/weeks/${name}/${week}`,
      parts:
        state === 'no-coverage' || cooperation === null || conflict === null
          ? null
          : partsOf(cooperation, conflict),
    }));
}

/** The four parts of a week, one line each. */
export function flowLines(week: FlowWeek): readonly string[] {
  const { parts } = week;
  if (parts === null) return [t`No figures: feeds were down`];
  return FLOW_PARTS.map((part) => t`${FLOW_LABEL[part]}: ${oneDecimal(parts[part])} points`);
}

type CoveredWeek = FlowWeek & { readonly parts: NonNullable<FlowWeek['parts']> };

/** The latest whole picture in a sentence. */
export function flowSummary(weeks: readonly FlowWeek[]): string {
  const last = weeks.findLast((week): week is CoveredWeek => week.parts !== null);
  if (last === undefined) return t`No flows in this period.`;
  return t`Score points per week. Latest, ${last.when}: ${clauses(FLOW_PARTS.map((part) => t`${FLOW_LABEL[part]}: ${oneDecimal(last.parts[part])}`))}.`;
}
