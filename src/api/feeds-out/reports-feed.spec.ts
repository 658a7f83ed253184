import Parser from 'rss-parser';
import { reportsFeed, type ToldEdition } from './reports-feed.js';
import { aReport } from '../../reports/domain/weekly-report.builder.js';

const PUBLISHED = ['2031-05-12T01:01:00.000Z', '2031-05-14T11:00:00.000Z', '2031-05-15T09:00:00.000Z'];

function told(edition: number, newest: number, changes: readonly string[] = []): ToldEdition {
  const recordedAt = PUBLISHED[edition - 1] ?? '';
  return {
    ...{ week: '2031-W19', edition, newest, recordedAt, asOf: recordedAt, sha256: `${edition}`.repeat(64) },
    bottomLine: aReport().bottomLine,
    sentence: `What edition ${edition} comes to.`,
    changes,
  };
}

const entriesOf = (publicUrl: string, ...editions: readonly ToldEdition[]): readonly string[] =>
  reportsFeed(editions, publicUrl).match(/<entry>[\s\S]*?<\/entry>/g) ?? [];
const linksOf = (entry: string): readonly string[] =>
  [...entry.matchAll(/<link rel="([^"]*)" type="text\/html" href="([^"]*)"\/>/g)].map(
    ([, relation, href]) => `${relation} ${href}`,
  );
const AT = 'https://tracker.example/t&amp;c/reports/2031-W19?edition=';

test('the entries of editions lead to those beside them, and to the newest', () => {
  const entries = entriesOf('https://tracker.example/t&c', told(3, 3), told(2, 3), told(1, 3));
  expect(entries.map(linksOf)).toEqual([
    [`predecessor-version ${AT}2`, `latest-version ${AT}3`],
    [`predecessor-version ${AT}1`, `successor-version ${AT}3`, `latest-version ${AT}3`],
    [`successor-version ${AT}2`, `latest-version ${AT}3`],
  ]);
});

test('the entry of a later edition says which one it corrects and what it says otherwise, as text', () => {
  const [entry = ''] = entriesOf(
    'https://tracker.example',
    told(2, 2, ['Added: <b>a visit</b>', 'Trade: index +1, now +2', 'three', 'four', 'five']),
  );
  expect(entry).toContain('Week 2031-W19, edition 2, corrects edition 1: What edition 2 comes to.');
  expect(entry).toMatch(
    /<summary[^>]*><!\[CDATA\[Edition 2 corrects edition 1\. Added: &lt;b&gt;a visit&lt;\/b&gt;; Trade: index \+1, now \+2; three; and 2 more\./,
  );
  expect(entry).toContain(
    '<p>Corrects <a href="https://tracker.example/reports/2031-W19?edition=1">edition 1</a>.',
  );
  expect(entry).toContain('<li>Added: &lt;b&gt;a visit&lt;/b&gt;</li>');
  expect(entry).toContain('<li>five</li>');
});

test('an edition that was corrected says so and by which, with its id and the time of its publication as they were', () => {
  const [, after = ''] = entriesOf('https://tracker.example', told(2, 2, ['Added: a visit']), told(1, 2));
  const [before = ''] = entriesOf('https://tracker.example', told(1, 1));
  const stamp = (entry: string): readonly (string | undefined)[] =>
    ['id', 'published', 'updated'].map((name) => new RegExp(`<${name}>([^<]*)`).exec(entry)?.[1]);
  const id = 'https://tracker.example/reports/2031-W19?edition=1';
  expect(stamp(before)).toEqual([id, PUBLISHED[0], PUBLISHED[0]]);
  expect(stamp(after)).toEqual([id, PUBLISHED[0], PUBLISHED[1]]);
  expect(before).not.toContain('orrect');
  expect(after).toMatch(/<summary[^>]*><!\[CDATA\[Edition 2 corrects this edition\./);
  expect(after).toContain(
    '<p>Corrected by <a href="https://tracker.example/reports/2031-W19?edition=2">edition 2</a>.</p>',
  );
});

test('it stays a feed that readers read', async () => {
  const { items } = await new Parser().parseString(
    reportsFeed([told(2, 2, ['Added: a visit']), told(1, 2)], 'https://tracker.example/'),
  );
  expect(items.map(({ link }) => link)).toEqual([
    'https://tracker.example/reports/2031-W19?edition=2',
    'https://tracker.example/reports/2031-W19?edition=1',
  ]);
});
