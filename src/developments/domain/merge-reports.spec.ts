import fc from 'fast-check';
import { loadGroupingKnowledge } from '../adapters/load-grouping-knowledge.js';
import { developmentWeight } from './development-weight.js';
import { groupReports } from './group-reports.js';
import { developmentFrom } from './merge-reports.js';
import type { WeighedDevelopment } from './development-reader.js';
import { aReport } from './report.builder.js';
import type { ReportSketch } from './report.builder.js';
import { someReport } from './report-arbitrary.builder.js';
import type { GroupingReport } from './report.js';

const knowledge = loadGroupingKnowledge();
const RECORDED = '2023-06-13T00:00:00Z';

const merged = (...members: readonly GroupingReport[]): WeighedDevelopment =>
  developmentFrom({ id: 'dev-x', members }, RECORDED);

/** A report whose words no other report shares. */
const ownReport = (id: string, sketch: ReportSketch = {}): GroupingReport =>
  aReport(id, { ...sketch, article: { title: `${id}one ${id}two ${id}three ${id}four`, ...sketch.article } });

const topics = (
  ...names: readonly ('energy' | 'trade' | 'diplomacy')[]
): NonNullable<ReportSketch['verdict']> => ({
  indicators: names.map((name) => ({ name, confidence: 0.8 })),
});

describe('a development made from reports', () => {
  it('takes its title from the surest English report, else Russian, else Urdu', () => {
    const urdu = ownReport('u', { article: { title: 'اردو' }, verdict: { language: 'ur', relevance: 0.99 } });
    const russian = ownReport('r', {
      article: { title: 'По-русски' },
      verdict: { language: 'ru', relevance: 0.99 },
    });
    const faint = ownReport('e', { article: { title: 'Faint' }, verdict: { relevance: 0.7 } });
    const sure = ownReport('f', { article: { title: 'Sure' }, verdict: { relevance: 0.95 } });
    expect(merged(urdu, russian, faint, sure).what).toBe('Sure');
    expect(merged(urdu, russian).what).toBe('По-русски');
    expect(merged(urdu).what).toBe('اردو');
  });

  it('prefers the earlier of two equally sure titles', () => {
    const late = ownReport('a', { article: { title: 'Late', publishedAt: '2023-06-13' } });
    const early = ownReport('b', { article: { title: 'Early', publishedAt: '2023-06-12' } });
    expect(merged(late, early).what).toBe('Early');
  });

  it('keeps a title on one line of plain text of bounded length', () => {
    expect(merged(ownReport('a', { article: { title: ' <b>Oil</b>\u0007\narrives ' } })).what).toBe(
      'Oil arrives',
    );
    expect(merged(ownReport('a', { article: { title: 'x'.repeat(10_000) } })).what).toHaveLength(300);
  });

  it('is dated by the act where a text gives its date, else by the first exact publication', () => {
    const actDate = { from: '2023-06-11', to: '2023-06-11', precision: 'day' as const };
    expect(merged(ownReport('a'), ownReport('b', { traits: { actDate } })).date).toEqual(actDate);
    const month = ownReport('m', { article: { publishedAt: '2023-06' } });
    expect(merged(month, ownReport('d')).date).toEqual({
      from: '2023-06-12',
      to: '2023-06-12',
      precision: 'day',
    });
    expect(merged(month).date).toEqual({ from: '2023-06-01', to: '2023-06-30', precision: 'month' });
    const year = ownReport('y', { article: { publishedAt: '2023' } });
    expect(merged(year).date).toEqual({ from: '2023-01-01', to: '2023-12-31', precision: 'year' });
    const undated = ownReport('u', { article: { publishedAt: null } });
    expect(merged(undated).date).toEqual({ from: null, to: null, precision: 'undated' });
  });

  it('keeps the topics that at least a third of the independent voices name', () => {
    const often = [
      ownReport('a', { verdict: topics('energy', 'trade') }),
      ownReport('b', { verdict: topics('energy') }),
    ];
    expect(merged(...often).indicators).toEqual(['energy', 'trade']);
    const rare = ['c', 'd', 'e'].map((id) => ownReport(id, { verdict: topics('energy') }));
    expect(merged(...often, ...rare).indicators).toEqual(['energy']);
  });

  it('takes direction by the majority of voices and the score in the middle of theirs', () => {
    const scored = (id: string, score: number): GroupingReport =>
      ownReport(id, { verdict: { score, direction: score < 0 ? 'conflict' : 'cooperation' } });
    const development = merged(scored('a', 7), scored('b', 6), scored('c', 3), scored('d', -3));
    expect([development.direction, development.score]).toEqual(['cooperation', 6]);
    expect(merged(scored('a', 5), scored('b', 7)).score).toBe(7);
  });

  it('does not let copies of one text outvote other voices', () => {
    const wrong = { score: -3, direction: 'conflict' as const };
    const copies = ['a', 'b', 'c'].map((id) =>
      aReport(id, {
        article: { title: 'The same long agency headline of many words', publisher: id },
        verdict: wrong,
      }),
    );
    expect(merged(...copies, ownReport('d'), ownReport('e')).direction).toBe('cooperation');
  });

  it('names its sources in order of publication', () => {
    const late = ownReport('a', { article: { publishedAt: '2023-06-13', link: 'https://a.example/1' } });
    expect(merged(late, ownReport('b')).sources).toEqual([
      { articleId: 'b', publisher: 'outlet-b', url: null, publishedAt: '2023-06-12' },
      { articleId: 'a', publisher: 'outlet-a', url: 'https://a.example/1', publishedAt: '2023-06-13' },
    ]);
  });

  it('holds each topic with p, relevance times its own confidence, as the index wants it', () => {
    const development = merged(ownReport('a', { verdict: { ...topics('energy'), relevance: 0.5 } }));
    expect(development.topics).toEqual([{ name: 'energy', confidence: 0.4 }]);
  });

  it('has a confidence of relevance times the topics’ own', () => {
    expect(
      merged(ownReport('a', { verdict: { ...topics('energy'), relevance: 0.5 } })).confidence,
    ).toBeCloseTo(0.4);
  });

  it('does not depend on the order of its reports, and stays within the ranges of score and confidence', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(someReport('a'), someReport('b'), someReport('c'))
          .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: 3 }))),
        ([list, shuffled]) => {
          const development = merged(...list);
          expect(merged(...shuffled)).toEqual(development);
          expect(development.confidence).toBeGreaterThanOrEqual(0);
          expect(development.confidence).toBeLessThanOrEqual(1);
          expect(list.map(({ verdict }) => verdict.score)).toContain(development.score);
        },
      ),
    );
  });

  it('cannot be made from no reports', () => {
    expect(() => merged()).toThrow('at least one report');
  });
});

