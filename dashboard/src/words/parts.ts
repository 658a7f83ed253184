import type { Correction, Parts } from '../service/corrections.js';
import { dateWords } from './dates.js';
import { DIRECTION_LABEL, EVENT_LABEL, STATUS_LABEL, TOPIC_LABEL } from './labels.js';
import { scoreWords } from './numbers.js';
import { listed, t } from '../language/say.js';

/** Names of the parts of a verdict, as the forms have them. */
export const PART_LABEL = {
  relevant: t`A development`,
  indicators: t`Indicators`,
  eventType: t`Kind of act`,
  mode: t`Mode`,
  direction: t`Direction`,
  score: t`Score`,
  status: t`Status`,
  what: t`What`,
  date: t`When`,
} as const satisfies Readonly<Record<keyof Parts, string>>;

/** Each part that is there, in words, by its label. */
function inWords(parts: Parts): ReadonlyMap<string, string> {
  const { relevant, indicators, eventType, mode, direction, score, status, what, date } = parts;
  const words: readonly (readonly [string, string | undefined])[] = [
    [PART_LABEL.relevant, relevant === undefined ? undefined : relevant ? t`yes` : t`no`],
    [PART_LABEL.indicators, indicators && listed(indicators.map((topic) => TOPIC_LABEL[topic]))],
    [PART_LABEL.eventType, eventType === null ? t`none` : eventType && EVENT_LABEL[eventType]],
    [PART_LABEL.mode, mode === null ? t`none` : mode],
    [PART_LABEL.direction, direction && DIRECTION_LABEL[direction]],
    [PART_LABEL.score, score === undefined ? undefined : scoreWords(score)],
    [PART_LABEL.status, status === null ? t`none` : status && STATUS_LABEL[status]],
    [PART_LABEL.what, what === undefined ? undefined : t`“${what}”`],
    [PART_LABEL.date, date && dateWords(date)],
  ];
  return new Map(
    words.flatMap(([name, said]) => (said === undefined ? [] : [[name, said || t`none`] as const])),
  );
}

/** What an entry did, part by part: “Score: +6 → +3”; a part set to what stood there is said to be confirmed. */
export function changeWords({ change, before }: Pick<Correction, 'change' | 'before'>): readonly string[] {
  const [now, then] = [inWords(change ?? {}), inWords(before ?? {})];
  return [...now].flatMap(([name, said]) => {
    const earlier = then.get(name);
    if (earlier !== said) return [`${name}: ${earlier ?? '–'} → ${said}`];
    return now.size === 1 ? [t`${name}: ${said}, confirmed`] : [];
  });
}
