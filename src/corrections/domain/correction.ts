import type { DateRange, Instant } from '../../kernel/dates.js';
import type { PromiseChange, PromiseState } from '../../kernel/words.js';
import type { DevelopmentParts, DevelopmentReading, Reading, ReadingParts } from './reading.js';

/** What every entry of the record says beside what it changes. */
export interface EntryFacts {
  /** Digits; a later entry has a larger number. */
  readonly id: string;
  readonly reason: string;
  /** Who, as exactly as the service knows: there is one admin token, and sessions opened with it. */
  readonly actor: string;
  readonly recordedAt: Instant;
}

/** A person's verdict on parts of an article; `seen` is what stood there before. */
export interface ArticleCorrection {
  readonly kind: 'article';
  readonly articleId: string;
  readonly parts: ReadingParts & { readonly relevant: boolean };
  readonly seen: Reading;
}

/** A person's word on parts of a development; `seen` is what stood there before. */
export interface DevelopmentCorrection {
  readonly kind: 'development';
  readonly developmentId: string;
  readonly parts: DevelopmentParts & { readonly relevant: boolean };
  readonly seen: DevelopmentReading;
}

/** These articles report one act. */
export interface Merge {
  readonly kind: 'merge';
  /** The one of them that goes on. */
  readonly developmentId: string;
  /** The others, merged into it. */
  readonly merged: readonly string[];
  readonly articleIds: readonly string[];
}

/** These articles report another act than the others of their development. */
export interface Split {
  readonly kind: 'split';
  readonly developmentId: string;
  readonly articleIds: readonly string[];
  readonly others: readonly string[];
}

/** A promise as a person names it; the news' promises are known by the development that opened them. */
export interface NamedPromise {
  readonly promiseId: string;
  /** The development of the news that opened it; null for a promise of the documents. */
  readonly openedBy: string | null;
}

/** This development did that to this promise. */
export interface PromiseMatch extends NamedPromise {
  readonly kind: 'promise-match';
  readonly developmentId: string;
  readonly change: PromiseChange;
}

/** This development has nothing to do with this promise. */
export interface PromiseUnmatch extends NamedPromise {
  readonly kind: 'promise-unmatch';
  readonly developmentId: string;
}

/** The promise is in this state; `seen` is the state it was shown in before. */
export interface PromiseStateSet extends NamedPromise {
  readonly kind: 'promise-state';
  readonly state: PromiseState;
  readonly seen: PromiseState;
}

/** The promise is due then, or on no given date; `seen` is what stood there before. */
export interface PromiseDueSet extends NamedPromise {
  readonly kind: 'promise-due';
  readonly due: DateRange | null;
  readonly seen: DateRange | null;
}

export type PromiseDecision = PromiseMatch | PromiseUnmatch | PromiseStateSet | PromiseDueSet;

/** Takes an earlier entry back; that entry may itself be an undo. */
export interface Undo {
  readonly kind: 'undo';
  readonly undoes: string;
  /** The first entry of the chain, which is no undo. */
  readonly root: string;
  /** The subject of that first entry. */
  readonly articleId: string | null;
  readonly developmentId: string | null;
  readonly promiseId: string | null;
}

/** A change that says something of the world, as against an undo, which speaks of the record. */
export type Change = ArticleCorrection | DevelopmentCorrection | Merge | Split | PromiseDecision;
export type Entry = (Change | Undo) & EntryFacts;
export type ChangeEntry = Change & EntryFacts;

/** An entry with how it stands. */
export interface StandingEntry {
  readonly entry: Entry;
  /** Whether it holds: no undo that holds takes it back. */
  readonly inForce: boolean;
  /** The undo that takes it back, or null. */
  readonly undoneBy: string | null;
}

/**
 * How each entry stands, oldest first. An undo comes after what it takes back, so going from the newest to the oldest
 * each entry is settled before those it bears on. Needs whole chains: an entry with all undos that have its root.
 */
export function standing(entries: readonly Entry[]): readonly StandingEntry[] {
  const undoneBy = new Map<string, string>();
  return [...entries]
    .sort((a, b) => byAge(b, a))
    .map((entry) => {
      const by = undoneBy.get(entry.id) ?? null;
      if (by === null && entry.kind === 'undo') undoneBy.set(entry.undoes, entry.id);
      return { entry, inForce: by === null, undoneBy: by };
    })
    .reverse();
}

/** The changes that hold, oldest first. */
export function changesInForce(entries: readonly Entry[]): readonly ChangeEntry[] {
  return standing(entries).flatMap(({ entry, inForce }) => (inForce && entry.kind !== 'undo' ? [entry] : []));
}

/** Orders entries by their number, older first. */
export function byAge(a: { readonly id: string }, b: { readonly id: string }): number {
  return Number(a.id) - Number(b.id);
}

const PROMISE_KINDS = ['promise-match', 'promise-unmatch', 'promise-state', 'promise-due'] as const;

/** Whether a change is about a promise. */
export function isOnPromise<T extends { readonly kind: Entry['kind'] }>(
  change: T,
): change is T & { readonly kind: PromiseDecision['kind'] } {
  return PROMISE_KINDS.some((kind) => kind === change.kind);
}
