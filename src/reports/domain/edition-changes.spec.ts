import { editionChanges } from './edition-changes.js';
import { aRichWeek } from './rich-week.builder.js';
import { aReport, aReported, aSeries } from './weekly-report.builder.js';
import type { WeeklyReport } from './weekly-report.js';

const listed = (...developments: ReturnType<typeof aReported>[]) =>
  aReport({ developments: { listed: developments, notListed: 0 } });

describe('what an edition says otherwise', () => {
  it('is nothing where the same is said, at whatever rank and instant', () => {
    const [first, second] = [aReported(1), aReported(2)];
    const later = { ...aReport().stamp, asOf: '2031-06-01T00:00:00.000Z' };
    const swapped = listed({ ...second, rank: 1 }, { ...first, rank: 2, why: [] });
    expect(editionChanges(listed(first, second), { ...swapped, stamp: later })).toEqual([]);
  });

  it('is nothing where a source or feed has only come to be called otherwise', () => {
    const told = aReported(1);
    const named = { ...told, sources: told.sources.map((one) => ({ ...one, name: 'The Gazette' })) };
    const troubled = [
      { id: 'a', state: 'down' as const, daysEnabled: 7, daysSeen: 0, articles: 0, expected: 3 },
    ];
    const [before, after] = [
      [told, troubled],
      [named, troubled.map((feed) => ({ ...feed, name: 'A' }))],
    ] as const;
    const holding = ([one, feeds]: typeof before | typeof after) => ({
      ...listed(one),
      coverage: { ...aReport().coverage, troubled: feeds },
    });
    expect(told.sources.length).toBeGreaterThan(0);
    expect(editionChanges(holding(before), holding(after))).toEqual([]);
  });

  it('names figures and words by series', () => {
    const before = aReport();
    const figure = { index: 1, low: -3, high: 5 };
    const trade = aSeries('trade', { word: 'quiet', thisWeek: { ...aSeries('trade').thisWeek, figure } });
    const after = aReport({ series: before.series.map((one) => (one.indicator === 'trade' ? trade : one)) });
    expect(editionChanges(before, after)).toEqual([
      { code: 'figure', indicator: 'trade', before: { index: 41.2, low: 12.5, high: 66.1 }, after: figure },
      { code: 'change-word', indicator: 'trade', before: 'none-shown', after: 'quiet' },
    ]);
  });

  it('names developments that came, went, or are told otherwise', () => {
    const [kept, gone, fresh] = [aReported(1), aReported(2), aReported(3)];
    const changes = editionChanges(listed(kept, gone), listed({ ...kept, score: -2 }, fresh));
    expect(
      changes.map((change) => `${change.code} ${'developmentId' in change ? change.developmentId : ''}`),
    ).toEqual(['development-changed d-1', 'development-added d-3', 'development-removed d-2']);
    expect(changes[0]).toMatchObject({ parts: ['score'] });
  });

  it('counts the entries of a section that differs', () => {
    const after = aReport({
      coverage: {
        ...aReport().coverage,
        troubled: [{ id: 'a', state: 'down', daysEnabled: 7, daysSeen: 0, articles: 0, expected: 3 }],
      },
    });
    expect(editionChanges(aReport(), after)).toEqual([
      { code: 'section', section: 'coverage', before: 0, after: 1 },
    ]);
  });

  it('names promises and what is to come one by one', () => {
    const { promises, outlook } = aReport();
    const [promise] = aRichWeek().promises.overdue;
    const [entry] = aRichWeek().outlook.entries;
    if (promise === undefined || entry === undefined) throw new Error('The week has neither.');
    const before = aReport({
      promises: { ...promises, overdue: [promise] },
      outlook: { ...outlook, entries: [entry] },
    });
    const after = aReport({
      promises: { ...promises, overdue: [{ ...promise, state: 'stalled', overdueDays: 99 }] },
      outlook: { ...outlook, entries: [{ ...entry, id: 'another', what: 'Another visit' }] },
    });
    expect(editionChanges(before, after)).toEqual([
      { code: 'entry-changed', section: 'promises', what: promise.what, parts: ['status', 'due'] },
      { code: 'entry-added', section: 'outlook', what: 'Another visit' },
      { code: 'entry-removed', section: 'outlook', what: entry.what },
    ]);
  });

  it('says of the bottom line what each amount was and is, and of the rest that it differs', () => {
    const before = aRichWeek();
    const { bottomLine } = before;
    const changed = (changes: Partial<WeeklyReport['bottomLine']>) =>
      editionChanges(before, { ...before, bottomLine: { ...bottomLine, ...changes } });
    const one = { developments: 5, reported: 6, uncounted: { alleged: 1, denied: 0, noIndex: 0 } };
    expect(changed(one)).toEqual([
      { code: 'bottom-line', amount: 'developments', before: 6, after: 5 },
      { code: 'bottom-line', amount: 'reported', before: 7, after: 6 },
    ]);
    expect(changed({ confidence: 'low' })).toEqual([{ code: 'otherwise', section: 'bottomLine' }]);
    const { reported: _, uncounted: __, ...older } = bottomLine;
    expect(editionChanges({ ...before, bottomLine: older }, before)).toEqual([]);
  });

  it('leaves nothing out: whatever number or word of the record differs, something is named', () => {
    const { chart, ...rest } = aRichWeek();
    const week = { ...rest, chart: chart.slice(0, 2) };
    const oneOfEachKind = new Map(leavesOf(week).map((path) => [kindOf(path), path]));
    const silent = [...oneOfEachKind.values()].filter(
      (path) => editionChanges(week, changedAt(week, path)).length === 0,
    );
    expect(silent.filter((path) => !SAYS_NOTHING.test(path.join('.')))).toEqual([]);
  });
});

/** What an edition does not say of the week: its stamp and method, ranks, what sources are called, the report compared with. */
const SAYS_NOTHING =
  /^(schema|sha256|stamp|method)\b|\.(rank|why|name)\b|^revisions\.since\b|^outlook\.(from|to)$/;

type Path = readonly string[];

/** Every number, word and truth value of a record, by the names that lead to it. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, one]) => leavesOf(one, [...path, name]));
}

/** The same for the entries of a list. */
function kindOf(path: Path): string {
  return path.map((name) => (/^\d+$/.test(name) ? '…' : name)).join('.');
}

function changedAt(week: WeeklyReport, path: Path): WeeklyReport {
  const copy = structuredClone(week);
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<object>((within, name) => {
    const next: unknown = Reflect.get(within, name);
    if (typeof next !== 'object' || next === null) throw new Error(`${path.join('.')} leads nowhere.`);
    return next;
  }, copy);
  const value: unknown = Reflect.get(holder, last);
  Reflect.set(holder, last, typeof value === 'number' ? value + 1 : `${String(value)}, otherwise`);
  return copy;
}
