import type {
  Condition,
  DevelopmentCondition,
  IndexMeasure,
  PromiseEvent,
} from '../../../src/alerts/domain/condition.js';
import { TESTED_CHANGES } from '../../../src/alerts/domain/condition.js';
import type { Party } from '../../../src/classification/domain/party.js';
import { counted, listed, t } from '../language/say.js';
import { DETECTOR_LABEL, SIDE_LABEL } from './alarms.js';
import { countryName, DIRECTION_LABEL, EVENT_LABEL, STATUS_LABEL, TOPIC_LABEL } from './labels.js';
import { numberWords, scoreWords, shareWords } from './numbers.js';
import { partyNames } from './parties.js';

/** What a rule can be about, as the form asks it. */
export const KIND_LABEL: Readonly<Record<Condition['kind'], string>> = {
  development: t`a new development is reported`,
  'first-ever': t`something happens for the first time on record`,
  promise: t`a promise is made, kept, dropped or overdue`,
  index: t`an index or its change passes a level`,
  record: t`an index is the highest or lowest on record`,
  'tested-change': t`a test shows that a week was out of the ordinary`,
  alarm: t`a detector raises an alarm`,
  'no-news': t`nothing is reported for some days`,
  'feed-silent': t`a feed stops answering`,
  report: t`the weekly report is published`,
};

export const MEASURE_LABEL: Readonly<Record<IndexMeasure, string>> = {
  index: t`the index`,
  low: t`the low end of its 90 % band`,
  high: t`the high end of its 90 % band`,
  'change-1': t`its change over a week`,
  'change-4': t`its change over 4 weeks`,
  'change-13': t`its change over 13 weeks`,
};

export const INDEX_SIDE_LABEL: Readonly<Record<'above' | 'below', string>> = {
  above: t`above the level`,
  below: t`below the level`,
};

export const EXTREME_LABEL: Readonly<Record<'highest' | 'lowest', string>> = {
  highest: t`The highest on record`,
  lowest: t`The lowest on record`,
};

export const PROMISE_EVENT_LABEL: Readonly<Record<PromiseEvent, string>> = {
  opened: t`promise¦Made`,
  delivered: t`promise¦Kept`,
  stalled: t`Stalled`,
  cancelled: t`promise¦Dropped`,
  overdue: t`promise¦Overdue`,
};

type TestedChange = (typeof TESTED_CHANGES)[number];

export const TESTED_CHANGE_LABEL: Readonly<Record<TestedChange, string>> = {
  cooling: t`Cooling: more of it is conflict than usual`,
  warming: t`Warming: less of it is conflict than usual`,
  busy: t`Busy: more happens than usual`,
  quiet: t`Quiet: less happens than usual`,
};

const TESTED_CHANGE_WORD: Readonly<Record<TestedChange, string>> = {
  cooling: t`week¦cooling`,
  warming: t`week¦warming`,
  busy: t`week¦busy`,
  quiet: t`week¦quiet`,
};

/** How old an act may be, in days, to be told when it becomes known; the service's policy holds the same. */
const FRESH_DAYS = 14;

/** What a rule on developments does not tell of, since people wait for it in vain. */
export const NOT_TOLD = t`What happened more than ${FRESH_DAYS} days before it becomes known (a late report, one that is parted from another) sends nothing; it stands on the pages.`;

/** “a, b or c”. */
export function either(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : t`${listed(words.slice(0, -1))} or ${last}`;
}

const low = (word: string): string => word.toLowerCase();
const quoted = (words: readonly string[]): string => either(words.map((word) => `“${word}”`));
const topics = (names: readonly (keyof typeof TOPIC_LABEL)[]): string =>
  either(names.map((name) => low(TOPIC_LABEL[name])));

function scoreRange({ minScore, maxScore }: DevelopmentCondition): string | null {
  if (minScore !== null && maxScore !== null)
    return t`scored from ${scoreWords(minScore)} to ${scoreWords(maxScore)}`;
  if (minScore !== null) return t`scored ${scoreWords(minScore)} or more`;
  return maxScore === null ? null : t`scored ${scoreWords(maxScore)} or less`;
}

function unlessNone<T>(values: readonly T[], words: (values: readonly T[]) => string): string | null {
  return values.length === 0 ? null : words(values);
}

function acts(one: DevelopmentCondition): readonly (string | null)[] {
  return [
    unlessNone(one.directions, (all) => t`of ${either(all.map((way) => low(DIRECTION_LABEL[way])))}`),
    scoreRange(one),
    unlessNone(one.eventTypes, (all) => t`that is ${either(all.map((type) => low(EVENT_LABEL[type])))}`),
    unlessNone(
      one.statuses,
      (all) => t`with the status ${either(all.map((name) => low(STATUS_LABEL[name])))}`,
    ),
  ];
}

