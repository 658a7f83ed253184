import { loadLexicon } from './adapters/load-lexicon.js';
import { createClassifier } from './domain/classifier.js';
import type { ReportText, Verdict } from './domain/verdict.js';

/**
 * Gives verdicts on reports; the same text gives the same verdict under the same version.
 * It has no dependencies, so it needs no decorator, and commands start without loading Nest.
 */
export class ClassificationService {
  /** Declared version and a hash of the data: a changed lexicon is a new version. */
  readonly version: string;
  private readonly classifyOne: (report: ReportText) => Verdict;

  constructor() {
    const lexicon = loadLexicon();
    this.version = lexicon.version;
    this.classifyOne = createClassifier(lexicon);
  }

  /** One verdict per report, in the same order. */
  classify(reports: readonly ReportText[]): Verdict[] {
    return reports.map(this.classifyOne);
  }
}
