import { loadLexicon } from './adapters/load-lexicon.js';
import { loadParties } from './adapters/load-parties.js';
import { createClassifier } from './domain/classifier.js';
import type { Party } from './domain/party.js';
import { createTraitsReader } from './domain/traits-reader.js';
import type { ReportText, ReportTraits, Verdict } from './domain/verdict.js';

interface Loaded {
  readonly version: string;
  readonly classifyOne: (report: ReportText) => Verdict;
  readonly makeTraitsReader: () => (report: ReportText) => ReportTraits;
  readonly readParties: () => readonly Party[];
}

function load(): Loaded {
  const lexicon = loadLexicon();
  return {
    version: lexicon.version,
    classifyOne: createClassifier(lexicon),
    makeTraitsReader: () => createTraitsReader(lexicon),
    readParties: () => loadParties(lexicon.entries),
  };
}

/**
 * Gives verdicts on reports; the same text gives the same verdict under the same version.
 * It has no dependencies, so it needs no decorator, and commands start without loading Nest.
 */
export class ClassificationService {
  private loaded: Loaded | null = null;
  private traitsReader: ((report: ReportText) => ReportTraits) | null = null;
  private named: readonly Party[] | null = null;

  /** Declared version and a hash of the data: a changed lexicon is a new version. */
  get version(): string {
    return this.classifier().version;
  }

  /** One verdict per report, in the same order. */
  classify(reports: readonly ReportText[]): Verdict[] {
    return reports.length === 0 ? [] : reports.map(this.classifier().classifyOne);
  }

  /** The traits of a report that a person calls relevant; the reader of them is made at the first such report. */
  traits(report: ReportText): ReportTraits {
    this.traitsReader ??= this.classifier().makeTraitsReader();
    return this.traitsReader(report);
  }

  /** Whom and what reports can name, with what they are called. */
  parties(): readonly Party[] {
    this.named ??= this.classifier().readParties();
    return this.named;
  }

  /** The lexicon is read at the first use: most polls bring nothing to judge. */
  private classifier(): Loaded {
    this.loaded ??= load();
    return this.loaded;
  }
}
