import {
  aBaseline,
  aCitation,
  aDevelopment,
  aDocument,
  anObservation,
  aPromise,
  aText,
  FILE,
  onDay,
  year,
} from './baseline.builder.js';
import type { Baseline, DocumentText } from './baseline.js';
import { failureLines, summaryLine } from './failure-lines.js';
import { verifyBaseline } from './verification.js';

const TEXT = aText(['The visit was made in 2029.', '', 'Trade of 2029 came to $ 1.5', 'billion, all told.']);

function failuresOf(baseline: Baseline, texts: readonly DocumentText[] = [TEXT]): string[] {
  return verifyBaseline(baseline, texts, [])
    .results.filter(({ ok }) => !ok)
    .map(({ record, check }) => `${record} ${check}`);
}

const sound = aBaseline({
  developments: [aDevelopment()],
  promises: [aPromise()],
  observations: [anObservation({ citations: [aCitation({ lines: [3, 4] })] })],
});

describe('the verification', () => {
  it('proves sound records, figures across a line break included, and counts what it checked', () => {
    const verification = verifyBaseline(sound, [TEXT], []);
    expect(failureLines(verification)).toEqual([]);
    expect(verification.counts).toEqual({ documents: 1, records: 3, citations: 3, checks: 9, failures: 0 });
    expect(summaryLine(verification)).toMatch(/^All citations proved/);
  });

  it('fails for a document that was changed', () => {
    expect(failuresOf(sound, [{ ...TEXT, sha256: 'b'.repeat(64) }])).toEqual([`${FILE} hash`]);
  });

  it('fails for a document that is missing, and with it every citation of it', () => {
    expect(failuresOf(sound, [])).toEqual([
      `${FILE} document`,
      'bl-visit lines',
      'pr-visit lines',
      'ob-trade lines',
    ]);
  });

  it('fails for a document too many', () => {
    expect(failuresOf(sound, [TEXT, aText(['x'], { document: 'other.txt' })])).toEqual([
      'other.txt document',
    ]);
  });

  it.each([
    ['past the end', [3, 5]],
    ['in reverse', [4, 3]],
    ['before the first', [0, 1]],
  ] as const)('fails for lines %s', (_, lines) => {
    const developments = [aDevelopment({ citations: [aCitation({ lines })] })];
    expect(failuresOf(aBaseline({ developments }))).toEqual(['bl-visit lines']);
  });

  it('fails for a date that does not stand in the cited lines', () => {
    expect(failuresOf(aBaseline({ developments: [aDevelopment({ date: year(2030) })] }))).toEqual([
      'bl-visit date',
    ]);
    expect(
      failuresOf(aBaseline({ developments: [aDevelopment({ citations: [aCitation({ lines: [2, 2] })] })] })),
    ).toEqual(['bl-visit date']);
  });

  it('fails for a figure, or a currency, that does not stand in the cited lines', () => {
    const citations = [aCitation({ lines: [3, 4] })];
    const wrong = anObservation({ citations, value: 1.6e9 });
    const foreign = anObservation({ id: 'ob-roubles', citations, currency: 'RUB' });
    const range = anObservation({ id: 'ob-range', citations, value: null, low: 1e9, high: 1.5e9 });
    expect(failuresOf(aBaseline({ observations: [wrong, foreign, range] }))).toEqual([
      'ob-trade figure',
      'ob-roubles figure',
      'ob-range figure',
    ]);
  });

  it('fails for a promised amount that no citation holds, and passes where one does', () => {
    const amount = { value: 1.5e9, low: null, high: null, unit: 'dollars', currency: 'USD', qualifier: null };
    const developments = [aDevelopment()];
    const promised = (citations: ReturnType<typeof aCitation>[]): string[] =>
      failuresOf(aBaseline({ developments, promises: [aPromise({ amount, citations })] }));
    expect(promised([aCitation()])).toEqual(['pr-visit figure']);
    expect(promised([aCitation(), aCitation({ lines: [3, 4] })])).toEqual([]);
  });

  it('fails for a date ahead that stands nowhere', () => {
    const developments = [aDevelopment({ scheduled: onDay('2029-03-04') })];
    expect(failuresOf(aBaseline({ developments }))).toEqual(['bl-visit scheduled']);
  });

  it('says in a line which record, which document, which lines, what is wrong and what to do', () => {
    const developments = [aDevelopment({ date: year(2030) })];
    const verification = verifyBaseline(aBaseline({ developments, documents: [aDocument()] }), [TEXT], []);
    expect(failureLines(verification)).toEqual([
      `bl-visit at ${FILE}:1 (date): year 2030-01-01 … 2030-12-31 does not stand in the cited lines. Cite the lines that hold the date, or correct the date, dateBasis, dateLines or the rule in the notes.`,
    ]);
    expect(summaryLine(verification)).toMatch(/^1 of 4 checks .* failed\.$/);
  });
});
