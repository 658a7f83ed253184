import { askChange } from './change.js';
import type { Guard } from './guards.js';
import { flag, list, number, orNull, record, text } from './guards.js';
import type { Answer } from './problem.js';
import { ask } from './reader.js';

const API = '/api/v1/sessions';

/** A session that is open: one’s own, or for administrators anybody’s. */
export interface OpenSession {
  readonly id: string;
  /** Whether it is that of this browser. */
  readonly current: boolean;
  readonly own: boolean;
  readonly name: string;
  readonly openedAt: string;
  readonly lastUsedAt: string;
  readonly address: string | null;
  readonly browser: string | null;
  readonly system: string | null;
}

interface Sessions {
  readonly items: readonly OpenSession[];
}

interface Ended {
  readonly ended: number;
}

const sessions: Guard<Sessions> = record<Sessions>({
  items: list(
    record<OpenSession>({
      ...{ id: text, current: flag, own: flag, name: text, openedAt: text, lastUsedAt: text },
      ...{ address: orNull(text), browser: orNull(text), system: orNull(text) },
    }),
  ),
});
const ended: Guard<Ended> = record<Ended>({ ended: number });

export const readSessions = (): Promise<Answer<Sessions>> => ask(API, sessions);

export const endSession = (csrf: string, id: string): Promise<Answer<Ended>> =>
  askChange(csrf, `${API}/${id}`, { method: 'DELETE' }, ended);

/** Ends all one’s own sessions but that of this browser. */
export const endOtherSessions = (csrf: string): Promise<Answer<Ended>> =>
  askChange(csrf, API, { method: 'DELETE' }, ended);
