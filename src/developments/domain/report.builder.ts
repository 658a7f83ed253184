import type { ReportTraits, Verdict } from '../../classification/domain/verdict.js';
import type { GroupedArticle, GroupingReport } from './report.js';

export interface ReportSketch {
  readonly article?: Partial<GroupedArticle>;
  readonly verdict?: Partial<Omit<Verdict, 'traits'>>;
  readonly traits?: Partial<ReportTraits>;
}

/** A relevant report of a crude oil cargo reaching Karachi on 12 June 2023, changed as the test wants. */
export function aReport(id: string, sketch: ReportSketch = {}): GroupingReport {
  const traits: ReportTraits = {
    actDate: null,
    scheduled: null,
    entities: ['place.karachi'],
    acts: ['act.deliver', 'object.crude-oil'],
    stage: null,
    quantities: [],
    stems: ['tanker', 'crude', 'berth'],
    ...sketch.traits,
  };
  return {
    article: {
      id,
      publisher: `outlet-${id}`,
      publishedAt: '2023-06-12',
      link: null,
      title: `Tanker with Russian crude berths at Karachi (${id})`,
      summary: '',
      language: 'en',
      ...sketch.article,
    },
    verdict: {
      id,
      relevant: true,
      relevance: 0.9,
      indicators: [{ name: 'energy', confidence: 0.9 }],
      eventType: 'COOPERATE',
      mode: null,
      direction: 'cooperation',
      score: 7,
      status: 'occurred',
      language: 'en',
      evidence: [],
      classifierVersion: 'test',
      ...sketch.verdict,
      traits,
    },
  };
}
