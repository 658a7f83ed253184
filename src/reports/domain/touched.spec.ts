import type { DiplomaticPromise } from '../../developments/domain/promise.js';
import { dayNumber, dayOfNumber } from '../../kernel/iso-week.js';
import type { KnownDevelopment } from '../../developments/domain/development-change.js';
import {
  decidedOn,
  isOtherwiseBy,
  mayBearOn,
  withPromises,
  type Decided,
  type DecidedInAll,
  type Touched,
} from './touched.js';
import { aRichWeek } from './rich-week.builder.js';
import { aReport, aReported } from './weekly-report.builder.js';
import type { ReportContent } from './weekly-report.js';

const day = (on: string) => ({ from: on, to: on, precision: 'day' as const });

function known(id: string, changes: Partial<KnownDevelopment> = {}): KnownDevelopment {
  return {
    ...{ id, what: 'A visit', date: day('2031-05-06'), score: 2, eventType: 'CONSULT', status: 'occurred' },
    ...{ topics: [{ name: 'trade', confidence: 1 }], publishers: 1, mergedInto: null, withdrawn: false },
    ...{ corrected: false, articleIds: [`${id}-a`] },
    ...changes,
  };
}

const touching = (changes: Partial<Touched>): Touched => ({
  ...{ articleIds: new Set(), developmentIds: new Set(), promiseIds: new Set() },
  ...changes,
});

/** What people decided about one development, which they corrected from the first to the second. */
function decided(before: Partial<KnownDevelopment>, after: Partial<KnownDevelopment>) {
  const change = { id: 'x', before: known('x', before), after: known('x', after) };
  return decidedOn([change], touching({ developmentIds: new Set(['x']) }));
}

const inAll = (by: Decided): DecidedInAll => ({ ...by, isOverdueOtherwise: false });
const dayBefore = (on: string): string => dayOfNumber(dayNumber(on) - 1);

const withdrawn = decided({}, { withdrawn: true });
const entry = aRichWeek().outlook.entries[0];

describe('what people decided about', () => {
  it('is found by its own id, by an article that it had or has, and by what it was merged into', () => {
    const changes = [
      { id: 'a', before: known('a'), after: known('a', { mergedInto: 'b', articleIds: [] }) },
      { id: 'b', before: known('b'), after: known('b', { articleIds: ['a-a', 'b-a'] }) },
      { id: 'c', before: known('c'), after: known('c', { publishers: 3 }) },
    ];
    const found = (touched: Partial<Touched>) =>
      decidedOn(changes, touching(touched)).developments.map(({ id }) => id);
    expect(found({ articleIds: new Set(['a-a']) })).toEqual(['a', 'b']);
    expect(found({ developmentIds: new Set(['a']) })).toEqual(['a', 'b']);
    expect(found({ developmentIds: new Set(['b']) })).toEqual(['a', 'b']);
    expect(found({ promiseIds: new Set(['p']) })).toEqual([]);
  });

  it('bears on no report whose outlook ends before its day, and on none where nothing came of it', () => {
    const later = { date: day('2035-01-01') };
    expect(mayBearOn(aReport(), withdrawn)).toBe(true);
    expect(mayBearOn(aReport(), decided(later, { ...later, score: -2 }))).toBe(false);
    expect(mayBearOn(aReport(), decidedOn([], touching({ developmentIds: new Set(['x']) })))).toBe(false);
  });
});

