import type { SeriesName } from '../../indicators/domain/index-point.js';
import type { ChangeWord } from '../../indicators/domain/week-change.js';
import { canonicalJson } from './canonical-json.js';
import type { ReportFigure } from './report-figures.js';
import type { OutlookEntry, ReportedDevelopment, ReportedPromise } from './report-happenings.js';

/** The parts of an entry of which an edition can say that they differ. */
export const CHANGED_PARTS = [
  'what',
  'date',
  'indicators',
  'eventType',
  'direction',
  'score',
  'weight',
  'status',
  'origin',
  'sources',
  'firstReport',
  'documents',
  'parties',
  'opened',
  'due',
  'steps',
  'recorded',
] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

/** The parts of a report of which an edition can say that they differ. */
export const EDITION_SECTIONS = [
  'bottomLine',
  'byIndicator',
  'charts',
  'developments',
  'flags',
  'promises',
  'wordsAndDeeds',
  'alarms',
  'revisions',
  'outlook',
  'coverage',
] as const;

/** Amounts of the bottom line and its grounds, of which an edition says what they were and are. */
export const BOTTOM_LINE_AMOUNTS = [
  'developments',
  'reported',
  'conflicts',
  'coverage',
  'several-publishers',
  'history',
] as const;
export type BottomLineAmount = (typeof BOTTOM_LINE_AMOUNTS)[number];

/** One thing that an edition says otherwise than the one before; null where one of them does not say it. */
export type EditionChange =
  | {
      readonly code: 'figure';
      readonly indicator: SeriesName;
      readonly before: ReportFigure | null;
      readonly after: ReportFigure | null;
    }
  | {
      readonly code: 'change-word';
      readonly indicator: SeriesName;
      readonly before: ChangeWord | null;
      readonly after: ChangeWord | null;
    }
  | {
      readonly code: 'development-added' | 'development-removed' | 'development-changed';
      readonly developmentId: string;
      readonly what: string;
      /** Of what is changed; absent in records made before they were named. */
      readonly parts?: readonly ChangedPart[];
    }
  | {
      readonly code: 'entry-added' | 'entry-removed' | 'entry-changed';
      readonly section: 'promises' | 'outlook';
      /** A promise, or what is to come. */
      readonly what: string;
      readonly parts?: readonly ChangedPart[];
    }
  | {
      /** An amount of the bottom line; null where it was or is not known. */
      readonly code: 'bottom-line';
      readonly amount: BottomLineAmount;
      readonly before: number | null;
      readonly after: number | null;
    }
  | {
      /** Something of the section that has no name of its own. */
      readonly code: 'otherwise';
      readonly section: (typeof EDITION_SECTIONS)[number];
    }
  | {
      /** How many entries a section had and has, where their number differs (in older records also where it does not). */
      readonly code: 'section';
      readonly section: 'flags' | 'promises' | 'alarms' | 'outlook' | 'coverage';
      readonly before: number;
      readonly after: number;
    };

type Entry = ReportedDevelopment | ReportedPromise | OutlookEntry;
/** What two entries that are compared have in common, and what depends on the other entries of the list. */
type Unsaid = 'id' | 'kind' | 'rank' | 'why';
type Keys = Exclude<keyof ReportedDevelopment | keyof ReportedPromise | keyof OutlookEntry, Unsaid>;

/** What a field of an entry is part of, in the order of the list above. */
const PART_OF: Readonly<Record<Keys, ChangedPart>> = {
  what: 'what',
  date: 'date',
  indicators: 'indicators',
  eventType: 'eventType',
  direction: 'direction',
  score: 'score',
  weight: 'weight',
  status: 'status',
  state: 'status',
  origin: 'origin',
  publishers: 'sources',
  sources: 'sources',
  firstReportedAt: 'firstReport',
  citations: 'documents',
  parties: 'parties',
  openedOn: 'opened',
  due: 'due',
  overdueDays: 'due',
  steps: 'steps',
  recordedAt: 'recorded',
};

/** The parts in which two records of one entry differ; empty where they say the same. */
export function changedParts(before: Entry, after: Entry): ChangedPart[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const differing = Object.entries(PART_OF).filter(([key]) => said(was.get(key)) !== said(is.get(key)));
  const parts = new Set(differing.map(([, part]) => part));
  return CHANGED_PARTS.filter((part) => parts.has(part));
}

function said(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value);
}
