import type { DevelopmentDetail, PlacedReport } from '../../service/compound.js';
import { aDevelopment } from '../../service/records.builder.js';
import { questionsOf } from './why.js';

type Topics = PlacedReport['verdict']['indicators'];

const evidence = (decides: string) => ({
  ...{ rule: 'act.sign', decides, words: 'signed', place: null, contribution: 1 },
});

/** A report of an outlet that left evidence for its relevance, its score and the indicators it is sure of. */
function aReport(outlet: string, relevance: number, indicators: Topics): PlacedReport {
  const decided = ['relevance', 'score', ...indicators.map(({ name }) => `indicator:${name}`)];
  return {
    outlet,
    article: {
      ...{ id: outlet, title: 'Deal signed', summary: '', link: null, publisher: outlet },
      ...{ language: 'en', publishedAt: null },
    },
    verdict: {
      ...{ id: outlet, relevant: true, relevance, indicators, eventType: null, mode: null },
      ...{ direction: 'cooperation', score: 3, status: null, language: 'en', classifierVersion: '1' },
      ...{ evidence: decided.map(evidence), own: null },
    },
  };
}

function aDetail(
  reports: readonly PlacedReport[],
  different: Partial<DevelopmentDetail> = {},
): DevelopmentDetail {
  return {
    ...aDevelopment(),
    ...{ publishers: reports.length, weight: 1, isCorrected: false, versions: [], reports },
    publisherInfo: {
      'indus-courier': { name: 'Indus Courier', country: 'PK', ownership: 'private' },
      vest: { name: 'Vest', country: 'RU', ownership: 'state' },
    },
    ...different,
  };
}

const TRADE = { name: 'trade', confidence: 0.8 } as const;
const ENERGY = { name: 'energy', confidence: 0.7 } as const;

test('an indicator that only another report concerns is explained by that report, which is named', () => {
  const reports = [aReport('vest', 0.9, [TRADE]), aReport('indus-courier', 0.6, [ENERGY])];
  const questions = questionsOf(aDetail(reports, { indicators: ['trade', 'energy'] }));
  const energy = questions.find(({ lead }) => lead.includes('energy'));
  expect(energy?.lead).toBe('It concerns energy, as Indus Courier tells it, because:');
  expect(energy?.report.outlet).toBe('indus-courier');
});

test('of several reports that concern an indicator the surest of it says why', () => {
  const reports = [
    aReport('vest', 0.9, [{ ...ENERGY, confidence: 0.5 }]),
    aReport('indus-courier', 0.6, [ENERGY]),
  ];
  const [, energy] = questionsOf(aDetail(reports, { indicators: ['energy'] }));
  expect(energy?.lead).toContain('as Indus Courier tells it');
});

test('no lead that promises reasons stands without any', () => {
  const bare = { ...aReport('vest', 0.9, [TRADE]) };
  const empty = { ...bare, verdict: { ...bare.verdict, evidence: [] } };
  for (const detail of [
    aDetail([bare], { indicators: ['trade', 'energy'] }),
    aDetail([empty], { indicators: ['trade'] }),
    aDetail([empty], { indicators: ['trade'], isCorrected: true }),
  ]) {
    const alone = questionsOf(detail).filter(({ lead, decision }) => lead.endsWith(':') && decision === null);
    expect(alone.map(({ lead }) => lead)).toEqual([]);
  }
});

test('an indicator that no report left evidence for says where it comes from', () => {
  const reports = [aReport('vest', 0.9, [TRADE])];
  const leads = (isCorrected: boolean): readonly string[] =>
    questionsOf(aDetail(reports, { indicators: ['energy'], isCorrected })).map(({ lead }) => lead);
  expect(leads(true)).toContain('It concerns energy: a person decided so.');
  expect(leads(false)).toContain('It concerns energy: no report left evidence for it by itself.');
});
