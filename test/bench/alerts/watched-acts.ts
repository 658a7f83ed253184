import type { Condition, DevelopmentCondition } from '../../../src/alerts/domain/condition.js';
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

const EVERYTHING: DevelopmentCondition = {
  kind: 'development',
  indicators: [],
  directions: [],
  minScore: null,
  maxScore: null,
  eventTypes: [],
  statuses: [],
  parties: [],
  words: [],
  withoutWords: [],
  countries: [],
  minConfidence: null,
  minPublishers: null,
};

/** A rule on the words of an act. */
export function onWordsOf({ phrase }: WatchedAct): Condition {
  return { ...EVERYTHING, words: [phrase] };
}

/** Rules as people make them that none of the acts meets: each kind misses by another part. */
const MISSED: readonly ((number: number) => Condition)[] = [
  (number) => ({ ...EVERYTHING, words: [`lighthouse keeper ${number}`] }),
  (number) => ({ ...EVERYTHING, parties: [`company.made-up-${number}`], indicators: ['trade'] }),
  (number) => ({
    ...EVERYTHING,
    indicators: ['energy'],
    directions: ['cooperation'],
    minScore: 9.5 + (number % 5) / 10,
  }),
  (number) => ({ ...EVERYTHING, directions: ['cooperation'], minPublishers: 20 + (number % 50) }),
  (number) => ({ ...EVERYTHING, indicators: ['diplomacy'], minConfidence: 1 - (1 + number) / 1e9 }),
  () => ({ ...EVERYTHING, statuses: ['denied'], indicators: ['trade', 'energy'] }),
  () => ({ ...EVERYTHING, countries: ['CN'], minScore: 1 }),
  () => ({ ...EVERYTHING, eventTypes: ['ASSAULT'] }),
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
  return MISSED[number % MISSED.length]?.(number) ?? EVERYTHING;
}
