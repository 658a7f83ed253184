import type { DateRange } from '../../kernel/dates.js';
import type { PromiseChange, PromiseState } from '../../kernel/words.js';
import { fingerprint } from './fingerprint.js';
import { amountOf } from './promise-amount.js';
import {
  counts,
  openingObjects,
  type DevelopmentOnSubject,
  type HeldPromise,
  type PromiseOnSubject,
} from './promise-course.js';
import { identityOf } from './promise-identity.js';
import { matchingOf, type Match } from './promise-match.js';
import type { PromiseRules } from './promise-rules.js';
import type { LedgerDevelopment } from './promise-stage.js';
import { isUnsettled } from './promise-standing.js';
import { promiseState } from './promise-state.js';
import { OPENING_RULE, type PossibleStep, type PromiseStep } from './promise.js';
import { compareText } from './report.js';

/** Who owes whom cannot be read off a headline safely: news opens promises of both sides. */
const BOTH_SIDES = 'both';

/** What a person decided about a promise, by the ids that promise and development have now. */
export type PromiseDecision = { readonly correctionId: string; readonly promiseId: string } & (
  | { readonly kind: 'match'; readonly developmentId: string; readonly change: PromiseChange }
  | { readonly kind: 'unmatch'; readonly developmentId: string }
  | { readonly kind: 'state'; readonly state: PromiseState }
  | { readonly kind: 'due'; readonly due: DateRange | null }
);

export interface LedgerInput {
  readonly developments: readonly DevelopmentOnSubject[];
  /** Promises of the documents, as the documents have them. */
  readonly known: readonly PromiseOnSubject[];
  /** Oldest first; of two on the same question the later holds. */
  readonly decisions: readonly PromiseDecision[];
  readonly rules: PromiseRules;
}

/** The id of the promise that a development of the news opens. */
export function promiseIdOf(developmentId: string): string {
  return `promise-${fingerprint(developmentId)}`;
}

/**
 * The promises after all that is known: those of the documents with what the news did to them, and those that the news
 * opened. By date and id of the developments, each at most once and to at most one promise, so that the order of their
 * arrival does not matter. What a person decided holds: a development that was matched by hand is not read by rule, one
 * taken off a promise never comes back to it, and a promise that a person touched stays one of its own.
 */
export function promiseLedger({
  developments,
  known,
  decisions,
  rules,
}: LedgerInput): readonly PromiseOnSubject[] {
  const course = new Course(decisions, rules);
  const inOrder = [...developments].sort(compareEntries);
  for (const held of known) course.begin(held);
  for (const entry of inOrder) if (course.isPinned(entry)) course.open(entry);
  for (const entry of inOrder) course.take(entry);
  for (const entry of inOrder) course.matchByHand(entry);
  return course.promises();
}

class Course {
  private readonly ledger = new Map<string, HeldPromise>();
  private readonly entered = new Set<string>();
  private readonly possible = new Map<string, readonly PossibleStep[]>();
  private readonly touched: ReadonlySet<string>;
  private readonly pairs: ReadonlyMap<string, PairDecision>;

  constructor(
    private readonly decisions: readonly PromiseDecision[],
    private readonly rules: PromiseRules,
  ) {
    this.touched = new Set(decisions.map(({ promiseId }) => promiseId));
    this.pairs = latestByPair(decisions);
    for (const { kind, developmentId } of this.pairs.values())
      if (kind === 'match') this.entered.add(developmentId);
  }

  begin(held: PromiseOnSubject): void {
    const history = held.promise.history.filter(
      ({ developmentId }) => developmentId === null || !this.isTakenOff(held.promise.id, developmentId),
    );
    for (const { developmentId } of history) if (developmentId !== null) this.entered.add(developmentId);
    const { promise, subject, words } = held;
    const named = [promise.what, ...words.map((word) => word.replace(/\*$/, ''))].join('\n');
    const identity = identityOf(named, { objects: subject.objects, text: '' }, this.rules);
    this.put({ ...held, identity, rung: null }, history);
  }

  /** Whether a person decided about the promise that this development opens, so that it stays. */
  isPinned({ development }: DevelopmentOnSubject): boolean {
    const id = promiseIdOf(development.id);
    return this.touched.has(id) && !this.isTakenOff(id, development.id) && !this.ledger.has(id);
  }

  take(entry: DevelopmentOnSubject): void {
    const { development } = entry;
    if (this.entered.has(development.id) || !counts(development)) return;
    const open = [...this.ledger.values()].filter(
      ({ promise }) => !this.isTakenOff(promise.id, development.id),
    );
    const { made, possible } = matchingOf(entry, open, this.rules);
    if (made === null) {
      for (const match of possible) this.offer(match, development);
      if (entry.opens && !this.isTakenOff(promiseIdOf(development.id), development.id)) this.open(entry);
      return;
    }
    const { held, change, evidence } = made;
    this.entered.add(development.id);
    const rule = `promise.${change}`;
    const step = { developmentId: development.id, change, date: development.date };
    const rung = Math.max(held.rung ?? development.score, development.score);
    this.put({ ...held, rung }, [
      ...held.promise.history,
      { ...step, match: { by: 'rule', rule, evidence } },
    ]);
  }

