import type { DatePrecision } from '../../../src/kernel/dates.js';
import type { Direction, EventType, Origin, Status, Topic } from '../../../src/kernel/words.js';
import type { PromiseChange, PromiseState } from '../../../src/kernel/words.js';
import type { SeriesName } from '../../../src/indicators/domain/index-point.js';
import type { EventValueBand } from '../../../src/indicators/domain/month-value.js';
import { PAGE_LOCALE } from '../language/language.js';
import { lazily } from '../language/lazily.js';
import { t } from '../language/say.js';

export const TOPIC_LABEL: Readonly<Record<Topic | SeriesName, string>> = {
  trade: t`Trade`,
  defence: t`Defence`,
  energy: t`Energy`,
  diplomacy: t`Diplomacy`,
  other: t`Other`,
  composite: t`All four together`,
};

/** Bands of the event value. */
export const BAND_LABEL: Readonly<Record<EventValueBand, string>> = {
  confrontation: t`confrontation`,
  tense: t`tense`,
  discord: t`discord`,
  normal: t`normal`,
  good: t`good`,
  friendly: t`friendly`,
};

export const DIRECTION_LABEL: Readonly<Record<Direction, string>> = {
  cooperation: t`Cooperation`,
  conflict: t`Conflict`,
  neutral: t`Neutral`,
};

/** Beside the word, so that direction is never told by colour alone. */
export const DIRECTION_MARK: Readonly<Record<Direction, string>> = {
  cooperation: '▲',
  conflict: '▼',
  neutral: '■',
};

export const STATUS_LABEL: Readonly<Record<Status, string>> = {
  planned: t`Planned`,
  agreed: t`Agreed`,
  occurred: t`Happened`,
  stalled: t`Stalled`,
  cancelled: t`Cancelled`,
  alleged: t`Alleged`,
  denied: t`Denied`,
};

export const ORIGIN_LABEL: Readonly<Record<Origin, string>> = {
  baseline: t`Documents (baseline)`,
  news: t`News`,
};

export const PRECISION_LABEL: Readonly<Record<DatePrecision, string>> = {
  day: t`to the day`,
  month: t`to the month`,
  year: t`to the year`,
  decade: t`to the decade or longer`,
  undated: t`undated`,
};

/** PLOVER types in everyday words. */
export const EVENT_LABEL: Readonly<Record<EventType, string>> = {
  AGREE: t`Agreement or promise`,
  CONSULT: t`Talks, visit or meeting`,
  SUPPORT: t`Political cooperation or signing`,
  CONCEDE: t`Concession`,
  COOPERATE: t`Practical cooperation`,
  AID: t`Aid`,
  RETREAT: t`Withdrawal or easing`,
  REQUEST: t`Request or demand`,
  ACCUSE: t`Accusation or criticism`,
  REJECT: t`Refusal`,
  THREATEN: t`Threat`,
  SANCTION: t`Sanction or cut-off`,
  PROTEST: t`Protest`,
  MOBILIZE: t`Mobilisation`,
  COERCE: t`Coercion`,
  ASSAULT: t`Use of force`,
};

export const PROMISE_STATE_LABEL: Readonly<Record<PromiseState, string>> = {
  open: t`Open`,
  progressing: t`Progressing`,
  delivered: t`Delivered`,
  stalled: t`Stalled`,
  cancelled: t`Cancelled`,
};

export const PROMISE_CHANGE_LABEL: Readonly<Record<PromiseChange, string>> = {
  opened: t`Promised`,
  're-announced': t`Announced again`,
  progressed: t`Progress`,
  delivered: t`Delivered`,
  stalled: t`Stalled`,
  cancelled: t`Cancelled`,
};

/** Whose an outlet is; null where nobody knows. */
export function ownershipWords(ownership: string): string | null {
  if (ownership === 'state') return t`outlet¦state`;
  return ownership === 'private' ? t`outlet¦private` : null;
}

const regionNames = lazily(() => new Intl.DisplayNames([PAGE_LOCALE], { type: 'region' }));
const languageNames = lazily(() => new Intl.DisplayNames([PAGE_LOCALE], { type: 'language' }));

/** “Pakistan” for `PK`; an unknown code stands as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regionNames().of(code) ?? code) : code;
}

/** “Urdu” for `ur`; what is not a language tag stands as it is. */
export function languageName(tag: string): string {
  return /^[a-z]{2,3}$/.test(tag) && tag !== 'und' ? (languageNames().of(tag) ?? tag) : t`undetermined`;
}
