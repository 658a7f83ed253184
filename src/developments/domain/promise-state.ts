import type { PromiseChange, PromiseState } from '../../kernel/words.js';
import type { DiplomaticPromise } from './promise.js';
import { compareText } from './report.js';

/**
 * The state a promise is in after its history: changes in order of their dates (undated ones last, in the order given).
 * A delivered promise stays delivered, and a cancelled one cancelled, until it is opened again, moves on or is delivered;
 * announcing a stalled one again reopens it. Open for an empty history.
 */
export function promiseState(history: DiplomaticPromise['history']): PromiseState {
  const inOrder = [...history].sort((a, b) => compareText(a.date.from ?? '9999', b.date.from ?? '9999'));
  return inOrder.reduce<PromiseState>((state, { change }) => stateAfter(state, change), 'open');
}

function stateAfter(state: PromiseState, change: PromiseChange): PromiseState {
  switch (change) {
    case 'opened':
      return 'open';
    case 're-announced':
      return state === 'stalled' ? 'open' : state;
    case 'progressed':
      return state === 'delivered' ? 'delivered' : 'progressing';
    case 'delivered':
      return 'delivered';
    case 'stalled':
      return state === 'delivered' || state === 'cancelled' ? state : 'stalled';
    case 'cancelled':
      return state === 'delivered' ? 'delivered' : 'cancelled';
  }
}
