import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DevelopmentsService } from '../../developments/developments.service.js';
import type { DateRange } from '../../kernel/dates.js';
import { openingOf, type DiplomaticPromise } from '../../developments/domain/promise.js';
import { decided, type Decided } from './decided.js';
import { conflict, unknown, type Refusal, type WantedOfPromise } from './wanted.js';

/** Compares what a person asks for of a promise with how it stands, and says what is to be recorded, or why not. */
@Injectable()
export class WantedPromiseChanges {
  constructor(private readonly developments: DevelopmentsService) {}

  /** In a transaction that holds the turn to group. */
  async decide(wanted: WantedOfPromise, manager: EntityManager): Promise<Decided | Refusal> {
    const found = await this.developments.reader.promise(wanted.promiseId, null);
    if (found === null || found.ended) return unknown(`promise "${wanted.promiseId}"`);
    const { promise } = found;
    const named = { promiseId: promise.id, openedBy: openingOf(promise) };
    switch (wanted.kind) {
      case 'promise-match':
        return this.match(promise, wanted, manager);
      case 'promise-unmatch':
        return unmatch(promise, wanted.developmentId);
      case 'promise-state':
        if (promise.state === wanted.state && promise.byHand?.state !== undefined)
          return conflict(`A person has set this state already.`, 'state-set-already');
        return decided({ ...named, kind: wanted.kind, state: wanted.state, seen: promise.state });
      case 'promise-due':
        return decided({ ...named, kind: wanted.kind, due: wanted.due, seen: promise.due });
    }
  }

  private async match(
    promise: DiplomaticPromise,
    { developmentId, change }: Extract<WantedOfPromise, { readonly kind: 'promise-match' }>,
    manager: EntityManager,
  ): Promise<Decided | Refusal> {
    const held = await this.developments.standingFor(developmentId, manager);
    if (held === null || held.withdrawn === true) return unknown(`development "${developmentId}"`);
    const openedBy = openingOf(promise);
    if (held.id === openedBy) {
      const message = 'This development opened the promise. Set the state of the promise instead.';
      return conflict(message, 'opens-the-promise');
    }
    if (change !== 'opened' && isBefore(held.date, promise.openedOn)) {
      const message = `The development was over by ${held.date.to ?? ''}, before the promise was opened: it cannot be a step of it.`;
      return { outcome: 'wrong', message, reason: { code: 'over-before-the-promise' } };
    }
    const step = promise.history.find((one) => one.developmentId === held.id);
    if (step?.change === change && step.match?.by === 'person') {
      return conflict('This development stands in the promise with this change already.', 'step-already');
    }
    const named = { promiseId: promise.id, openedBy };
    return decided({ ...named, kind: 'promise-match', developmentId: held.id, change });
  }
}

function unmatch(promise: DiplomaticPromise, developmentId: string): Decided | Refusal {
  const step = promise.history.find((one) => one.developmentId === developmentId);
  if (step === undefined) {
    const message = `The development "${developmentId}" does not stand in this promise. Open it anew.`;
    return conflict(message, 'no-step');
  }
  if (step.change === 'opened' && step.match === undefined) {
    const message = 'The documents open the promise with this development; only the data can change that.';
    return conflict(message, 'opened-by-documents');
  }
  const named = { promiseId: promise.id, openedBy: openingOf(promise) };
  return decided({ ...named, kind: 'promise-unmatch', developmentId });
}

/** Whether one was surely over before the other began. */
function isBefore(one: DateRange, other: DateRange): boolean {
  return one.to !== null && other.from !== null && one.to < other.from;
}
