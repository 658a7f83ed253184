import fc from 'fast-check';
import { loadGroupingKnowledge } from '../adapters/load-grouping-knowledge.js';
import { groupReports as groupReportsWith } from './group-reports.js';
import { tieOf } from './grouping-graph.js';
import { datesAgree } from './likeness.js';
import { reportDates } from './report-dates.js';
import { featuresOf, type ReportFeatures } from './report-features.js';
import { nodesOf } from './report-nodes.js';
import { aReport, type ReportSketch } from './report.builder.js';
import { someCorrections, someReports } from './report-arbitrary.builder.js';
import { NO_CORRECTIONS } from './report.js';
import type { GroupingCorrections, GroupingReport, ReportGroup } from './report.js';

const knowledge = loadGroupingKnowledge();
const groupReports = (
  reports: readonly GroupingReport[],
  corrections: GroupingCorrections = NO_CORRECTIONS,
): readonly ReportGroup[] => groupReportsWith(reports, knowledge, corrections);

const partition = (groups: readonly ReportGroup[]): readonly (readonly string[])[] =>
  groups
    .map(({ members }) => members.map(({ article }) => article.id).sort())
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));

const inEnglish = aReport('en');
const inRussian = aReport('ru', {
  article: { title: 'Танкер с нефтью из России пришёл в Карачи' },
  verdict: { language: 'ru' },
  traits: { stems: ['танкер', 'нефт', 'прийт'] },
});
const inUrdu = aReport('ur', {
  article: { title: 'روسی خام تیل کا جہاز کراچی پہنچ گیا' },
  verdict: { language: 'ur' },
  traits: { stems: ['جہاز', 'تیل'] },
});

