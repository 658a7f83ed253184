import type { DatePrecision } from '../../../src/kernel/dates.js';
import type { Direction, EventType, Origin, Status, Topic } from '../../../src/kernel/words.js';
import type { PromiseChange, PromiseState } from '../../../src/kernel/words.js';
import type { SeriesName } from '../../../src/indicators/domain/index-point.js';

export const TOPIC_LABEL: Readonly<Record<Topic | SeriesName, string>> = {
  trade: 'Trade',
  defence: 'Defence',
  energy: 'Energy',
  diplomacy: 'Diplomacy',
  other: 'Other',
  composite: 'All four together',
};

export const DIRECTION_LABEL: Readonly<Record<Direction, string>> = {
  cooperation: 'Cooperation',
  conflict: 'Conflict',
  neutral: 'Neutral',
};

/** Beside the word, so that direction is never told by colour alone. */
export const DIRECTION_MARK: Readonly<Record<Direction, string>> = {
  cooperation: '▲',
  conflict: '▼',
  neutral: '■',
};

export const STATUS_LABEL: Readonly<Record<Status, string>> = {
  planned: 'Planned',
  agreed: 'Agreed',
  occurred: 'Happened',
  stalled: 'Stalled',
  cancelled: 'Cancelled',
  alleged: 'Alleged',
  denied: 'Denied',
};

export const ORIGIN_LABEL: Readonly<Record<Origin, string>> = {
  baseline: 'Documents (baseline)',
  news: 'News',
};

export const PRECISION_LABEL: Readonly<Record<DatePrecision, string>> = {
  day: 'to the day',
  month: 'to the month',
  year: 'to the year',
  decade: 'to the decade or longer',
  undated: 'undated',
};

/** PLOVER types in everyday words. */
export const EVENT_LABEL: Readonly<Record<EventType, string>> = {
  AGREE: 'Agreement or promise',
  CONSULT: 'Talks, visit or meeting',
  SUPPORT: 'Political cooperation or signing',
  CONCEDE: 'Concession',
  COOPERATE: 'Practical cooperation',
  AID: 'Aid',
  RETREAT: 'Withdrawal or easing',
  REQUEST: 'Request or demand',
  ACCUSE: 'Accusation or criticism',
  REJECT: 'Refusal',
  THREATEN: 'Threat',
  SANCTION: 'Sanction or cut-off',
  PROTEST: 'Protest',
  MOBILIZE: 'Mobilisation',
  COERCE: 'Coercion',
  ASSAULT: 'Use of force',
};

export const PROMISE_STATE_LABEL: Readonly<Record<PromiseState, string>> = {
  open: 'Open',
  progressing: 'Progressing',
  delivered: 'Delivered',
  stalled: 'Stalled',
  cancelled: 'Cancelled',
};

export const PROMISE_CHANGE_LABEL: Readonly<Record<PromiseChange, string>> = {
  opened: 'Promised',
  're-announced': 'Announced again',
  progressed: 'Progress',
  delivered: 'Delivered',
  stalled: 'Stalled',
  cancelled: 'Cancelled',
};

const regionNames = new Intl.DisplayNames(['en-GB'], { type: 'region' });
const languageNames = new Intl.DisplayNames(['en-GB'], { type: 'language' });

/** “Pakistan” for `PK`; an unknown code stands as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regionNames.of(code) ?? code) : code;
}

/** “Urdu” for `ur`; what is not a language tag stands as it is. */
export function languageName(tag: string): string {
  return /^[a-z]{2,3}$/.test(tag) && tag !== 'und' ? (languageNames.of(tag) ?? tag) : 'undetermined';
}