function reports(one: DevelopmentCondition, parties: readonly Party[]): readonly (string | null)[] {
  const { minConfidence, minPublishers } = one;
  return [
    unlessNone(one.parties, (all) => t`naming ${either(partyNames(all, parties))}`),
    unlessNone(one.words, (all) => t`with the words ${quoted(all)}`),
    unlessNone(one.withoutWords, (all) => t`without ${quoted(all)}`),
    unlessNone(one.countries, (all) => t`reported from ${either(all.map(countryName))}`),
    minConfidence === null ? null : t`at least ${shareWords(minConfidence)} sure`,
    minPublishers === null
      ? null
      : counted(
          minPublishers,
          'reported by at least {n} publisher',
          'reported by at least {n} independent publishers',
        ),
  ];
}

function developmentWords(one: DevelopmentCondition, parties: readonly Party[]): string {
  const first =
    one.indicators.length === 0
      ? t`Tells of every new development`
      : t`Tells of every new development in ${topics(one.indicators)}`;
  return listed([first, ...acts(one), ...reports(one, parties)].filter((part) => part !== null));
}

function firstWords({ eventTypes, indicators }: Extract<Condition, { kind: 'first-ever' }>): string {
  const type = unlessNone(eventTypes, (all) => either(all.map((name) => low(EVENT_LABEL[name]))));
  const what = type === null ? t`the first development of its kind` : t`the first act of its kind (${type})`;
  return indicators.length === 0
    ? t`Tells of ${what} on record`
    : t`Tells of ${what} on record in ${topics(indicators)}`;
}

function promiseWords({ events, indicators }: Extract<Condition, { kind: 'promise' }>): string {
  const became = either(events.map((event) => low(PROMISE_EVENT_LABEL[event])));
  return indicators.length === 0
    ? t`Tells of promises that are ${became}`
    : t`Tells of promises in ${topics(indicators)} that are ${became}`;
}

function indexWords({ indicator, measure, side, ...rest }: Extract<Condition, { kind: 'index' }>): string {
  const [of, level] = [low(TOPIC_LABEL[indicator]), numberWords(rest.level)];
  const goes =
    side === 'above'
      ? t`Tells when ${MEASURE_LABEL[measure]} (${of}) goes above ${level}`
      : t`Tells when ${MEASURE_LABEL[measure]} (${of}) goes below ${level}`;
  return rest.hysteresis === 0
    ? goes
    : listed([goes, t`and again only after it came back by ${numberWords(rest.hysteresis)} points`]);
}

const indices = (names: readonly (keyof typeof TOPIC_LABEL)[]): string =>
  names.length === 0 ? t`any index` : t`the index of ${topics(names)}`;

function alarmWords({ sides, detectors, indicators }: Extract<Condition, { kind: 'alarm' }>): string {
  const parts = [
    t`Tells of alarms in ${indices(indicators)}`,
    unlessNone(sides, (all) => t`of ${either(all.map((name) => low(SIDE_LABEL[name])))}`),
    unlessNone(detectors, (all) => quoted(all.map((name) => low(DETECTOR_LABEL[name])))),
  ];
  return listed(parts.filter((part) => part !== null));
}

function silentWords({ feeds, hours }: Extract<Condition, { kind: 'feed-silent' }>): string {
  const which = feeds.length === 0 ? t`any feed` : either(feeds);
  return counted(
    hours,
    'Tells of {0} not answering for {n} hour',
    'Tells of {0} not answering for {n} hours',
    which,
  );
}

function noNewsWords({ days, indicator }: Extract<Condition, { kind: 'no-news' }>): string {
  return indicator === 'any'
    ? counted(days, 'Tells of {n} day without a development', 'Tells of {n} days without a development')
    : counted(
        days,
        'Tells of {n} day without a development in {0}',
        'Tells of {n} days without a development in {0}',
        low(TOPIC_LABEL[indicator]),
      );
}

/** What a rule tells of, in a sentence without its full stop; `parties` are known by name. */
export function conditionWords(one: Condition, parties: readonly Party[]): string {
  switch (one.kind) {
    case 'development':
      return developmentWords(one, parties);
    case 'first-ever':
      return firstWords(one);
    case 'promise':
      return promiseWords(one);
    case 'index':
      return indexWords(one);
    case 'record':
      return t`Tells when ${indices(one.indicators)} is ${either(one.extremes.map((name) => low(EXTREME_LABEL[name])))}`;
    case 'tested-change':
      return t`Tells of full weeks that a test shows to be ${either(one.changes.map((name) => TESTED_CHANGE_WORD[name]))}, by ${indices(one.indicators)}`;
    case 'alarm':
      return alarmWords(one);
    case 'no-news':
      return noNewsWords(one);
    case 'feed-silent':
      return silentWords(one);
    case 'report':
      return t`Tells of the weekly report when it is published, and of editions that correct it`;
  }
}
