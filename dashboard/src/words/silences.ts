import type { Silence, SilenceMatches } from '../../../src/alerts/domain/silence.js';
import { counted, listed, t } from '../language/say.js';
import { either } from './conditions.js';
import { instantWords } from './dates.js';
import { TOPIC_LABEL } from './labels.js';

/** What a silence mutes, in a sentence; `nameOf` gives a rule's name. */
export function mutedWords(
  { rules, subscriptions, indicators, words }: SilenceMatches,
  nameOf: (id: string) => string,
): string {
  const parts = [
    rules.length === 0 ? null : t`of ${either(rules.map((id) => `“${nameOf(id)}”`))}`,
    indicators.length === 0
      ? null
      : t`alerts¦in ${either(indicators.map((topic) => TOPIC_LABEL[topic].toLowerCase()))}`,
    words.length === 0 ? null : t`whose title has ${either(words.map((word) => `“${word}”`))}`,
    subscriptions.length === 0
      ? null
      : counted(subscriptions.length, 'to {n} subscription', 'to {n} subscriptions'),
  ].filter((part) => part !== null);
  return parts.length === 0 ? t`Mutes every alert.` : t`Mutes alerts ${listed(parts)}.`;
}

export type Standing = 'coming' | 'in-force' | 'over';

export const STANDING_LABEL: Readonly<Record<Standing, string>> = {
  coming: t`silence¦to come`,
  'in-force': t`silence¦in force`,
  over: t`silence¦over`,
};

/** How a silence stands at an instant. */
export function standingOf({ startsAt, endsAt, endedAt }: Silence, now: Date): Standing {
  if (Date.parse(endedAt ?? endsAt) <= now.getTime()) return 'over';
  return Date.parse(startsAt) > now.getTime() ? 'coming' : 'in-force';
}

/** From when to when a silence holds, and whether somebody ended it early. */
export function periodWords({ startsAt, endsAt, endedAt }: Silence): string {
  const [from, to] = [instantWords(startsAt), instantWords(endsAt)];
  return endedAt === null
    ? t`from ${from} to ${to}`
    : t`from ${from}; ended early on ${instantWords(endedAt)}, meant to last to ${to}`;
}
