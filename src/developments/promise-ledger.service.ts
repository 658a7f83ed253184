import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CorrectionsService } from '../corrections/corrections.service.js';
import type { PromiseDecision as EnteredDecision } from '../corrections/domain/correction.js';
import { ChangeListeners } from './change-listeners.js';
import { livingIds } from './adapters/correction-targets.js';
import { awaitTurn, notBefore } from './adapters/grouping-store.js';
import { loadPromiseRules } from './adapters/load-promise-rules.js';
import * as candidates from './adapters/promise-candidates.js';
import * as store from './adapters/promise-store.js';
import { bearsOnPromises, onSubject, type PromiseOnSubject } from './domain/promise-course.js';
import { decisionsNow, namedDevelopments, promiseNow, type DecisionNow } from './domain/promise-decisions.js';
import { promiseIdOf, promiseLedger } from './domain/promise-ledger.js';
import { subjectOf } from './domain/promise-subject.js';

/** Developments looked at in one go. */
const BATCH = 5_000;

/** Where the ledger must be made anew: whatever has one of these keys, and these promises. */
interface Scope {
  readonly keys: readonly string[];
  readonly promiseIds: readonly string[];
}

/** Keeps the ledger in step with the developments: what a change can touch is made anew, and only that. */
@Injectable()
export class PromiseLedgerService {
  private readonly rules = loadPromiseRules();

  constructor(
    private readonly corrections: CorrectionsService,
    private readonly listeners: ChangeListeners,
  ) {}

  /** Lets the ledger follow the developments that changed, and tells later stages, all in the caller's transaction. */
  async followDevelopments(changed: readonly string[], manager: EntityManager, now: Date): Promise<void> {
    const promises = await this.settle(manager, now);
    await this.listeners.tell({ developments: changed, promises }, manager, now);
  }

  /** Looks at the developments that wait; gives the promises that changed. */
  private async settle(manager: EntityManager, now: Date): Promise<readonly string[]> {
    await awaitTurn(manager);
    const changed: string[] = [];
    for (;;) {
      const ids = await candidates.takePending(manager, BATCH);
      if (ids.length === 0) return changed;
      const keys = await this.read(ids, manager);
      const about = (await this.decisions(manager)).filter(({ openedBy, ...decision }) =>
        [openedBy, 'developmentId' in decision ? decision.developmentId : null].some(
          (id) => id !== null && ids.includes(id),
        ),
      );
      const promiseIds = [...about.map(({ promiseId }) => promiseId), ...ids.map(promiseIdOf)];
      changed.push(...(await this.renew({ keys, promiseIds }, manager, now)));
    }
  }

  /** Lets the ledger follow a decision that was entered or taken back, in the caller's transaction. */
  async follow(entered: EnteredDecision, manager: EntityManager, now: Date): Promise<void> {
    const settled = await this.settle(manager, now);
    const named = namedDevelopments([entered]);
    const living = named.length === 0 ? new Map<string, string>() : await livingIds(manager, named, []);
    const keys = await candidates.keysOf(manager, [...living.values()]);
    const renewed = await this.renew({ keys, promiseIds: [promiseNow(entered, living)] }, manager, now);
    await this.listeners.tell({ developments: [], promises: [...settled, ...renewed] }, manager, now);
  }

  /** Brings the promises of the documents into the ledger and takes out those that are gone; gives the ids that changed. */
  async replaceKnown(
    promises: readonly PromiseOnSubject[],
    manager: EntityManager,
    now: Date,
  ): Promise<readonly string[]> {
    await awaitTurn(manager);
    const stored = await store.knownPromises(manager);
    const byId = new Map(stored.map((row) => [row.promise.id, row.own]));
    const fresh = promises.filter((own) => !store.isSameKnown(byId.get(own.promise.id) ?? null, own));
    const kept = new Set(promises.map(({ promise }) => promise.id));
    const gone = stored.filter(({ promise }) => !kept.has(promise.id));
    if (fresh.length + gone.length === 0) return [];
    const at = await notBefore(manager, now);
    const ended = await store.storePromises(manager, [], gone, at);
    const keys = [...fresh.flatMap(({ subject }) => subject.objects), ...gone.flatMap((row) => row.keys)];
    const scope = { keys, promiseIds: fresh.map(({ promise }) => promise.id) };
    return [...ended, ...(await this.renew(scope, manager, at, fresh))];
  }

