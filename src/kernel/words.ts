/** The words of the tracker that every stage shares (DESIGN §2). */

/** Indicators that have an index. */
export const INDICATORS = ['trade', 'defence', 'energy', 'diplomacy'] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Indicators plus `other`, which is kept and filterable but has no index. */
export const TOPICS = [...INDICATORS, 'other'] as const;
export type Topic = (typeof TOPICS)[number];

export const DIRECTIONS = ['cooperation', 'conflict', 'neutral'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const STATUSES = [
  'planned',
  'agreed',
  'occurred',
  'stalled',
  'cancelled',
  'alleged',
  'denied',
] as const;
/** How far an act has got. */
export type Status = (typeof STATUSES)[number];

/** What is only alleged, or has since been denied, is shown and enters no number. */
export const UNCOUNTED_STATUSES = ['alleged', 'denied'] as const satisfies readonly Status[];

/** Where a development comes from: the documents or the news. */
export const ORIGINS = ['baseline', 'news'] as const;
export type Origin = (typeof ORIGINS)[number];

export const EVENT_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'SANCTION',
  'PROTEST',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;
/** PLOVER event types (openeventdata/PLOVER, CC BY-SA 4.0). */
export type EventType = (typeof EVENT_TYPES)[number];

const MATERIAL: ReadonlySet<EventType> = new Set<EventType>([
  'COOPERATE',
  'AID',
  'RETREAT',
  'SANCTION',
  'PROTEST',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
]);

/** Whether the PLOVER type is a deed (material) rather than words (verbal). */
export function isMaterial(type: EventType): boolean {
  return MATERIAL.has(type);
}

/** Score from −10 (conflict) to +10 (cooperation), dimensionless, whole numbers. */
export type Score = number;

/** The languages whose texts are classified. */
export const LANGUAGES = ['en', 'ru', 'ur'] as const;

export const PROMISE_STATES = ['open', 'progressing', 'delivered', 'stalled', 'cancelled'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

export const PROMISE_CHANGES = [
  'opened',
  're-announced',
  'progressed',
  'delivered',
  'stalled',
  'cancelled',
] as const;
export type PromiseChange = (typeof PROMISE_CHANGES)[number];
