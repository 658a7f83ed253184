import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { styleOf } from '../domain/forms/report-policy.js';
import { say } from '../domain/forms/vocabulary.js';
import { rounded } from '../domain/rounding.js';
import { REPORT_LANGUAGES } from '../domain/weekly-report.js';
import type { ReportLanguage, WeeklyReport } from '../domain/weekly-report.js';
import {
  aSecondEdition,
  anUnseenWeekToldOf,
  aWeekOfNoneCounted,
  aWeekOfNothing,
  aWeekOfOne,
  aWeekOfOutage,
} from '../domain/report-weeks.builder.js';
import { aRichWeek } from '../domain/rich-week.builder.js';
import { aReport, aReported } from '../domain/weekly-report.builder.js';
import { formRenderer } from './form-renderer.js';
import { loadWords } from './load-words.js';
import { mailed, PUBLIC_URL, renderer, textOf } from './rendered-form.builder.js';

const REPORTS: readonly (readonly [string, WeeklyReport])[] = [
  ['of an empty week', aReport()],
  ['of a rich week', aRichWeek()],
  ['that corrects another', aSecondEdition()],
  ['of one development', aWeekOfOne()],
  ['of a week with feeds down', aWeekOfOutage()],
  ['of a week before any record', aWeekOfNothing()],
  ['of a week of which nothing counts', aWeekOfNoneCounted()],
  ['of a week that nobody watched', anUnseenWeekToldOf(null)],
];

test.each(REPORTS)('a report %s is given as JSON without loss', async (_, report) => {
  const rendered = await renderer.render('json', report, 'en');
  expect(rendered.ok && JSON.parse(Buffer.from(rendered.bytes).toString())).toEqual(report);
});

test.each([1, 2, 3, 4, 5, 6])('draws the charts of a record that is %i weeks old', async (weeks) => {
  const rich = aRichWeek();
  const known = [...new Set(rich.chart.map(({ week }) => week))].slice(-weeks);
  const young = { ...rich, chart: rich.chart.filter(({ week }) => known.includes(week)) };
  expect((await textOf('html', young, 'en')).match(/<svg /g)?.length).toBe(
    (await textOf('html', rich, 'en')).match(/<svg /g)?.length,
  );
});

test('says that nothing was read of a week of which nothing was, not which share', () => {
  const { bottomLine } = aReport();
  const sentence = (coverage: number | null): string =>
    renderer.sentence({ ...bottomLine, code: 'no-coverage', coverage }, 'en');
  expect(sentence(0)).toMatch(/^None of the news expected of this week was read/);
  expect(sentence(null)).toMatch(/^Nobody watched this week: no feed was asked then/);
  expect(sentence(12.5)).toContain('12.5% of what was expected');
});

test.each([
  ['en', 'nobody watched', 'too little was read'],
  ['ru', 'никто не наблюдал', 'прочитано слишком мало'],
  ['ur', 'کسی نے نظر نہیں رکھی', 'بہت کم پڑھا جا سکا'],
] as const)(
  'says of a week that nobody watched no other thing in the tables (%s)',
  async (language, watched, read) => {
    const rich = aRichWeek();
    const text = await textOf(
      'md',
      {
        ...rich,
        series: rich.series.map((row) => ({
          ...row,
          ...{ arrow: null, arrowReason: 'no-coverage', lastWeek: null },
          thisWeek: { ...row.thisWeek, figure: null, state: 'no-coverage', coverage: null },
        })),
        wordsAndDeeds: rich.wordsAndDeeds.map((row) => ({ ...row, now: null, balance: 'no-coverage' })),
        coverage: { ...rich.coverage, percent: null },
      },
      language,
    );
    expect(text).toContain(watched);
    expect(text).not.toContain(read);
  },
);

test('names publishers and feeds as they were called, and by their ids where no name is on record', async () => {
  const told = await textOf('md', aReport({ developments: { listed: [aReported(1)], notListed: 0 } }), 'en');
  expect(told).toContain('[Harbour Post](<https://harbour-post.example/');
  expect(told).toContain('[northern-wire](<https://northern-wire.example/');
  const missed = await textOf('md', aWeekOfOutage(), 'en');
  expect(missed).toContain('- Harbour Post — News: down');
  expect(missed).toContain('- northern-wire-all: with gaps');
});

const LANGUAGE_REPORTS = REPORT_LANGUAGES.flatMap((language) =>
  REPORTS.map(([name, report]) => [language, name, report] as const),
);

/** Sizes of all numbers in a text, in the digits and signs of a language. */
function numbersIn(text: string, language: ReportLanguage): readonly number[] {
  const { decimal, group } = loadWords(language).numbers;
  const pattern = new RegExp(`\\d+(?:\\${group}\\d{3})*(?:\\${decimal}\\d+)?`, 'g');
  return [...text.matchAll(pattern)].map(([digits]) =>
    Number(digits.replaceAll(group, '').replace(decimal, '.')),
  );
}

