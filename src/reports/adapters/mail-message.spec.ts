import PostalMime from 'postal-mime';
import { say } from '../domain/forms/vocabulary.js';
import { REPORT_LANGUAGES, type WeeklyReport } from '../domain/weekly-report.js';
import { aSecondEdition, aWeekOfNothing, aWeekOfOne, aWeekOfOutage } from '../domain/report-weeks.builder.js';
import { aRichWeek } from '../domain/rich-week.builder.js';
import { aReport } from '../domain/weekly-report.builder.js';
import { loadReportMethod } from './load-report-method.js';
import { loadWords } from './load-words.js';
import { mailed, PUBLIC_URL, renderer, textOf } from './rendered-form.builder.js';

const LONG_TITLES = {
  en: 'The ministers meet & say “<that>” at length; ',
  ru: 'Встреча министров иностранных дел и долгое заявление ',
  ur: 'وزرائے خارجہ کی ملاقات اور طویل بیان ',
} as const;

/** The report with every text that comes from outside as long as a record holds, and every list as long as it may be. */
function crowded(report: WeeklyReport, title: string, times: number): WeeklyReport {
  const long = title.repeat(Math.ceil(600 / title.length)).slice(0, 599);
  const text = JSON.stringify(report, (key, value: unknown) => {
    if (['what', 'publisher', 'name', 'owes', 'owed', 'id'].includes(key) && typeof value === 'string')
      return key === 'id' ? value : `${long}…`;
    if (key === 'url' && typeof value === 'string') return `${value}/${'path/'.repeat(60)}`;
    if (key === 'citations') return Array.from({ length: times }, (_, at) => `${long}.md:${at}`);
    return ['listed', 'why', 'sources', 'flags', 'evidence', 'opened', 'moved', 'overdue', 'steps'].includes(
      key,
    ) || ['alarms', 'figures', 'causes', 'coverage', 'entries', 'troubled', 'changes'].includes(key)
      ? manyOf(value, times)
      : value;
  });
  const { accuracy } = loadReportMethod();
  return {
    ...(JSON.parse(text) as WeeklyReport),
    method: { ...report.method, parameters: PARAMETERS, accuracy },
  };
}

/** All that a report says of its parameters. */
const PARAMETERS = Object.fromEntries(
  Object.keys(loadWords('en').phrases)
    .filter((name) => name.startsWith('parameter:'))
    .map((name, at) => [name.slice('parameter:'.length), at + 0.125]),
);

function manyOf(value: unknown, times: number): unknown {
  if (!Array.isArray(value) || value.length === 0) return value;
  const all: readonly unknown[] = value;
  return Array.from({ length: times }, (_, at) => all[at % all.length]);
}

test.each([
  ['en', LONG_TITLES.en],
  ['ru', LONG_TITLES.ru],
  ['ur', LONG_TITLES.ru],
  ['ur', LONG_TITLES.ur],
] as const)(
  'in %s, the whole mail stays under 100 kB however much there is and however long its titles (%s)',
  async (language, title) => {
    for (const [report, times] of [
      [aSecondEdition(), 1],
      [aSecondEdition(), 12],
    ] as const) {
      const rendered = await renderer.render('mail', crowded(report, title, times), language);
      expect(rendered.ok && rendered.bytes.length).toBeLessThan(100_000);
      const { html = '' } = await PostalMime.parse(rendered.ok ? rendered.bytes : '');
      expect(html).toContain('…');
      expect(html).not.toMatch(/<img|src=|url\(|<link|<style|<script/i);
    }
  },
);

test('the mail says as much as there is room for: of few developments all, with their titles whole', async () => {
  const { html } = await mailed(aRichWeek(), 'en');
  for (const { what } of aRichWeek().developments.listed.slice(0, 2)) expect(html).toContain(what);
  expect(html).not.toContain(say(loadWords('en'), 'shortenedHere'));
});

test.each(REPORT_LANGUAGES)(
  'in %s, mail and Markdown speak of no drawing; the mail leads to the page, the files and the edition corrected',
  async (language) => {
    const words = loadWords(language);
    const { html, text } = await mailed(aSecondEdition(), language);
    const said = await textOf('md', aSecondEdition(), language);
    for (const form of [html, text, said]) {
      expect(form).not.toContain(say(words, 'chartsKey'));
      expect(form).toContain(say(words, 'chartsInWords').slice(0, 20));
    }
    expect(await textOf('html', aSecondEdition(), language)).toContain(say(words, 'chartsKey'));
    const links = [...html.matchAll(/href="(https:\/\/tracker\.example[^"]*)"/g)].map(([, href]) =>
      href?.replaceAll('&amp;', '&'),
    );
    const form = (name: string, edition = 2): string =>
      `${PUBLIC_URL}/api/v1/reports/2031-W19?format=${name}&language=${language}&edition=${edition}`;
    expect(links).toEqual([
      ...[form('html', 1), form('html')],
      ...['json', 'csv', 'ics', 'pdf', 'html'].map((name) => form(name)),
      `${PUBLIC_URL}/reports/2031-W19?language=${language}`,
    ]);
    for (const link of links) expect(text).toContain(link);
  },
);

test.each([
  ['en', 'Edition 2, corrects edition 1: Pakistan–Russia relations'],
  ['ru', 'Издание 2, исправляет издание 1: Отношения Пакистана и России'],
  ['ur', 'اشاعت 2، اشاعت 1 کی تصحیح: پاکستان اور روس کے تعلقات'],
] as const)(
  'in %s, the subject of a later edition says first that it corrects another',
  async (language, begins) => {
    const subject = async (report: WeeklyReport): Promise<string> =>
      (await PostalMime.parse(await textOf('mail', report, language))).subject ?? '';
    const first = await subject(aRichWeek());
    const second = await subject(aSecondEdition());
    expect(second).toMatch(new RegExp(`^${begins}`));
    expect(second.endsWith(first)).toBe(true);
    expect(second).not.toBe(first);
  },
);

test('a number of a list in the mail is not broken over lines', async () => {
  const { html } = await mailed(aRichWeek(), 'en');
  expect(html).toMatch(/<td style="white-space:nowrap">1\.<\/td>/);
});

const LANGUAGE_REPORTS = REPORT_LANGUAGES.flatMap((language) =>
  (
    [
      ['of an empty week', aReport()],
      ['of a rich week', aRichWeek()],
      ['that corrects another', aSecondEdition()],
      ['of one development', aWeekOfOne()],
      ['of a week with feeds down', aWeekOfOutage()],
      ['of a week before any record', aWeekOfNothing()],
    ] as const
  ).map(([name, report]) => [language, name, report] as const),
);

test.each(LANGUAGE_REPORTS)(
  'in %s, both parts of the mail of a report %s say the same',
  async (language, _, report) => {
    const rendered = await renderer.render('mail', report, language);
    const { html = '', text = '', subject, date } = await PostalMime.parse(rendered.ok ? rendered.bytes : '');
    const body = html.slice(html.indexOf('<body'));
    const words = (part: string): string[] => part.match(/[\p{L}\p{N}\p{M}+−%]+/gu) ?? [];
    const unescaped = body.replace(/<[^>]*>/g, ' ').replace(/&(lt|gt|quot|amp|nbsp);/g, ' ');
    const inText = new Set(words(text));
    expect(words(unescaped).filter((word) => !inText.has(word))).toEqual([]);
    const inHtml = new Set([...words(unescaped), ...words(body)]);
    expect(words(text).filter((word) => !inHtml.has(word))).toEqual([]);
    expect(subject).toContain('2031');
    expect(date).toBe(report.stamp.asOf);
  },
);