describe('grouping reports', () => {
  it('keeps acts apart that one form of words tells of other goods in other towns', () => {
    const told = ['wheat in Multan', 'rice in Perm', 'tractors in Kazan', 'leather in Sialkot'].map((what) =>
      aReport(what.replaceAll(' ', '-'), {
        article: { title: `Pakistan, Russia sign agreement on ${what}` },
        verdict: { eventType: 'AGREE', score: 5, status: 'agreed', indicators: [] },
        traits: { entities: [], acts: ['act.sign'], stems: ['agreement', 'pakistan', 'russia', 'sign'] },
      }),
    );
    expect(groupReports(told)).toHaveLength(told.length);
  });

  it('ties what a third state says to what one of the two says of it less than two reports of one word', () => {
    const said = (id: string, side: string): ReportFeatures =>
      featuresOf(aReport(id, { traits: { entities: ['place.karachi', `speaker.${side}`] } }), knowledge);
    const tie = (other: string): number => tieOf(said('a', 'third'), said('b', other), knowledge.weights);
    expect(tie('pk')).toBeLessThan(tie('third') - 200);
  });

  it('draws reports of one act in three languages together', () => {
    expect(partition(groupReports([inEnglish, inRussian, inUrdu]))).toEqual([['en', 'ru', 'ur']]);
  });

  it('keeps the announcement of a visit apart from the visit', () => {
    const visit = {
      entities: ['person.lavrov'],
      acts: ['act.visit'],
      stems: ['lavrov', 'islamabad', 'visit'],
    };
    const kind = { indicators: [{ name: 'diplomacy' as const, confidence: 0.9 }] };
    const announced = aReport('a', {
      article: { publishedAt: '2021-04-03', title: 'Lavrov to visit Islamabad next week' },
      verdict: { ...kind, status: 'planned', score: 2, eventType: 'AGREE' },
      traits: {
        ...visit,
        stems: ['lavrov', 'visit', 'next', 'week'],
        scheduled: { from: '2021-04-06', to: '2021-04-06', precision: 'day' },
      },
    });
    const paid = aReport('b', {
      article: { publishedAt: '2021-04-06', title: 'Lavrov arrives in Islamabad for a visit' },
      verdict: { ...kind, status: 'occurred', score: 3, eventType: 'CONSULT' },
      traits: { ...visit, stems: ['lavrov', 'arriv', 'visit', 'guest'] },
    });
    expect(partition(groupReports([announced, paid]))).toEqual([['a'], ['b']]);
  });

  it('keeps a second cargo apart from the first', () => {
    const first = aReport('a', { article: { title: 'First cargo of Russian crude berths' } });
    const second = aReport('b', {
      article: { title: 'Second cargo of Russian crude berths', publishedAt: '2023-06-14' },
    });
    expect(partition(groupReports([first, second]))).toEqual([['a'], ['b']]);
  });

  it('keeps two meetings of other persons apart', () => {
    const meeting = (id: string, entities: readonly string[], stems: readonly string[]): GroupingReport =>
      aReport(id, {
        article: { title: stems.join(' ') },
        verdict: { score: 2, eventType: 'CONSULT', indicators: [{ name: 'diplomacy', confidence: 0.9 }] },
        traits: { entities, acts: ['act.meet'], stems },
      });
    const ministers = meeting('a', ['person.lavrov', 'person.dar'], ['lavrov', 'dar', 'meet']);
    const leaders = meeting('b', ['person.putin', 'person.shehbaz-sharif'], ['putin', 'shehbaz', 'meet']);
    expect(partition(groupReports([ministers, leaders]))).toEqual([['a'], ['b']]);
  });

  it('does not let a chain of daily reports creep beyond four days', () => {
    const daily = Array.from({ length: 12 }, (_, day) =>
      aReport(`d${day}`, { article: { publishedAt: `2023-06-${String(day + 1).padStart(2, '0')}` } }),
    );
    for (const { members } of groupReports(daily)) {
      const days = members.map(({ article }) => Number(article.publishedAt?.slice(-2)));
      expect(Math.max(...days) - Math.min(...days)).toBeLessThanOrEqual(4);
    }
  });

  it('compares imprecise dates by the overlap of their intervals', () => {
    const inJune = aReport('month', { article: { publishedAt: '2023-06' } });
    const inMay = aReport('may', { article: { publishedAt: '2023-05-31' } });
    const late = aReport('late', { article: { publishedAt: '2023-06-30' } });
    expect(partition(groupReports([inJune, late]))).toEqual([['late', 'month']]);
    expect(partition(groupReports([inJune, inMay]))).toEqual([['may'], ['month']]);
  });

  it('lets the date of the act decide where both texts give it', () => {
    const actDate = { from: '2023-06-11', to: '2023-06-11', precision: 'day' as const };
    const early = aReport('a', { article: { publishedAt: '2023-06-11' }, traits: { actDate } });
    const late = aReport('b', { article: { publishedAt: '2023-06-19' }, traits: { actDate } });
    expect(partition(groupReports([early, late]))).toEqual([['a', 'b']]);
  });

  it('holds the date of an act in one text against the publication of another, at most four days apart', () => {
    const day = (iso: string): NonNullable<ReportSketch['traits']> => ({
      actDate: { from: iso, to: iso, precision: 'day' },
    });
    const published = aReport('p', { article: { publishedAt: '2023-06-12' } });
    const late = aReport('l', { article: { publishedAt: '2023-06-19' }, traits: day('2023-06-11') });
    const old = aReport('o', { article: { publishedAt: '2023-06-12' }, traits: day('2023-06-07') });
    expect(datesAgree(featuresOf(published, knowledge), featuresOf(late, knowledge))).toBe(true);
    expect(datesAgree(featuresOf(published, knowledge), featuresOf(old, knowledge))).toBe(false);
  });

  it('keeps every development within four days by the date that counts', () => {
    fc.assert(
      fc.property(someReports(12), (reports) => {
        for (const { members } of groupReports(reports)) {
          const days = members
            .flatMap((report) => reportDates(report).counted ?? [])
            .filter(({ exact }) => exact);
          const spread = Math.max(...days.map(({ to }) => to)) - Math.min(...days.map(({ from }) => from));
          expect(days.length === 0 || spread <= 4).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lets an undated report join only on strong evidence from its text', () => {
    const undated = aReport('u', { article: { publishedAt: null } });
    const faint = aReport('f', {
      article: { publishedAt: null, title: 'Karachi port sees Russian ship' },
      verdict: { score: 4 },
      traits: { acts: [], stems: ['port', 'ship'] },
    });
    expect(partition(groupReports([inEnglish, undated, faint]))).toEqual([['en', 'u'], ['f']]);
  });

  it('lets an undated report join what many report sooner than what few do', () => {
    const sketch: ReportSketch = {
      article: { title: 'Oil from Russia at a port of Pakistan' },
      traits: { stems: ['port', 'oil'] },
    };
    const undated = aReport('u', {
      ...sketch,
      article: { ...sketch.article, publishedAt: null },
    });
    const like = aReport('like', {
      ...sketch,
      article: { title: 'Oil from Russia unloaded at a port of Pakistan' },
    });
    const many = [...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => aReport(id)), like];
    const joined = [['a', 'b', 'c', 'd', 'e', 'f', 'like', 'u']];
    expect(partition(groupReports([...many, undated]))).toEqual(joined);
    const weights = { ...knowledge.weights, 'drawn-by-many': 0 };
    const undrawn = groupReportsWith([...many, undated], { ...knowledge, weights });
    expect(partition(undrawn).at(-1)).toEqual(['u']);
  });

  it('gives no group to reports that are not relevant', () => {
    expect(groupReports([aReport('a', { verdict: { relevant: false } })])).toEqual([]);
  });

  it('honours merges across any distance, and splits before merges', () => {
    const far = aReport('far', { article: { publishedAt: '2023-09-01' } });
    const corrections = { mustLink: [['en', 'far'] as const], cannotLink: [['en', 'ru'] as const] };
    expect(partition(groupReports([inEnglish, far, inRussian], corrections))).toEqual([
      ['en', 'far'],
      ['ru'],
    ]);
    const both = { mustLink: [['en', 'ru'] as const], cannotLink: [['ru', 'en'] as const] };
    expect(partition(groupReports([inEnglish, inRussian], both))).toEqual([['en'], ['ru']]);
  });

  it('gives the same groups and ids whatever the order of the reports', () => {
    fc.assert(
      fc.property(
        someReports(12).chain((reports) =>
          fc.tuple(fc.constant(reports), fc.shuffledSubarray([...reports], { minLength: reports.length })),
        ),
        someCorrections,
        ([reports, shuffled], corrections) => {
          expect(groupReports(shuffled, corrections)).toEqual(groupReports(reports, corrections));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('puts every relevant report into exactly one group', () => {
    fc.assert(
      fc.property(someReports(12), someCorrections, (reports, corrections) => {
        const grouped = groupReports(reports, corrections).flatMap(({ members }) =>
          members.map(({ article }) => article.id),
        );
        const relevant = reports.filter(({ verdict }) => verdict.relevant).map(({ article }) => article.id);
        expect([...grouped].sort()).toEqual([...relevant].sort());
      }),
    );
  });

  it('equals a plain grouping that compares everything with everything', () => {
    fc.assert(
      fc.property(someReports(12), (reports) => {
        expect(partition(groupReports(reports))).toEqual(plainGrouping(reports));
      }),
      { numRuns: 60 },
    );
  });
});

/** The same rule said a second time: all pairs of all clusters, again after every merge; undated ones afterwards. */
function plainGrouping(reports: readonly GroupingReport[]): readonly (readonly string[])[] {
  const nodes = nodesOf(reports, knowledge, NO_CORRECTIONS);
  const features = nodes.map((node) => node.features);
  const undated = new Set(features.flatMap((node, at) => (node.counted === null ? [at] : [])));
  const all = features.map((_, at) => at);
  const dated = mergeAll(
    all.filter((at) => !undated.has(at)).map((at) => [at]),
    features,
  );
  const loose = mergeAll(
    all.filter((at) => undated.has(at)).map((at) => [at]),
    features,
  );
  const joined = dated.map((group) => [...group]);
  for (const group of loose.sort((a, b) => a[0]! - b[0]!)) {
    const means = dated.map((other) => drawnTie(group, other, features));
    const best = Math.max(0, ...means);
    if (best > 0) joined[means.indexOf(best)]!.push(...group);
    else joined.push(group);
  }
  return joined
    .map((group) => group.flatMap((at) => nodes[at]!.copies.map(({ article }) => article.id)).sort())
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

function mergeAll(start: readonly number[][], features: readonly ReportFeatures[]): number[][] {
  const groups = [...start];
  for (;;) {
    groups.sort((a, b) => a[0]! - b[0]!);
    let best: { mean: number; pair: [number, number] } | null = null;
    for (let a = 0; a < groups.length; a += 1) {
      for (let b = a + 1; b < groups.length; b += 1) {
        const mean = meanTie(groups[a]!, groups[b]!, features);
        if (mean > (best?.mean ?? 0)) best = { mean, pair: [a, b] };
      }
    }
    if (best === null) return groups;
    const [a, b] = best.pair;
    const merged = [...groups[a]!, ...groups[b]!].sort((x, y) => x - y);
    groups.splice(b, 1);
    groups.splice(a, 1, merged);
  }
}

/** A development that many report draws an undated report the likelier, where one of them is like it at all. */
function drawnTie(
  undated: readonly number[],
  dated: readonly number[],
  features: readonly ReportFeatures[],
): number {
  const isLike = undated.some((a) =>
    dated.some((b) => tieOf(features[a]!, features[b]!, knowledge.weights) > 0),
  );
  const drawn = Math.round(knowledge.weights['drawn-by-many']! * Math.log(dated.length));
  return isLike ? meanTie(undated, dated, features) + drawn : -Infinity;
}

function meanTie(
  left: readonly number[],
  right: readonly number[],
  features: readonly ReportFeatures[],
): number {
  let sum = 0;
  for (const a of left) for (const b of right) sum += tieOf(features[a]!, features[b]!, knowledge.weights);
  return sum / (left.length * right.length);
}

describe('the date of an act', () => {
  it('is not believed when it lies far before the publication', () => {
    const old = aReport('a', {
      traits: { actDate: { from: '1971-08-09', to: '1971-08-09', precision: 'day' } },
    });
    expect(reportDates(old).act).toBeNull();
  });
});