  private offer({ held, change, evidence }: Match, { id, date }: LedgerDevelopment): void {
    const others = this.possible.get(held.promise.id) ?? [];
    this.possible.set(held.promise.id, [...others, { developmentId: id, change, date, evidence }]);
  }

  open({ development, subject, identity: read }: DevelopmentOnSubject): void {
    const { parties, places } = subject;
    const opening = openingObjects(development, subject, this.rules);
    const objects = opening.length > 0 ? opening : subject.objects;
    const amount = amountOf(subject.quantities, development.what);
    const evidence = { objects, parties, places, words: [], amount: subject.quantities[0] ?? null };
    const step: PromiseStep = {
      developmentId: development.id,
      change: 'opened',
      date: development.date,
      match: { by: 'rule', rule: OPENING_RULE, evidence },
    };
    this.entered.add(development.id);
    const promise = {
      id: promiseIdOf(development.id),
      what: development.what,
      indicators: development.indicators,
      parties: { owes: BOTH_SIDES, owed: BOTH_SIDES },
      amount,
      due: development.scheduled,
      state: 'open' as const,
      openedOn: development.date,
      history: [step],
      citations: [],
    };
    const about = { promise, subject: { objects, parties, places }, words: [] };
    const identity =
      opening.length > 0 && read.kind === 'visit' ? identityOf('', { objects, text: '' }, this.rules) : read;
    this.put({ ...about, identity, rung: development.score }, [step]);
  }

  matchByHand({ development }: DevelopmentOnSubject): void {
    for (const decision of this.pairs.values()) {
      if (decision.kind !== 'match' || decision.developmentId !== development.id) continue;
      const held = this.ledger.get(decision.promiseId);
      if (held === undefined) continue;
      const { change, correctionId } = decision;
      const others = held.promise.history.filter(({ developmentId }) => developmentId !== development.id);
      const match = { by: 'person', correctionId } as const;
      const step = { developmentId: development.id, change, date: development.date, match };
      this.put(held, [...others, step]);
    }
  }

  promises(): readonly PromiseOnSubject[] {
    return [...this.ledger.values()].map(({ promise, subject, words }) =>
      this.withPossible(this.decided({ promise, subject, words })),
    );
  }

  private put(held: HeldPromise, history: readonly PromiseStep[]): void {
    const promise = { ...held.promise, history: inDateOrder(history), state: promiseState(history) };
    this.ledger.set(promise.id, { ...held, promise });
  }

  /** What is left to a person to enter; of a settled promise nothing. */
  private withPossible(held: PromiseOnSubject): PromiseOnSubject {
    const possible = this.possible.get(held.promise.id) ?? [];
    if (possible.length === 0 || !isUnsettled(held.promise)) return held;
    return { ...held, promise: { ...held.promise, possible } };
  }

  private isTakenOff(promiseId: string, developmentId: string): boolean {
    return this.pairs.get(pairOf(promiseId, developmentId))?.kind === 'unmatch';
  }

  private decided(held: PromiseOnSubject): PromiseOnSubject {
    const own = this.decisions.filter(({ promiseId }) => promiseId === held.promise.id);
    const state = own.findLast((decision) => decision.kind === 'state');
    const due = own.findLast((decision) => decision.kind === 'due');
    if (state === undefined && due === undefined) return held;
    const promise = {
      ...held.promise,
      ...(state === undefined ? {} : { state: state.state }),
      ...(due === undefined ? {} : { due: due.due }),
      byHand: {
        ...(state === undefined ? {} : { state: state.correctionId }),
        ...(due === undefined ? {} : { due: due.correctionId }),
      },
    };
    return { ...held, promise };
  }
}

type PairDecision = Extract<PromiseDecision, { readonly kind: 'match' | 'unmatch' }>;

/** The last word on each promise and development. */
function latestByPair(decisions: readonly PromiseDecision[]): ReadonlyMap<string, PairDecision> {
  const pairs = new Map<string, PairDecision>();
  for (const decision of decisions)
    if (decision.kind === 'match' || decision.kind === 'unmatch')
      pairs.set(pairOf(decision.promiseId, decision.developmentId), decision);
  return pairs;
}

function pairOf(promiseId: string, developmentId: string): string {
  return `${promiseId} ${developmentId}`;
}

/** Undated steps keep the place that they were given. */
function inDateOrder(history: readonly PromiseStep[]): readonly PromiseStep[] {
  return history.some(({ match }) => match !== undefined)
    ? [...history].sort((a, b) => compareText(a.date.from ?? '9999', b.date.from ?? '9999'))
    : history;
}

function compareEntries(
  { development: a }: DevelopmentOnSubject,
  { development: b }: DevelopmentOnSubject,
): number {
  return compareText(a.date.from ?? '', b.date.from ?? '') || compareText(a.id, b.id);
}
