import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureBuilt, TRACKER } from '../support/build.js';
import { rssOf } from '../support/feed-document.js';
import { runTracker } from '../support/service.js';
import { CommandFolder, recordsOf } from './folder.js';

const COMMANDS = [
  'serve',
  'poll',
  'import',
  'doctor',
  'index',
  'developments',
  'promises',
  'observations',
  'baseline',
  'parse-feed',
  'classify',
  'group',
];
const article = (id: string, title = 'Pakistan and Russia sign an agreement on gas supply') =>
  JSON.stringify({ id, title, date: '2026-11-02', source: 'Indus Courier' });
const ids = (text: string) => recordsOf(text).map((record) => z.object({ id: z.string() }).parse(record).id);

let folder: CommandFolder;
beforeAll(() => {
  folder = new CommandFolder();
});
afterAll(() => {
  // Nothing here has a right to a database.
  expect(existsSync(folder.data.layout.cluster)).toBe(false);
  folder.remove();
});

describe('usage', () => {
  test('the list of commands names all of them', async () => {
    const { code, stdout } = await folder.tracker(['--help']);
    expect(code).toBe(0);
    for (const name of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  test.each(COMMANDS)('%s explains itself and does nothing', async (name) => {
    const { code, stdout, stderr } = await folder.tracker([name, '--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^usage: tracker ${name} `));
  });

  test.each([
    [[], 'usage: tracker COMMAND'],
    [['nonsense'], 'no command "nonsense"'],
    [['baseline', '--bogus'], '--bogus'],
    [['promises', '--summary', '--state', 'open'], '--state cannot narrow it'],
    [['observations', '--mirror-gaps', '--series', 'x'], '--series cannot narrow it'],
    [['baseline', '--kind', 'poems'], '--kind "poems"'],
    [['baseline', '--format', 'xml'], '--format "xml"'],
    [['baseline', 'verify'], 'verify takes one DIR'],
    [['baseline', 'prove', 'x'], '"prove"'],
    [['classify', 'x'], '"x" is not expected here'],
    [['index', '--stdin', '--from', '2026-W60'], '--from "2026-W60"'],
    [['index', '--from', '2026-W40', '--to', '2026-W30'], 'a week not later than --to'],
    [['index', '--as-of', 'now'], '--as-of "now"'],
    [['alarms', '--as-of', '2999-01-01T00:00:00Z'], 'not later than now'],
    [['index', '--scale', 'day'], '--scale "day"'],
    [['index', '--scale', 'year', '--from', '2026-W01'], 'go with --scale week only'],
    [['index', '--stdin', '--scale', 'year'], '--scale reads the database'],
    [['alarms', '--indicator', 'sport'], '--indicator "sport"'],
    [['alarms', '--from', '2026-W60'], '--from "2026-W60"'],
    [['developments', '--format', 'xml'], '--format "xml"'],
    [['developments', '--from', '2026-02-30'], '--from "2026-02-30"'],
    [['developments', '--indicator', 'sport'], '--indicator "sport"'],
    [['developments', '--core', 'maybe'], '--core "maybe"'],
    [['import'], 'name at least one FILE'],
  ])('%j is wrong usage: 2, said on stderr', async (args, said) => {
    const { code, stdout, stderr } = await folder.tracker(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/ {4}at /);
  });

  test('wrong settings are named before anything starts', async () => {
    const env = { ...folder.env, PORT: 'abc' };
    const { code, stdout } = await runTracker(['doctor'], { env, cwd: folder.data.path });
    expect(code).toBe(1);
    expect(stdout).toContain('PORT is "abc"; allowed: a whole number');
  });
});

describe('classify and group', () => {
  test('verdicts come in the order of the lines; bad lines are reported by number, the others still judged', async () => {
    const input = [article('b'), '', '{bad', article('a'), '{"id":"c"}'].join('\n');
    const { code, stdout, stderr } = await folder.tracker(['classify'], input);
    expect(code).toBe(1);
    expect(ids(stdout)).toEqual(['b', 'a']);
    expect(stderr).toMatch(/line 3: no JSON/);
    expect(stderr).toMatch(/line 5: title: must be a text/);
    expect(Object.keys(recordsOf(stdout)[0] ?? {})).toEqual([
      'id',
      'relevant',
      'relevance',
      'indicators',
      'eventType',
      'mode',
      'direction',
      'score',
      'status',
      'language',
      'evidence',
      'classifierVersion',
    ]);
  });

  test('nothing in gives nothing out', async () => {
    expect(await folder.tracker(['classify'], '')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('to group nothing is said to be nothing, with the header line where CSV is asked for', async () => {
    const { code, stdout, stderr } = await folder.tracker(['group', '--format', 'csv'], '');
    expect([code, stdout.trim()]).toEqual([0, 'id,developmentId']);
    expect(stderr).toContain('nothing came in');
  });

  test('a reader that goes away ends the command in order, though its input has no end', async () => {
    await ensureBuilt();
    const child = spawn(process.execPath, [TRACKER, 'classify'], {
      env: folder.env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdin.on('error', () => undefined);
    const lines = Array.from({ length: 500 }, (_, at) => `${article(String(at))}\n`).join('');
    const feed = (): void => {
      while (!child.stdin.destroyed && child.stdin.write(lines));
    };
    child.stdin.on('drain', feed);
    feed();
    await once(child.stdout, 'data');
    child.stdout.destroy();
    await once(child, 'exit');
    expect([child.exitCode, said]).toEqual([0, '']);
  });

  test('two outlets with one story share its development; what is not relevant has none', async () => {
    const input = [
      article('1'),
      article('2', 'Russia, Pakistan sign agreement on gas supply'),
      article('3', 'Karachi book fair opens'),
    ].join('\n');
    const { code, stdout } = await folder.tracker(['group'], input);
    const rows = z
      .array(z.object({ id: z.string(), developmentId: z.string().nullable() }))
      .parse(recordsOf(stdout));
    expect(code).toBe(0);
    expect(rows.map((row) => row.id)).toEqual(['1', '2', '3']);
    expect(rows[0]?.developmentId).not.toBeNull();
    expect(rows[1]?.developmentId).toBe(rows[0]?.developmentId);
    expect(rows[2]?.developmentId).toBeNull();
  });
});

describe('index --stdin', () => {
  const record = {
    date: '2026-01-07',
    indicators: ['trade'],
    score: 4,
    publishers: 2,
    confidence: 1,
    material: true,
  };
  const input = (days: readonly string[]) =>
    days.map((date) => JSON.stringify({ ...record, date })).join('\n');

  test('it prints five series, week by week, and narrows them to the weeks asked for', async () => {
    const days = input(['2026-01-07', '2026-02-04']);
    const { code, stdout } = await folder.tracker(['index', '--stdin'], days);
    const rows = z.array(z.object({ week: z.string(), indicator: z.string() })).parse(recordsOf(stdout));
    expect(code).toBe(0);
    expect(rows.slice(0, 6).map((row) => `${row.week} ${row.indicator}`)).toEqual([
      '2026-W02 trade',
      '2026-W02 defence',
      '2026-W02 energy',
      '2026-W02 diplomacy',
      '2026-W02 composite',
      '2026-W03 trade',
    ]);
    expect(rows.at(-1)?.week).toBe('2026-W06');
    const narrowed = await folder.tracker(
      ['index', '--stdin', '--from', '2026-W03', '--to', '2026-W03'],
      days,
    );
    expect(recordsOf(narrowed.stdout)).toHaveLength(5);
  });

  test('a bad line stops it, since a series without it would be another series', async () => {
    const { code, stdout, stderr } = await folder.tracker(
      ['index', '--stdin'],
      `${input(['2026-01-07'])}\n${JSON.stringify({ ...record, score: 11 })}`,
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('line 2: score must be −10 … +10');
  });
});

describe('baseline', () => {
  test('it prints records of a kind as JSON Lines or CSV, to stdout or a file', async () => {
    const lines = await folder.tracker(['baseline', '--kind', 'promises']);
    const csv = await folder.tracker([
      'baseline',
      '--kind',
      'promises',
      '--format',
      'csv',
      '--output',
      'p.csv',
    ]);
    expect([lines.code, csv.code, csv.stdout]).toEqual([0, 0, '']);
    const written = readFileSync(join(folder.data.path, 'p.csv'), 'utf8');
    expect(written).toMatch(/^id,what,/);
    expect(recordsOf(lines.stdout).length).toBeGreaterThan(10);
  });

  test('a file that cannot be written is said to be so', async () => {
    const { code, stderr } = await folder.tracker(['baseline', '--output', '/no/such/folder/x']);
    expect(code).toBe(1);
    expect(stderr).toContain('/no/such/folder/x cannot be written');
    expect(stderr).not.toMatch(/ {4}at /);
  });

  test('citations are not proved by a folder without the documents', async () => {
    const { code, stderr } = await folder.tracker(['baseline', 'verify', folder.data.path]);
    expect(code).toBe(1);
    expect(stderr).not.toBe('');
  });
});

describe('parse-feed', () => {
  test('the bytes of a feed give one object', async () => {
    const feed = rssOf([{ guid: 'one', title: 'Talks', summary: 'In <b>Moscow</b>' }]);
    const { code, stdout, stderr } = await folder.tracker(
      ['parse-feed', '--url', 'https://news.example/rss'],
      feed,
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(recordsOf(stdout)).toEqual([
      {
        format: 'rss',
        title: 'News of the day',
        items: [
          {
            guid: 'one',
            link: 'https://news.example/one',
            title: 'Talks',
            summary: 'In Moscow',
            published: '2026-11-16T03:00:00Z',
            publishedRaw: 'Mon, 16 Nov 2026 08:00:00 +0500',
          },
        ],
      },
    ]);
  });

  test('what is no feed fails with what to do', async () => {
    const { code, stdout, stderr } = await folder.tracker(['parse-feed'], '<html><body>Hello</body></html>');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^tracker parse-feed: .+\n.+/);
  });
});
