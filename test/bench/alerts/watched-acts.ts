import type { Condition } from '../../../src/alerts/domain/condition.js';
import { NO_CONDITION } from '../../../src/alerts/domain/fact.builder.js';
import { wordsOf } from '../../../src/alerts/domain/searchable.js';
import { ownExamples } from '../../eval/own-examples.js';
import type { NewsText } from '../texts/news.js';

const PHRASE_WORDS = 3;

/** An act between the two, with words of its headline that no other act has. */
export interface WatchedAct extends NewsText {
  readonly phrase: string;
}

/** Made-up acts of our own labelled sentences, each told by words of its own; about four in ten make a development. */
export function watchedActs(most: number): readonly WatchedAct[] {
  const phrases = new Set<string>();
  const acts: WatchedAct[] = [];
  for (const { relevant, language, cluster, title, summary } of ownExamples()) {
    if (!relevant || language !== 'en' || cluster !== null) continue;
    const phrase = wordsOf(title).slice(-PHRASE_WORDS).join(' ');
    if (phrases.has(phrase)) continue;
    phrases.add(phrase);
    acts.push({ title, summary: summary ?? '', phrase });
    if (acts.length === most) break;
  }
  return acts;
}

/** A rule on the words of an act. */
export function onWordsOf({ phrase }: WatchedAct): Condition {
  return { ...NO_CONDITION, words: [phrase] };
}

/** Rules as people make them that none of the acts meets: each kind misses by another part. */
const MISSED: readonly ((number: number) => Condition)[] = [
  (number) => ({ ...NO_CONDITION, words: [`lighthouse keeper ${number}`] }),
  (number) => ({ ...NO_CONDITION, parties: [`company.made-up-${number}`], indicators: ['trade'] }),
  (number) => ({
    ...NO_CONDITION,
    indicators: ['energy'],
    directions: ['cooperation'],
    minScore: 9.5 + (number % 5) / 10,
  }),
  (number) => ({ ...NO_CONDITION, directions: ['cooperation'], minPublishers: 20 + (number % 50) }),
  (number) => ({ ...NO_CONDITION, indicators: ['diplomacy'], minConfidence: 1 - (1 + number) / 1e9 }),
  () => ({ ...NO_CONDITION, statuses: ['denied'], indicators: ['trade', 'energy'] }),
  () => ({ ...NO_CONDITION, countries: ['CN'], minScore: 1 }),
  () => ({ ...NO_CONDITION, eventTypes: ['ASSAULT'] }),
  (number) => ({ kind: 'no-news', indicator: 'energy', days: 1 + (number % 300) }),
  (number) => ({
    kind: 'index',
    indicator: 'trade',
    measure: 'index',
    side: 'above',
    level: number % 100,
    hysteresis: 2,
  }),
];

/** A rule of a usual kind that none of the acts meets. */
export function metByNone(number: number): Condition {
  return MISSED[number % MISSED.length]?.(number) ?? NO_CONDITION;
}