  /** Reads what the developments are about, and keeps it; gives the keys that they had or have. */
  private async read(ids: readonly string[], manager: EntityManager): Promise<readonly string[]> {
    const reported = await candidates.reportedDevelopments(manager, ids);
    const bearing = reported
      .map(({ development, reports }) => onSubject(development, subjectOf(reports, this.rules), this.rules))
      .filter((entry) => bearsOnPromises(entry, this.rules));
    const before = await candidates.replaceCandidates(manager, ids, bearing);
    return [...new Set([...before, ...bearing.flatMap(({ subject }) => subject.objects)])];
  }

  /** Makes the ledger anew as far as the scope reaches, and appends what differs; `fresh` replaces what documents said. */
  private async renew(
    seed: Scope,
    manager: EntityManager,
    now: Date,
    fresh: readonly PromiseOnSubject[] = [],
  ): Promise<readonly string[]> {
    const scope = await this.reach(seed, manager);
    const held = await store.promisesAbout(manager, scope);
    const decisions = await this.decisions(manager);
    const known = new Map(held.flatMap(({ own }) => (own === null ? [] : [[own.promise.id, own] as const])));
    for (const own of fresh) known.set(own.promise.id, own);
    const inScope = new Set([...scope.promiseIds, ...held.map(({ promise }) => promise.id)]);
    const byHand = decisions.filter(({ promiseId }) => inScope.has(promiseId)).flatMap(developmentsOf);
    const developments = await candidates.candidatesAbout(manager, scope.keys, byHand);
    const ledger = promiseLedger({
      developments: developments.map(({ development, subject }) =>
        onSubject(development, subject, this.rules),
      ),
      known: [...known.values()],
      decisions,
      rules: this.rules,
    });
    const living = new Set(ledger.map(({ promise }) => promise.id));
    const gone = held.filter(({ origin, promise }) => origin === 'news' && !living.has(promise.id));
    const rows = ledger.map(({ promise, subject }) => {
      const own = known.get(promise.id) ?? null;
      const origin = own === null ? ('news' as const) : ('baseline' as const);
      return { promise, origin, keys: subject.objects, own };
    });
    return store.storePromises(manager, rows, gone, now);
  }

  /** Widens a scope until nothing outside it has a key of something inside. */
  private async reach(seed: Scope, manager: EntityManager): Promise<Scope> {
    let scope = seed;
    for (;;) {
      const held = await store.promisesAbout(manager, scope);
      const beside = await candidates.keysBeside(manager, scope.keys);
      const keys = [...new Set([...scope.keys, ...beside, ...held.flatMap((row) => row.keys)])];
      if (keys.length === new Set(scope.keys).size) return scope;
      scope = { keys, promiseIds: seed.promiseIds };
    }
  }

  /** What people decided, by the ids that promises and developments have now. */
  private async decisions(manager: EntityManager): Promise<readonly DecisionNow[]> {
    const entered = await this.corrections.ofPromises(manager);
    const named = namedDevelopments(entered);
    return decisionsNow(entered, named.length === 0 ? new Map() : await livingIds(manager, named, []));
  }
}

/** The developments that must be at hand for a decision: the one it puts into a promise, and the promise's opening. */
function developmentsOf(decision: DecisionNow): readonly string[] {
  return [
    ...(decision.kind === 'match' ? [decision.developmentId] : []),
    ...(decision.openedBy === null ? [] : [decision.openedBy]),
  ];
}
