import { Injectable } from '@nestjs/common';
import { BaselineService } from '../../baseline/baseline.service.js';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { ObservationsService } from '../../indicators/observations.service.js';

/** How many records of the documents are held. */
interface HeldOfBaseline {
  readonly developments: number;
  readonly promises: number;
  readonly observations: number;
}

/** Every baseline record, and no more pages: an editor's data holds hundreds. */
const MOST_PROMISES = 10_000;

/** Counts what is held of the documents: now what the data has, at a past instant what was stored then. */
@Injectable()
export class BaselineCounts {
  constructor(
    private readonly baseline: BaselineService,
    private readonly developments: DevelopmentsService,
    private readonly observations: ObservationsService,
  ) {}

  async held(asOf: Date | null): Promise<HeldOfBaseline> {
    const { developments, promises, observations } = this.baseline.records();
    if (asOf === null) {
      return {
        developments: developments.length,
        promises: promises.length,
        observations: observations.length,
      };
    }
    const [ofDevelopments, ofPromises, known] = await Promise.all([
      this.developments.reader.counts({ ...UNNARROWED, origins: ['baseline'], asOf }),
      this.developments.reader.promises({
        ...{ origins: ['baseline'], states: [], indicators: [], asOf },
        ...{ limit: MOST_PROMISES, after: null },
      }),
      this.observations.all([], asOf),
    ]);
    // Imported figures stand among the others and are none of the documents'.
    const ids = new Set(observations.map(({ id }) => id));
    return {
      developments: ofDevelopments.total,
      promises: ofPromises.length,
      observations: known.filter(({ id }) => ids.has(id)).length,
    };
  }
}

const UNNARROWED = {
  ...{ indicators: [], directions: [], statuses: [], core: null },
  ...{ from: null, to: null, text: null },
} as const;
