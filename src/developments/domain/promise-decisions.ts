import type {
  EntryFacts,
  NamedPromise,
  PromiseDecision as EnteredDecision,
} from '../../corrections/domain/correction.js';
import { promiseIdOf, type PromiseDecision } from './promise-ledger.js';

/** A decision by the ids of now, with the development that opened its promise; null for one of the documents. */
export type DecisionNow = PromiseDecision & { readonly openedBy: string | null };

/** The developments that decisions name, as they were named. */
export function namedDevelopments(entered: readonly EnteredDecision[]): readonly string[] {
  return entered.flatMap((decision) => [
    ...('developmentId' in decision ? [decision.developmentId] : []),
    ...(decision.openedBy === null ? [] : [decision.openedBy]),
  ]);
}

/** The id that the promise of a decision has now: one of the news goes with the development that opened it. */
export function promiseNow(
  { promiseId, openedBy }: NamedPromise,
  living: ReadonlyMap<string, string>,
): string {
  return openedBy === null ? promiseId : promiseIdOf(living.get(openedBy) ?? openedBy);
}

/**
 * What people decided, by the ids that promises and developments have now: `living` gives the development that each
 * named one is part of.
 */
export function decisionsNow(
  entered: readonly (EnteredDecision & Pick<EntryFacts, 'id'>)[],
  living: ReadonlyMap<string, string>,
): readonly DecisionNow[] {
  const now = (id: string): string => living.get(id) ?? id;
  return entered.map((decision) => {
    const openedBy = decision.openedBy === null ? null : now(decision.openedBy);
    const about = { correctionId: decision.id, promiseId: promiseNow(decision, living), openedBy };
    switch (decision.kind) {
      case 'promise-match':
        return {
          ...about,
          kind: 'match',
          developmentId: now(decision.developmentId),
          change: decision.change,
        };
      case 'promise-unmatch':
        return { ...about, kind: 'unmatch', developmentId: now(decision.developmentId) };
      case 'promise-state':
        return { ...about, kind: 'state', state: decision.state };
      case 'promise-due':
        return { ...about, kind: 'due', due: decision.due };
    }
  });
}
