import type { Silence, SilenceMatches } from '../../../src/alerts/domain/silence.js';
import { TOPICS } from '../../../src/kernel/words.js';
import { askChange } from './change.js';
import type { Guard } from './guards.js';
import { list, number, oneOf, orNull, record, text } from './guards.js';
import type { Answer } from './problem.js';

const API = '/api/v1/silences';

export type { Silence, SilenceMatches };

export const silence: Guard<Silence> = record<Silence>({
  id: text,
  matches: record<SilenceMatches>({
    rules: list(text),
    subscriptions: list(text),
    indicators: list(oneOf(TOPICS)),
    words: list(text),
  }),
  reason: text,
  createdBy: text,
  owner: orNull(text),
  startsAt: text,
  endsAt: text,
  endedAt: orNull(text),
  createdAt: text,
});

interface Muted {
  readonly notificationId: string;
  readonly ruleId: string;
  readonly title: string;
  readonly at: string;
}

/** What a silence would have muted lately. */
export interface Preview {
  readonly sentence: string;
  readonly count: number;
  readonly alerts: readonly Muted[];
}

const preview: Guard<Preview> = record<Preview>({
  sentence: text,
  count: number,
  alerts: list(record<Muted>({ notificationId: text, ruleId: text, title: text, at: text })),
});

export const previewSilence = (csrf: string, matches: SilenceMatches): Promise<Answer<Preview>> =>
  askChange(csrf, `${API}/preview`, { method: 'POST', body: { matches } }, preview);

export interface NewSilence {
  readonly matches: SilenceMatches;
  readonly reason: string;
  /** An instant. */
  readonly to: string;
}

export const addSilence = (csrf: string, body: NewSilence): Promise<Answer<Silence>> =>
  askChange(csrf, API, { method: 'POST', body }, silence);

export const endSilence = (csrf: string, id: string): Promise<Answer<Silence>> =>
  askChange(csrf, `${API}/${encodeURIComponent(id)}`, { method: 'DELETE' }, silence);
