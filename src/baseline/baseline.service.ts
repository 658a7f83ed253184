import { loadBaseline, loadNamedEvents, loadThirdPartyEvents } from './adapters/baseline-files.js';
import { readDocuments } from './adapters/document-directory.js';
import type { Baseline, BaselineKind } from './domain/baseline.js';
import { inconsistencies, type Inconsistency } from './domain/consistency.js';
import { printableRecords } from './domain/printable-records.js';
import type { ThirdPartyEvent } from './domain/third-parties.js';
import { verifyBaseline, type Verification } from './domain/verification.js';

/**
 * The documents' developments, promises and observations: read from the project's data, proved on demand.
 * It has no dependencies, so it needs no decorator, and commands start without loading Nest.
 */
export class BaselineService {
  private loaded: Baseline | null = null;
  private thirdParties: readonly ThirdPartyEvent[] | null = null;

  /** All records as the data has them; read once. */
  records(): Baseline {
    this.loaded ??= loadBaseline();
    return this.loaded;
  }

  /** Which context records tell of third parties; read once. */
  thirdPartyEvents(): readonly ThirdPartyEvent[] {
    this.thirdParties ??= loadThirdPartyEvents();
    return this.thirdParties;
  }

  /** The records of one kind, or of all kinds, as they are printed (DESIGN §6). */
  list(kind: BaselineKind | null): readonly object[] {
    return printableRecords(this.records(), kind);
  }

  /** Checks every citation against the documents in a directory; a TrackerError where it cannot be read. */
  async verify(directory: string): Promise<Verification> {
    return Promise.resolve(verifyBaseline(this.records(), readDocuments(directory), loadNamedEvents()));
  }

  /** Every way in which the records contradict themselves; empty where they are sound. */
  inconsistencies(): readonly Inconsistency[] {
    return inconsistencies(this.records(), loadNamedEvents());
  }
}
