import { renderer, textOf } from '../../../adapters/rendered-form.builder.js';
import {
  anUnseenWeek,
  anUnseenWeekToldOf,
  aWeekOfNoneCounted,
  aWeekOfNothing,
} from '../../report-weeks.builder.js';
import { aRichWeek } from '../../rich-week.builder.js';

const UNSEEN = [
  ['nobody watched', anUnseenWeek(null), 'Nobody watched the week: '],
  ['nothing was read of', anUnseenWeek(0), 'None of the news expected of the week was read: '],
  ['is before any record', aWeekOfNothing(), 'Nobody watched the week: '],
] as const;

test.each(UNSEEN)('says of a week that %s what is not known, and no nought', async (_, report, unseen) => {
  const text = await textOf('md', report, 'en');
  for (const what of ['a promise was opened', 'a promise moved', 'it would have raised an alarm'])
    expect(text).toContain(`${unseen}whether ${what} is not known`);
  expect(text).toContain(`${unseen}whether it brought anything new`);
  expect(text).not.toMatch(/No promise was opened|No alarm was raised|Nothing is new|\b0 developments/);
  expect(text).toContain('Developments that count in the index: not known, asked 5: not met');
  expect(await textOf('json', report, 'en')).not.toContain('"n":0');
});

test.each([
  ['en', aWeekOfNoneCounted(), 'The week was watched: 2 developments were reported, of which none counts in'],
  ['en', aWeekOfNoneCounted(), 'the index (1 only alleged, 1 of none of the indicators).'],
  ['en', aRichWeek(), 'Very likely the week differed from the usual'],
  [
    'en',
    anUnseenWeekToldOf(null),
    'known only in part: 2 developments were reported, of which 1 counts in the',
  ],
  [
    'en',
    anUnseenWeekToldOf(0),
    'None of the news expected of this week was read, so what it brought is known only',
  ],
  ['ru', aWeekOfNoneCounted(), '2 события, в индексе не учтено ни одного (1 – лишь утверждается, 1 – вне'],
  ['ur', aWeekOfNoneCounted(), 'واقعات کی خبر آئی، جن میں سے کوئی اشاریے میں شمار نہیں ہوتا'],
] as const)('in %s, the bottom line says what is reported and does not count', (language, report, said) => {
  expect(renderer.sentence(report.bottomLine, language)).toContain(said);
});

test.each(['thin', 'short-history', 'not-over', 'not-tested', 'no-change-shown'] as const)(
  'the bottom line of a week that is %s tells of all that the report lists, and how many of them count',
  (code) => {
    const { bottomLine } = aRichWeek();
    expect(renderer.sentence({ ...bottomLine, code }, 'en')).toContain(
      '7 developments were reported, of which 6 count in the index (not counted: 1 only alleged)',
    );
    const { reported: _, uncounted: __, ...older } = bottomLine;
    expect(renderer.sentence({ ...older, code }, 'en')).toContain('6 developments were reported');
  },
);

test('the interval of the rate ratio says its level where it stands, and why it may leave out one without an arrow', async () => {
  const text = await textOf('md', aRichWeek(), 'en');
  expect(text).toContain('| Rate ratio (90% interval) |');
  expect(text).toMatch(
    /one of 90%, .* 5% at most may be chance\. So an interval that leaves out one may stand/,
  );
  const { rateIntervalPercent: _, ...parameters } = aRichWeek().method.parameters;
  const older = { ...aRichWeek(), method: { ...aRichWeek().method, parameters } };
  expect(await textOf('md', older, 'en')).toContain('| Rate ratio (interval) |');
});

test('a report before any record has a section for the index, which says that there is none', async () => {
  expect(await textOf('md', aWeekOfNothing(), 'en')).toMatch(
    /## The index now\n\nThere is no week on record to give figures of\./,
  );
});