describe('a report is otherwise through people', () => {
  const other = (after: Partial<ReportContent>, by = withdrawn) =>
    isOtherwiseBy(inAll(by), aReport(), aReport(after));

  it('where its outlook, a flag, an alarm or a cause told of what they decided about', () => {
    const rich = aRichWeek();
    const evidence = [{ developmentId: 'x', what: 'A visit' }];
    const revised = rich.revisions.figures.slice(0, 1).map((figure) => ({
      ...figure,
      causes: figure.causes.map((cause) => ({ ...cause, developmentId: 'x' })),
    }));
    if (entry === undefined || revised.length === 0) throw new Error('The rich week has entries.');
    const outlook = {
      ...aReport().outlook,
      entries: [{ ...entry, kind: 'scheduled', id: 'x' } as const],
    };
    expect(other({ outlook })).toBe(true);
    expect(other({ flags: rich.flags.slice(0, 1).map((flag) => ({ ...flag, evidence })) })).toBe(true);
    expect(other({ alarms: rich.alarms.slice(0, 1).map((alarm) => ({ ...alarm, evidence })) })).toBe(true);
    expect(other({ revisions: { ...rich.revisions, figures: revised } })).toBe(true);
  });

  it('where the week has a development more or less, though it may only be counted', () => {
    const oneLess = { developments: { listed: [], notListed: 1 } };
    const earlier = { date: day('2031-05-04') };
    expect(other(oneLess)).toBe(true);
    expect(other(oneLess, decided({}, { score: -2 }))).toBe(false);
    expect(other(oneLess, decided(earlier, { ...earlier, withdrawn: true }))).toBe(false);
  });

  it('where the figure of a week in which it counted is another, and of no other week or series', () => {
    const chartOf = (week: string, indicator: string) => ({
      chart: aReport().chart.map((point) =>
        point.week === week && point.indicator === indicator ? { ...point, n: (point.n ?? 0) + 1 } : point,
      ),
    });
    expect(other(chartOf('2031-W19', 'trade'))).toBe(true);
    expect(other(chartOf('2031-W19', 'composite'))).toBe(true);
    expect(other(chartOf('2031-W19', 'energy'))).toBe(false);
    expect(other(chartOf('2031-W18', 'trade'))).toBe(false);
    expect(other(chartOf('2031-W19', 'trade'), decided({}, { corrected: true }))).toBe(false);
  });

  it('not where only something else became known', () => {
    expect(other({ developments: { listed: [aReported(1)], notListed: 0 } })).toBe(false);
    expect(other({})).toBe(false);
  });

  it('not where a source of it has only come to be called otherwise, or its rank is another', () => {
    const told = aReported(1, { id: 'x' });
    const named = { ...told, rank: 2, sources: told.sources.map((one) => ({ ...one, name: 'The Gazette' })) };
    const [before, after] = [told, named].map((one) =>
      aReport({ developments: { listed: [one], notListed: 0 } }),
    );
    expect(
      before !== undefined && after !== undefined && isOtherwiseBy(inAll(withdrawn), before, after),
    ).toBe(false);
  });
});

function aPromise(id: string, changes: Partial<DiplomaticPromise> = {}): DiplomaticPromise {
  return {
    ...{ id, what: 'Rails', indicators: ['trade'], parties: { owes: 'both', owed: 'both' }, amount: null },
    ...{ due: null, state: 'open', openedOn: day('2031-01-06'), history: [], citations: [] },
    ...changes,
  };
}

describe('promises that decisions bear on', () => {
  const { stamp } = aReport();
  const owed = aPromise('p', { due: day(dayBefore(stamp.from)) });
  const delivered = { ...owed, byHand: { state: 'c-1' }, state: 'delivered' } as const;
  const nothing = { developments: [], promiseIds: new Set<string>() };

  it('are known by id whether they were there before or are now', () => {
    const { promiseIds } = withPromises(nothing, { before: [owed], after: [aPromise('q')] }, stamp);
    expect([...promiseIds]).toEqual(['p', 'q']);
  });

  it('make a report otherwise where one of them is overdue no more, though it may only have been counted', () => {
    const moved = withPromises(nothing, { before: [owed], after: [delivered] }, stamp);
    expect(isOtherwiseBy(moved, aReport(), aReport())).toBe(true);
  });

  it('make it none where only others came to be overdue', () => {
    const same = withPromises(nothing, { before: [owed], after: [owed] }, stamp);
    const { promises } = aReport();
    const after = aReport({ promises: { ...promises, overdueNotListed: 27 } });
    expect(isOtherwiseBy(same, aReport(), after)).toBe(false);
  });
});
