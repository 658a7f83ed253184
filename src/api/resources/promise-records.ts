import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CorrectionsService } from '../../corrections/corrections.service.js';
import { DevelopmentsService } from '../../developments/developments.service.js';
import type { PromiseWithVersions } from '../../developments/domain/development-reader.js';
import { promiseIdOf } from '../../developments/domain/promise-ledger.js';
import { openingOf } from '../../developments/domain/promise.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { ProblemException } from '../http/problem.js';
import { correctionShape } from '../shapes/correction.js';
import { promiseShape, versionsShape, type promiseDetailSchema } from '../shapes/promise.js';

type PromiseDetail = z.output<typeof promiseDetailSchema>;

/** More decisions on one promise than any person will take. */
const MOST_CORRECTIONS = 500;

/** Puts together all that one promise rests on. */
@Injectable()
export class PromiseRecords {
  constructor(
    private readonly developments: DevelopmentsService,
    private readonly corrections: CorrectionsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The promise after a person's decision; where that ended it, its last words. */
  async afterChange(id: string): Promise<PromiseDetail> {
    const found = await this.developments.reader.promise(id, null);
    if (found === null) throw new Error(`The promise ${id} was changed and is not there.`);
    return this.detail(found, null);
  }

  /** The promise as known at `asOf` (null: now), with history, evidence and audit; a 404 where there is none. */
  async byId(id: string, asOf: Date | null): Promise<PromiseDetail> {
    const found = await this.developments.reader.promise(id, asOf);
    if (found === null || found.ended) {
      const detail = `There is no promise "${id}"${asOf === null ? '' : ' as known then'}. /api/v1/promises lists them.`;
      throw new ProblemException(404, detail);
    }
    return this.detail(found, asOf);
  }

  /** The promise that one goes by now whose opening became part of another development; null for any other. */
  async movedTo(id: string, asOf: Date | null): Promise<string | null> {
    const { reader } = this.developments;
    const found = await reader.promise(id, asOf);
    const opening = found?.ended === true ? openingOf(found.promise) : null;
    const now = opening === null ? null : await reader.byId(opening, asOf);
    return now?.found === 'merged' ? promiseIdOf(now.into) : null;
  }

  private async detail(found: PromiseWithVersions, asOf: Date | null): Promise<PromiseDetail> {
    const { promise, versions } = found;
    const { reader } = this.developments;
    const steps = [...promise.history, ...(promise.possible ?? [])].flatMap(
      ({ developmentId }) => developmentId ?? [],
    );
    const headlines = await reader.headlines(steps, asOf);
    const entries = await this.corrections.list({
      articleIds: [],
      developmentIds: [],
      promiseIds: [promise.id],
      kinds: [],
      asOf,
      before: null,
      limit: MOST_CORRECTIONS,
    });
    return {
      ...promiseShape(promise, (asOf ?? this.clock.now()).toISOString().slice(0, 10)),
      developments: Object.fromEntries(headlines),
      versions: versionsShape(versions),
      corrections: entries.map(correctionShape),
    };
  }
}
