import type { Visit } from '../../frame/visit.js';
import { readOffer } from '../../service/alerts.js';
import type { Answer } from '../../service/problem.js';
import { rule } from '../../service/rules.js';

/** What can be subscribed to or silenced: rules and standard topics, with their names by id. */
export interface Watched {
  readonly rules: readonly (readonly [id: string, name: string])[];
  readonly topics: readonly (readonly [id: string, name: string])[];
  readonly nameOf: (id: string) => string;
  readonly mailIsSetUp: boolean;
}

/** Reads the rules and the standard topics. */
export async function readWatched(visit: Visit): Promise<Answer<Watched>> {
  const [rules, offer] = await Promise.all([visit.reader.all('/rules', {}, rule), readOffer()]);
  if (rules.kind === 'problem') return rules;
  if (offer.kind === 'problem') return offer;
  const named = rules.value.map(({ id, name }) => [id, name] as const);
  const topics = offer.value.items.map(({ id, name }) => [id, name] as const);
  const names = new Map([...named, ...topics]);
  const value = {
    ...{ rules: named, topics, nameOf: (id: string) => names.get(id) ?? id },
    mailIsSetUp: offer.value.mailIsSetUp,
  };
  return { ...rules, value };
}
