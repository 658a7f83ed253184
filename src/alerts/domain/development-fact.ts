import type { ToldDevelopment } from '../../developments/domain/latest-change.js';
import type { DevelopmentFact } from './fact.js';
import { searchable } from './searchable.js';

/** Reports whose titles stand as evidence in an alert. */
const MOST_EVIDENCE = 5;

/** What stages know beside the development itself. */
export interface KnownAround {
  /** Of publishers, where they are known. */
  readonly countries: ReadonlyMap<string, string>;
  /** Of whom and what reports name, by id. */
  readonly partyNames: ReadonlyMap<string, string>;
}

/** What rules look at of a development. */
export function developmentFactOf(
  told: ToldDevelopment,
  { countries, partyNames }: KnownAround,
): DevelopmentFact {
  const {
    id,
    what,
    date,
    topics,
    direction,
    score,
    eventType,
    mode,
    status,
    confidence,
    publishers,
    origin,
  } = told;
  const { reports } = told;
  return {
    kind: 'development',
    ...{ id, what, date, topics, direction, score, eventType, mode, status, confidence, publishers, origin },
    parties: [...new Set(reports.flatMap(({ entities }) => entities))].sort(),
    partyNames,
    countries: [...new Set(reports.flatMap(({ publisher }) => countries.get(publisher) ?? []))].sort(),
    text: searchable([what, ...reports.map(({ title, summary }) => `${title} ${summary}`)]),
    firstIn: [],
    evidence: reports
      .slice(0, MOST_EVIDENCE)
      .map(({ title, publisher, link }) => ({ text: title, publisher, url: link })),
  };
}
