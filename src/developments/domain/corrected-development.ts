import type { DevelopmentCorrection } from '../../corrections/domain/correction.js';
import { withParts, type DevelopmentReading } from '../../corrections/domain/reading.js';
import type { OwnDevelopment, StorableDevelopment } from './development-reader.js';
import { developmentWeight } from './development-weight.js';

/** What a person decided is certain (DESIGN §5). */
const CERTAIN = 1;

/** The parts of a development that a person can correct. */
export function developmentReading(development: StorableDevelopment): DevelopmentReading {
  const { what, date, indicators, eventType, mode, direction, score, status, withdrawn } = development;
  const relevant = withdrawn !== true;
  return { what, date, indicators, eventType, mode, direction, score, status, relevant };
}

/**
 * A development with the corrections that hold, oldest first: each sets its parts, the others stay as the reports or
 * documents have them. It is certain then, in every indicator; one that a person called none is withdrawn.
 */
export function correctedDevelopment(
  development: StorableDevelopment,
  corrections: readonly DevelopmentCorrection[],
): StorableDevelopment {
  if (corrections.length === 0) return development;
  const own = developmentReading(development);
  const { relevant, status, ...parts } = corrections.reduce<DevelopmentReading>(
    (reading, correction) => withParts(reading, correction.parts),
    own,
  );
  return {
    ...development,
    ...parts,
    status: status ?? development.status,
    confidence: CERTAIN,
    topics: parts.indicators.map((name) => ({ name, confidence: CERTAIN })),
    weight: developmentWeight(CERTAIN, development.publishers),
    withdrawn: !relevant,
    own: ownOf(development),
  };
}

/** The development that a stored one rests on: as the reports or documents have it. */
export function uncorrected({ own, withdrawn, ...development }: StorableDevelopment): StorableDevelopment {
  if (own === undefined) return withdrawn === undefined ? development : { ...development, withdrawn };
  return { ...development, ...own, weight: developmentWeight(own.confidence, development.publishers) };
}

function ownOf(development: StorableDevelopment): OwnDevelopment {
  const { what, date, indicators, eventType, mode, direction, score, status } = development;
  const { confidence, topics } = development;
  return { what, date, indicators, eventType, mode, direction, score, status, confidence, topics };
}
