import { aCitation, aText, between, FILE, onDay, year } from './baseline.builder.js';
import { citationProvesDate, type DatedSubject, type Proof } from './citation-proof.js';

const LINES = [
  'He came again, the first time in the last 9 years (since 2022).',
  'Last year a deal was made, and on 5 March the news broke.',
  'The drill is set for the second quarter of 2032.',
  'All this lies after the Great Flood.',
  'Figures of the last fiscal year, and a meeting last month.',
];

function proof(changes: Partial<Proof> = {}): Proof {
  return {
    texts: new Map([[FILE, aText(LINES)]]),
    published: new Map([[FILE, between('2031-03-01', '2031-04-30')]]),
    events: new Map([
      [
        'flood',
        { id: 'flood', label: 'Flood', from: '2020-02-03', to: '2020-06-07', words: ['great flood'] },
      ],
      ['feast', { id: 'feast', label: 'Feast', from: '2025-01-01', to: null, words: ['feast'] }],
    ]),
    developmentDates: new Map([['bl-deal', onDay('2030-08-09')]]),
    ...changes,
  };
}

function fault(subject: DatedSubject, line: number): string | null {
  const citation = aCitation({ lines: [line, line], dateBasis: 'derived', dateLines: [line, line] });
  return citationProvesDate(subject, { citation, siblings: [citation] }, proof());
}

describe('a derived date', () => {
  it.each<[string, DatedSubject, number]>([
    ['a count of years from a year', { date: year(2031), notes: 'rule: interval-count' }, 1],
    [
      'the year before publication',
      { date: year(2030), notes: 'rule: relative-to-publication(last-year)' },
      2,
    ],
    [
      'a day whose year is the publication’s',
      { date: onDay('2031-03-05'), notes: 'rule: relative-to-publication(day-month)' },
      2,
    ],
    [
      'the month before publication',
      { date: between('2031-02-01', '2031-03-31'), notes: 'rule: relative-to-publication(last-month)' },
      5,
    ],
    [
      'the fiscal year before publication',
      { date: between('2029-07-01', '2030-06-30'), notes: 'rule: relative-to-publication(last-fiscal-year)' },
      5,
    ],
    ['a quarter', { date: between('2032-04-01', '2032-06-30'), notes: 'rule: quarter' }, 3],
    [
      'an event’s own bounds',
      { date: between('2020-02-03', '2020-06-07'), notes: 'rule: named-event(flood)' },
      4,
    ],
    [
      'the edges of an event’s year',
      { date: between('2020-01-01', '2020-12-31'), notes: 'rule: named-event(flood)' },
      4,
    ],
    [
      'another development and the publication',
      {
        date: between('2030-08-09', '2031-04-30'),
        notes: 'rule: other-development(bl-deal); rule: before-publication',
      },
      4,
    ],
    ['a year that stands elsewhere', { date: year(2022), notes: 'rule: stated-elsewhere' }, 1],
    [
      'publication alone, where it has no beginning',
      { date: between(null, '2031-04-30'), notes: 'rule: before-publication' },
      4,
    ],
  ])('follows from %s', (_, subject, line) => {
    expect(fault(subject, line)).toBeNull();
  });

  it.each<[string, DatedSubject, number]>([
    ['the count is another', { date: year(2032), notes: 'rule: interval-count' }, 1],
    [
      'the cue does not stand there',
      { date: year(2030), notes: 'rule: relative-to-publication(last-year)' },
      1,
    ],
    ['the year is another', { date: year(2029), notes: 'rule: relative-to-publication(last-year)' }, 2],
    [
      'the event’s name does not stand there',
      { date: between('2020-02-03', null), notes: 'rule: named-event(flood)' },
      3,
    ],
    ['the event is another', { date: between('2025-01-01', null), notes: 'rule: named-event(feast)' }, 4],
    ['the quarter is another', { date: between('2032-01-01', '2032-03-31'), notes: 'rule: quarter' }, 3],
    [
      'the bound lies off the publication',
      { date: between(null, '2031-04-29'), notes: 'rule: before-publication' },
      4,
    ],
    [
      'the other development has other bounds',
      { date: between('2030-08-10', null), notes: 'rule: other-development(bl-deal)' },
      4,
    ],
    ['no rule is named', { date: year(2022), notes: 'as anyone can see' }, 1],
    ['the rule does not exist', { date: year(2022), notes: 'rule: intuition' }, 1],
    ['the rule is for another document', { date: year(2022), notes: 'rule(003): stated-elsewhere' }, 1],
    [
      'only one bound follows',
      { date: between('2022-01-01', '2023-12-31'), notes: 'rule: stated-elsewhere' },
      1,
    ],
  ])('is not proved where %s', (_, subject, line) => {
    expect(fault(subject, line)).not.toBeNull();
  });

  it('needs the lines from which it is derived', () => {
    const citation = aCitation({ dateBasis: 'derived', dateLines: null });
    const subject = { date: year(2022), notes: 'rule: stated-elsewhere' };
    expect(citationProvesDate(subject, { citation, siblings: [] }, proof())).toContain('dateLines');
  });
});

describe('the same happening in two places', () => {
  const dated = aCitation();
  const undated = aCitation({ lines: [4, 4], dateBasis: 'derived', dateLines: [4, 4] });

  it('is dated by the citation that states the date', () => {
    const subject = { date: year(2022), notes: 'rule: same-happening' };
    expect(
      citationProvesDate(subject, { citation: undated, siblings: [dated, undated] }, proof()),
    ).toBeNull();
  });

  it('is not dated by two undated citations that lean on each other', () => {
    const subject = { date: year(2022), notes: 'rule: same-happening' };
    const other = { ...undated, lines: [3, 3] as const };
    expect(
      citationProvesDate(subject, { citation: undated, siblings: [other, undated] }, proof()),
    ).not.toBeNull();
  });
});
