import type { Baseline, BaselineKind } from './baseline.js';

/**
 * Records in the shapes of DESIGN §6, of one kind or of all (documents first). Developments that come from the data
 * have no articles and no time of recording: these are `[]` and null.
 */
export function printableRecords(baseline: Baseline, kind: BaselineKind | null): readonly object[] {
  switch (kind) {
    case 'documents':
      return baseline.documents;
    case 'developments':
      return baseline.developments.map((development) => ({ ...development, recordedAt: null, sources: [] }));
    case 'promises':
      return baseline.promises;
    case 'observations':
      return baseline.observations;
    case null:
      return (['documents', 'developments', 'promises', 'observations'] as const).flatMap((each) =>
        printableRecords(baseline, each),
      );
  }
}
