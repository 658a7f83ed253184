import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What changed in one transaction, by id. */
export interface StageChange {
  /** Developments with a new version: new, changed, merged away, withdrawn. */
  readonly developments: readonly string[];
  readonly promises: readonly string[];
}

/** Whoever must act in the very transaction that changes developments or promises, or neither happens. */
export interface ChangeListener {
  /** Called before the transaction ends; what it throws undoes the change. */
  changed(change: StageChange, manager: EntityManager, now: Date): Promise<void>;
}

/** Later stages listen here, so that this one need not know them. */
@Injectable()
export class ChangeListeners {
  private readonly listeners: ChangeListener[] = [];

  add(listener: ChangeListener): void {
    this.listeners.push(listener);
  }

  /** Tells everyone in turn, within the transaction. */
  async tell(change: StageChange, manager: EntityManager, now: Date): Promise<void> {
    if (change.developments.length + change.promises.length === 0) return;
    for (const listener of this.listeners) await listener.changed(change, manager, now);
  }
}
