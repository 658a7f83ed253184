import { say } from '../domain/forms/vocabulary.js';
import { aSecondEdition, aWeekOfNothing } from '../domain/report-weeks.builder.js';
import { aRichWeek } from '../domain/rich-week.builder.js';
import { REPORT_LANGUAGES, type WeeklyReport } from '../domain/weekly-report.js';
import { formRenderer } from './form-renderer.js';
import { loadWords } from './load-words.js';
import { textOf } from './rendered-form.builder.js';

test('the page leads to the files of its own edition and to the newest one', async () => {
  const links = async (report: WeeklyReport): Promise<readonly (string | undefined)[]> => {
    const [, list = ''] = /<ul class="links">(.*?)<\/ul>/.exec(await textOf('html', report, 'ru')) ?? [];
    return [...list.matchAll(/href="([^"]*)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&'));
  };
  expect(await links(aSecondEdition())).toEqual([
    ...['json', 'csv', 'ics', 'pdf'].map((form) => `2031-W19?format=${form}&language=ru&edition=2`),
    '../../../reports/2031-W19?language=ru',
  ]);
  expect((await links(aWeekOfNothing()))[0]).toBe(
    '2031-W19?format=json&language=ru&asOf=2031-05-12T01:00:00.000Z',
  );
});

test('the page of a later edition leads to the one that it corrects', async () => {
  const page = await textOf('html', aSecondEdition(), 'en');
  const hash = aRichWeek().sha256;
  expect(page).toContain(
    `<a href="2031-W19?format=html&amp;language=en&amp;edition=1"><code dir="ltr">${hash}</code></a>`,
  );
  expect(await textOf('html', aRichWeek(), 'en')).not.toContain('format=html');
});

test.each(REPORT_LANGUAGES)(
  'in %s, Markdown says where in the service the files, the page and the edition corrected are, whatever its address',
  async (language) => {
    const at = async (publicUrl: string): Promise<string> => {
      const made = await formRenderer({ chromiumPath: null, publicUrl }).render(
        'md',
        aSecondEdition(),
        language,
      );
      return made.ok ? Buffer.from(made.bytes).toString() : made.reason;
    };
    const text = await at('https://one.example');
    expect(await at('https://two.example/tracker')).toBe(text);
    expect(text).not.toContain('one.example');
    const form = (name: string, edition = 2): string =>
      `/api/v1/reports/2031-W19?format=${name}&language=${language}&edition=${edition}`;
    for (const name of ['json', 'csv', 'ics', 'pdf', 'html'])
      expect(text).toMatch(
        new RegExp(`${literal(`\`${form(name)}\``)}[^(]*${literal(`](<${form(name)}>)`)}`),
      );
    expect(text).toMatch(new RegExp(`${aRichWeek().sha256}\`[^(]*${literal(`](<${form('html', 1)}>)`)}`));
    expect(text).toContain(`](</reports/2031-W19?language=${language}>)`);
    expect(text).toContain(say(loadWords(language), 'filesIntroByPath'));
  },
);

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

test('a later edition says of what differs in which parts it does', async () => {
  expect(await textOf('html', aSecondEdition(), 'en')).toContain(
    'Two lift stations for the harbour railway</bdi> (status, due date)',
  );
  const text = await textOf('md', aSecondEdition(), 'en');
  expect(text).toContain('Bottom line, Developments that count in the index: 7, now 6');
  expect(text).toContain('percent: not known, now 100');
});
