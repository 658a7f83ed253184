import type { ToldDevelopment } from '../../developments/domain/latest-change.js';
import type { DevelopmentFact } from './fact.js';
import { searchable } from './searchable.js';

/** Reports whose titles stand as evidence in an alert. */
const MOST_EVIDENCE = 5;

/** What rules look at of a development; `countries` are those of publishers, where they are known. */
export function developmentFactOf(
  told: ToldDevelopment,
  countries: ReadonlyMap<string, string>,
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
    countries: [...new Set(reports.flatMap(({ publisher }) => countries.get(publisher) ?? []))].sort(),
    text: searchable([what, ...reports.map(({ title, summary }) => `${title} ${summary}`)]),
    firstIn: [],
    evidence: reports
      .slice(0, MOST_EVIDENCE)
      .map(({ title, publisher, link }) => ({ text: title, publisher, url: link })),
  };
}
