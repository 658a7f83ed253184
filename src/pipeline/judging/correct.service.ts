import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CorrectionsService } from '../../corrections/corrections.service.js';
import { CorrectionEffects } from './correction-effects.service.js';
import { WantedChanges } from './wanted-changes.service.js';
import type { By, Recorded, Wanted } from './wanted.js';

/** Records what people decide, and lets it take effect before it answers. */
@Injectable()
export class CorrectService {
  constructor(
    private readonly wanted: WantedChanges,
    private readonly corrections: CorrectionsService,
    private readonly effects: CorrectionEffects,
    private readonly dataSource: DataSource,
  ) {}

  /** Appends the entry with what follows from it, all or nothing, and regroups; or says why it is refused. */
  async record(wanted: Wanted, by: By, now: () => Date): Promise<Recorded> {
    const done = await this.dataSource.transaction(async (manager) => {
      await this.effects.awaitTurn(manager);
      const decision = await this.wanted.decide(wanted, manager);
      if (decision.outcome !== 'decided') return decision;
      // Told after the wait for the turn: what it replaces was recorded before.
      const recordedAt = now();
      const id = await this.corrections.append(decision.entry, { ...by, recordedAt }, manager);
      const touched = await this.effects.apply(decision.about, manager, recordedAt);
      return { outcome: 'recorded' as const, id, touched };
    });
    if (done.outcome !== 'recorded') return done;
    await this.effects.regroup(done.touched, now);
    return { outcome: 'recorded', id: done.id };
  }
}
