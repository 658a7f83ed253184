import { loadLexicon } from './adapters/load-lexicon.js';
import { createClassifier } from './domain/classifier.js';
import type { ReportText, Verdict } from './domain/verdict.js';

interface Loaded {
  readonly version: string;
  readonly classifyOne: (report: ReportText) => Verdict;
}

function load(): Loaded {
  const lexicon = loadLexicon();
  return { version: lexicon.version, classifyOne: createClassifier(lexicon) };
}

/**
 * Gives verdicts on reports; the same text gives the same verdict under the same version.
 * It has no dependencies, so it needs no decorator, and commands start without loading Nest.
 */
export class ClassificationService {
  private loaded: Loaded | null = null;

  /** Declared version and a hash of the data: a changed lexicon is a new version. */
  get version(): string {
    return this.classifier().version;
  }

  /** One verdict per report, in the same order. */
  classify(reports: readonly ReportText[]): Verdict[] {
    return reports.length === 0 ? [] : reports.map(this.classifier().classifyOne);
  }

  /** The lexicon is read at the first use: most polls bring nothing to judge. */
  private classifier(): Loaded {
    this.loaded ??= load();
    return this.loaded;
  }
}
