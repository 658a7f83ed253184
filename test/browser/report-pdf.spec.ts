import { formRenderer } from '../../src/reports/adapters/form-renderer.js';
import { loadWords } from '../../src/reports/adapters/load-words.js';
import { say } from '../../src/reports/domain/forms/vocabulary.js';
import { aSecondEdition } from '../../src/reports/domain/report-weeks.builder.js';
import { aRichWeek } from '../../src/reports/domain/rich-week.builder.js';
import type { ReportLanguage, WeeklyReport } from '../../src/reports/domain/weekly-report.js';
import { readPdf, type ReadPdf } from '../support/pdf-text.js';

const wished = process.env['CHROMIUM_PATH'];
const renderer = formRenderer({
  chromiumPath: wished === undefined || wished === '' ? null : wished,
  publicUrl: 'https://tracker.example',
});

async function printed(language: ReportLanguage, report: WeeklyReport = aRichWeek()): Promise<Uint8Array> {
  const rendered = await renderer.render('pdf', report, language);
  if (!rendered.ok) throw new Error(rendered.reason);
  return rendered.bytes;
}

function isNumbered({ runs, pages }: ReadPdf): boolean {
  const text = runs.join('');
  return Array.from({ length: pages }, (_, at) => `${at + 1} / ${pages}`).every((mark) =>
    text.includes(mark),
  );
}

test('a report prints to tagged PDF with its text, its pages numbered, and to the same bytes again', async () => {
  const [first, second] = [await printed('en'), await printed('en')];
  const pdf = readPdf(first);
  expect(pdf).toMatchObject({ isTagged: true, language: 'en' });
  expect(pdf.pages).toBeGreaterThan(3);
  expect(isNumbered(pdf)).toBe(true);
  expect(pdf.alternatives).toHaveLength(6);
  expect(pdf.alternatives).toContain('All four together');
  expect(pdf.runs.join(' ')).toContain('The embassy returns a note of protest about the detained trawler');
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
});

test.each(['en', 'ru', 'ur'] as const)(
  'in %s, all letters and arrows are of fonts that the report brings, none of the machine it is printed on',
  async (language) => {
    const { fonts } = readPdf(await printed(language));
    expect(fonts.length).toBeGreaterThan(2);
    expect(fonts.filter((name) => !/^(NotoSans|NotoSansMath|ScheherazadeNew)-/.test(name))).toEqual([]);
  },
);

test('the paper of a later edition leads, by addresses that can be read and followed, to the one corrected and to the files', async () => {
  const { links, runs } = readPdf(await printed('en', aSecondEdition()));
  const form = (name: string, edition = 2): string =>
    `https://tracker.example/api/v1/reports/2031-W19?format=${name}&language=en&edition=${edition}`;
  const files = ['json', 'csv', 'ics', 'html'].map((name) => form(name));
  const newest = 'https://tracker.example/reports/2031-W19?language=en';
  expect(links).toEqual(expect.arrayContaining([form('html', 1), ...files, newest]));
  expect(links).not.toContain(form('pdf'));
  const text = runs.join('');
  for (const address of [...files, newest]) expect(text).toContain(address);
});

test('in Urdu, words can be selected whole and in their order from right to left', async () => {
  const pdf = readPdf(await printed('ur'));
  expect(pdf).toMatchObject({ isTagged: true, language: 'ur' });
  expect(isNumbered(pdf)).toBe(true);
  // A line is drawn from left to right, so read from its end.
  const words = pdf.runs
    .toReversed()
    .map((run) => run.trim())
    .filter((run) => run !== '')
    .join(' ');
  for (const name of ['byIndicator', 'charts', 'files', 'wordsAndDeeds'] as const)
    expect(words).toContain(say(loadWords('ur'), name));
  expect(words).toContain('کوئی تبدیلی ثابت نہیں');
});
