import type { DevelopmentCondition, FirstEverCondition } from './condition.js';
import type { DevelopmentFact } from './fact.js';
import { hasPhrase, phraseOf, type Phrase } from './searchable.js';

/** A condition on developments with its phrases read once. */
export interface ReadCondition {
  readonly condition: DevelopmentCondition;
  readonly words: readonly Phrase[];
  readonly withoutWords: readonly Phrase[];
}

/** Reads a condition's phrases. */
export function readCondition(condition: DevelopmentCondition): ReadCondition {
  return {
    condition,
    words: condition.words.map(phraseOf),
    withoutWords: condition.withoutWords.map(phraseOf),
  };
}

/** Each part of the condition with the value that met it; null where a part is not met. */
export function whyDevelopment(read: ReadCondition, fact: DevelopmentFact): readonly string[] | null {
  const { condition } = read;
  const parts = [
    named(
      'indicator',
      condition.indicators,
      fact.topics.map(({ name }) => name),
    ),
    named('direction', condition.directions, [fact.direction]),
    scored(condition, fact.score),
    named('kind of act', condition.eventTypes, fact.eventType === null ? [] : [fact.eventType]),
    named('status', condition.statuses, [fact.status]),
    named('named', condition.parties, fact.parties, (id) => fact.partyNames.get(id) ?? id),
    worded(read.words, fact.text),
    without(read.withoutWords, fact.text),
    named("publisher's country", condition.countries, fact.countries),
    atLeast('confidence', condition.minConfidence, fact.confidence),
    atLeast('independent publishers', condition.minPublishers, fact.publishers),
  ];
  const met = parts.filter((part) => part !== null);
  if (met.length < parts.length) return null;
  const why = met.filter((part) => part !== '');
  return why.length === 0 ? ['every new development'] : why;
}

/** Why a development is the first of its kind; null where it is not, or not one of those asked for. */
export function whyFirst(condition: FirstEverCondition, fact: DevelopmentFact): readonly string[] | null {
  const { eventType } = fact;
  if (eventType === null) return null;
  if (condition.eventTypes.length > 0 && !condition.eventTypes.includes(eventType)) return null;
  const topics = fact.firstIn.filter(
    (topic) => condition.indicators.length === 0 || condition.indicators.includes(topic),
  );
  return topics.length === 0 ? null : topics.map((topic) => `the first ${eventType} on record in ${topic}`);
}

/** Empty where the part is no condition; null where it is not met. */
type Part = string | null;

function named(
  label: string,
  wanted: readonly string[],
  has: readonly string[],
  nameOf: (one: string) => string = (one) => one,
): Part {
  if (wanted.length === 0) return '';
  const found = has.filter((one) => wanted.includes(one));
  return found.length === 0 ? null : `${label}: ${[...new Set(found.map(nameOf))].join(', ')}`;
}

function scored({ minScore, maxScore }: DevelopmentCondition, score: number): Part {
  if (minScore === null && maxScore === null) return '';
  if ((minScore !== null && score < minScore) || (maxScore !== null && score > maxScore)) return null;
  const bounds = [
    ...(minScore === null ? [] : [`at least ${signed(minScore)}`]),
    ...(maxScore === null ? [] : [`at most ${signed(maxScore)}`]),
  ];
  return `score ${signed(score)} (${bounds.join(', ')})`;
}

function worded(wanted: readonly Phrase[], text: string): Part {
  if (wanted.length === 0) return '';
  const found = wanted.filter((phrase) => hasPhrase(text, phrase));
  return found.length === 0 ? null : `words: ${found.map(({ given }) => given).join(', ')}`;
}

function without(unwanted: readonly Phrase[], text: string): Part {
  if (unwanted.length === 0) return '';
  if (unwanted.some((phrase) => hasPhrase(text, phrase))) return null;
  return `without the words: ${unwanted.map(({ given }) => given).join(', ')}`;
}

function atLeast(label: string, least: number | null, value: number): Part {
  if (least === null) return '';
  return value < least ? null : `${label} ${shown(value)} (at least ${shown(least)})`;
}

function shown(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A figure with its sign: +5, −3, 0. */
export function signed(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  if (rounded === 0) return '0';
  return rounded > 0 ? `+${rounded}` : `−${-rounded}`;
}