describe('the weight of a development', () => {
  it('is its confidence for one publisher or none, and never more than three times that', () => {
    expect([developmentWeight(0.8, 0), developmentWeight(0.8, 1)]).toEqual([0.8, 0.8]);
    expect(developmentWeight(0.5, 2)).toBeCloseTo(0.5 * (1 + Math.LN2), 12);
    expect(developmentWeight(1, 1e6)).toBe(3);
  });

  const weightOf = (reports: readonly GroupingReport[]): number =>
    groupReports(reports, knowledge).reduce((sum, group) => sum + developmentFrom(group, RECORDED).weight, 0);

  it('is moved by 366 syndicated copies at most 1.02 times as far as by one', () => {
    const body =
      'The tanker moored with forty five thousand tonnes of crude on board and pumping into the tanks starts at once.';
    const copies = Array.from({ length: 366 }, (_, at) =>
      aReport(`c${at}`, {
        article: {
          publisher: `paper ${at}`,
          publishedAt: `2023-06-${String(11 + (at % 4))}`,
          title: `Tanker with Russian crude moors at Karachi - Paper ${at}`,
          summary: `${at % 3 === 0 ? 'KARACHI: ' : ''}${at % 5 === 0 ? body.slice(0, 80) : body}`,
        },
      }),
    );
    expect(weightOf(copies) / weightOf(copies.slice(0, 1))).toBeLessThanOrEqual(1.02);
  });

  it('is moved by 366 independent publishers at most three times as far as by one', () => {
    const own = Array.from({ length: 366 }, (_, at) => ownReport(`o${at}`));
    expect(groupReports(own.slice(0, 40), knowledge)).toHaveLength(1);
    expect(merged(...own).weight / weightOf(own.slice(0, 1))).toBeCloseTo(3, 12);
  });
});
