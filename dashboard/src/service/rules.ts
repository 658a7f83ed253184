import type { Rule as KeptRule, RuleRecord } from '../../../src/alerts/domain/rule.js';
import { SEVERITIES } from '../../../src/alerts/domain/rule.js';
import { askChange } from './change.js';
import { condition } from './condition.js';
import type { Guard } from './guards.js';
import { anything, flag, list, number, oneOf, orNull, record, text } from './guards.js';
import type { Answer } from './problem.js';

const API = '/api/v1/rules';

/** A rule with what it did so far. */
export type Rule = KeptRule & RuleRecord;

/** A rule as somebody writes it. */
export type RuleDraft = Pick<Rule, 'name' | 'condition' | 'severity' | 'debounceMinutes' | 'enabled'>;

export const rule: Guard<Rule> = record<Rule>({
  id: text,
  owner: text,
  name: text,
  condition,
  severity: oneOf(SEVERITIES),
  debounceMinutes: number,
  enabled: flag,
  createdAt: text,
  updatedAt: text,
  alerts: number,
  lastFiredAt: orNull(text),
  subscriptions: number,
});

interface WouldSend {
  readonly at: string;
  readonly title: string;
  readonly why: readonly string[];
  readonly page: string;
  readonly evidence: readonly {
    readonly text: string;
    readonly publisher: string | null;
    readonly url: string | null;
  }[];
}

/** What a rule would have sent. */
export interface BackTest {
  readonly sentence: string;
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly messages: readonly WouldSend[];
  readonly notes: readonly string[];
}

const backTested: Guard<BackTest> = record<BackTest>({
  sentence: text,
  from: text,
  to: text,
  count: number,
  messages: list(
    record<WouldSend>({
      at: text,
      title: text,
      why: list(text),
      page: text,
      evidence: list(
        record<WouldSend['evidence'][number]>({ text, publisher: orNull(text), url: orNull(text) }),
      ),
    }),
  ),
  notes: list(text),
});

const one = (id: string, rest = ''): string => `${API}/${encodeURIComponent(id)}${rest}`;
const nothing: Guard<unknown> = (value, trail): value is unknown => value === null || anything(value, trail);

/** Tries a rule out; nothing is kept. */
export const backTest = (csrf: string, draft: RuleDraft): Promise<Answer<BackTest>> =>
  askChange(csrf, `${API}/back-test`, { method: 'POST', body: draft }, backTested);

/** Keeps a new rule, or changes the one of an id. */
export const keepRule = (csrf: string, id: string | null, draft: RuleDraft): Promise<Answer<Rule>> =>
  id === null ? askChange(csrf, API, { method: 'POST', body: draft }, rule) : changeRule(csrf, id, draft);

export const changeRule = (csrf: string, id: string, change: Partial<RuleDraft>): Promise<Answer<Rule>> =>
  askChange(csrf, one(id), { method: 'PATCH', body: change }, rule);

export const deleteRule = (csrf: string, id: string): Promise<Answer<unknown>> =>
  askChange(csrf, one(id), { method: 'DELETE' }, nothing);

export const restoreRule = (csrf: string, id: string): Promise<Answer<Rule>> =>
  askChange(csrf, one(id, '/restore'), { method: 'POST' }, rule);

/** What a program sends to make the same rule. */
export const requestText = (draft: RuleDraft): string => `POST ${API}\n${JSON.stringify(draft, null, 2)}`;