/** Names that hold digits and say no number. */
const withoutNames = (text: string): string => text.replaceAll(/SHA-256|\bF1\b/g, '');

test.each(LANGUAGE_REPORTS)(
  'in %s, every number in the text of a report %s is in its JSON',
  async (language, _, report) => {
    const known = new Set(numbersIn(JSON.stringify(report), 'en'));
    const said = numbersIn(withoutNames(await textOf('md', report, language)), language);
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((number) => !known.has(number))).toEqual([]);
  },
);

/** The report with every measured number moved by as many of its last digit as the next amount says. */
function moved(report: WeeklyReport, amounts: readonly number[]): WeeklyReport {
  let at = 0;
  const text = JSON.stringify(report, (key, value: unknown) => {
    if (typeof value !== 'number' || key === 'schema' || key === 'rank') return value;
    const decimals = String(value).split('.')[1]?.length ?? 0;
    const amount = amounts[at++ % amounts.length] ?? 0;
    return rounded(Math.abs(value) + amount / 10 ** decimals, decimals) * (value < 0 ? -1 : 1);
  });
  return JSON.parse(text) as WeeklyReport;
}

test.each(REPORT_LANGUAGES)(
  'in %s, no number is said that the JSON does not hold, whatever they are',
  async (language) => {
    const amounts = fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(amounts, async (amount) => {
        const report = moved(aRichWeek(), amount);
        const known = new Set(numbersIn(JSON.stringify(report), 'en'));
        const said = numbersIn(withoutNames(await textOf('md', report, language)), language);
        expect(said.filter((number) => !known.has(number))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  },
);

const HOSTILE =
  '<script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:b) \u202Eeman\u202C "x" & | ``';

function hostileWeek(): WeeklyReport {
  const rich = aRichWeek();
  const text = JSON.stringify(rich, (key, value: unknown) =>
    ['what', 'publisher', 'owes', 'owed', 'measuredOn'].includes(key) && value !== rich.method.measuredOn
      ? HOSTILE
      : value,
  );
  return JSON.parse(text) as WeeklyReport;
}

test.each(REPORT_LANGUAGES)('in %s, nothing that feeds say becomes markup', async (language) => {
  const page = await textOf('html', hostileWeek(), language);
  const { html: mail } = await mailed(hostileWeek(), language);
  const text = await textOf('md', hostileWeek(), language);
  for (const html of [page, mail]) {
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toMatch(/<script|<img src=x|javascript:b\)?"/i);
    expect(html).not.toContain('\u202e');
  }
  expect(text).not.toMatch(/<script|(?<!\\)\]\(javascript/i);
});

test.each(REPORT_LANGUAGES)(
  'in %s, the page allows its own style and no scripts, and loads nothing',
  async (language) => {
    const page = await textOf('html', aRichWeek(), language);
    const hash = createHash('sha256').update(styleOf(page)).digest('base64');
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'; img-src data:;`);
    expect(page).not.toMatch(/ style="|<link|src=|@import|url\((?!data:font|#)/);
    expect(page).toContain(`<html lang="${language}" dir="${language === 'ur' ? 'rtl' : 'ltr'}">`);
  },
);

test('the page has each chart once, with ids of its own and a dark colour for every colour drawn', async () => {
  const page = await textOf('html', aRichWeek(), 'en');
  const charts = page.match(/<svg role="img" aria-label="[^"]+" viewBox="[^"]+">[\s\S]*?<\/svg>/g) ?? [];
  expect(charts).toHaveLength(6);
  const ids = charts.flatMap((svg) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const used = charts.flatMap((svg) => [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id));
  expect(ids).toEqual(expect.arrayContaining(used));
  const drawn = charts.flatMap((svg) => [...svg.matchAll(/ (?:fill|stroke)="([^"]+)"/g)].map(([, c]) => c));
  for (const colour of new Set(drawn))
    if (colour !== 'none') expect(styleOf(page)).toContain(`svg [fill='${colour?.toLowerCase() ?? ''}' i]`);
});

test('all forms have the sections in one order', async () => {
  const order = [
    'bottomLine',
    'indexNow',
    'byIndicator',
    'charts',
    'developments',
    'flags',
    'promises',
  ] as const;
  const rest = ['wordsAndDeeds', 'alarms', 'revisions', 'outlook', 'coverage', 'method', 'files'] as const;
  const words = loadWords('en');
  const heads = [...order, ...rest].map((name) => say(words, name));
  const mail = await mailed(aRichWeek(), 'en');
  const lines = (text: string): string[] => text.split('\n');
  expect(
    lines(await textOf('md', aRichWeek(), 'en'))
      .filter((line) => line.startsWith('## '))
      .map((line) => line.slice(3)),
  ).toEqual(heads);
  const inHtml = (html: string): string[] =>
    [...html.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, head]) => head ?? '');
  expect(inHtml(await textOf('html', aRichWeek(), 'en'))).toEqual(heads);
  expect(inHtml(mail.html)).toEqual(heads);
  expect(lines(mail.text).filter((_, at, all) => /^-+$/.test(all[at + 1] ?? ''))).toEqual(heads);
});

test.each([
  ['en', 'From Russia to Pakistan ·', 'Between both sides ·', 'From Northern Rail to both sides ·'],
  ['ru', 'Кто обещает: Россия; получатель: Пакистан ·', 'Обе стороны друг другу ·', 'Northern Rail'],
  ['ur', 'روس کی طرف سے پاکستان کے لیے ·', 'دونوں فریقوں کے درمیان ·', 'Northern Rail'],
] as const)('in %s, who owes whom is said in its words', async (language, oneSided, mutual, other) => {
  const [promise] = aRichWeek().promises.opened;
  const opened = [
    ['Russia', 'Pakistan'],
    ['both', 'both'],
    ['Northern Rail', 'both'],
  ].flatMap(([owes = '', owed = '']) =>
    promise === undefined ? [] : [{ ...promise, parties: { owes, owed } }],
  );
  const text = await textOf(
    'md',
    { ...aRichWeek(), promises: { ...aRichWeek().promises, opened } },
    language,
  );
  for (const said of [oneSided, mutual, other]) expect(text).toContain(said);
});

test('the calendar has an all-day entry for what is announced and for what falls due', async () => {
  const calendar = await textOf('ics', aRichWeek(), 'en');
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(calendar).toContain('DTSTART;VALUE=DATE:20310602\r\nDTEND;VALUE=DATE:20310605');
  expect(calendar).toContain('STATUS:TENTATIVE');
});

test('an outlook without entries is a calendar that says so in a note, and ends its last line', async () => {
  expect(await textOf('ics', aReport(), 'ur')).toMatch(
    /^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VJOURNAL\r\nUID:nothing-2031-W19@[\s\S]*END:VJOURNAL\r\nEND:VCALENDAR\r\n$/,
  );
  expect(await textOf('ics', aRichWeek(), 'en')).toMatch(/END:VEVENT\r\nEND:VCALENDAR\r\n$/);
});

test('the bundle has a table for every kind of record, whose cells no spreadsheet takes for a formula', async () => {
  const rendered = await renderer.render('csv', aRichWeek(), 'en');
  const files = filesInZip(Buffer.from(rendered.ok ? rendered.bytes : []));
  expect(files.get('developments.csv')).toContain(`"'=cmd()|`.slice(1));
  expect(files.get('indicators.csv')).toContain('rateRatio');
  expect(files.get('coverage-weeks.csv')?.trim().split('\r\n')).toHaveLength(14);
});

/** The files of a stored ZIP by its central directory, each checked against its sum. */
function filesInZip(zip: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [sum, size, name, offset] = [
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ];
    const start = offset + 30 + zip.readUInt16LE(offset + 26);
    const bytes = zip.subarray(start, start + size);
    expect(crc32(bytes)).toBe(sum);
    files.set(zip.toString('utf8', at + 46, at + 46 + name), bytes.toString());
    at += 46 + name;
  }
  return files;
}

test.each(['md', 'csv', 'ics', 'mail'] as const)(
  'the form %s made twice is the same to the byte',
  async (form) => {
    for (const language of REPORT_LANGUAGES)
      expect(await textOf(form, aRichWeek(), language)).toBe(await textOf(form, aRichWeek(), language));
  },
);

const NO_BROWSER = { chromiumPath: '/nowhere/chromium', publicUrl: PUBLIC_URL };

test('where no browser is found, PDF is refused with what to do', async () => {
  const rendered = await formRenderer(NO_BROWSER).render('pdf', aReport(), 'en');
  expect(rendered).toMatchObject({ ok: false, remedy: expect.stringContaining('CHROMIUM_PATH') as string });
});

test('where many are printing already, PDF is refused at once rather than queued without end', async () => {
  const renderer = formRenderer(NO_BROWSER);
  const made = await Promise.all(
    Array.from({ length: 10 }, () => renderer.render('pdf', aWeekOfNothing(), 'en')),
  );
  const busy = made.filter((one) => !one.ok && one.reason === 'Other reports are being printed.');
  expect(busy).toHaveLength(2);
  expect(await renderer.render('pdf', aWeekOfNothing(), 'en')).toMatchObject({
    remedy: expect.stringContaining('CHROMIUM_PATH') as string,
  });
});
