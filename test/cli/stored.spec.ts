import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { openDatabase } from '../../src/database/open-database.js';
import { ensureBuilt, TRACKER } from '../support/build.js';
import { rssOf } from '../support/feed-document.js';
import { runTracker } from '../support/service.js';
import { CommandFolder, recordsOf } from './folder.js';

const articles = z.array(z.object({ sources: z.array(z.object({ articleId: z.string() })) }));

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder();
});
afterEach(() => {
  folder.remove();
});

function write(name: string, lines: readonly unknown[]): string {
  const path = join(folder.data.path, name);
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return path;
}

const story = (number: number, title: string) => ({
  id: String(number),
  title,
  publisher: `Outlet ${number % 7}`,
  publishedAt: `2026-0${1 + (number % 9)}-1${number % 10}`,
});
const agreement = (number: number) =>
  story(number, `Pakistan, Russia sign agreement number ${number} on trade in Moscow`);

/** The news developments as the command line prints them. */
async function newsDevelopments() {
  const { stdout } = await folder.tracker(['developments', '--origin', 'news']);
  return articles.parse(recordsOf(stdout));
}

test('an archive goes in with its bad records set apart, once, and shows in every list', async () => {
  const path = write('news.jsonl', [
    agreement(1),
    '{bad',
    { ...agreement(2), publisher: '' },
    { ...agreement(3), publishedAt: 'long ago' },
    agreement(4),
  ]);
  const first = await folder.tracker(['import', path]);
  expect([first.code, first.stdout]).toEqual([1, '']);
  expect(first.stderr).toContain('2 records taken, 3 bad');
  const rejects = z
    .array(z.object({ line: z.number(), reason: z.string(), record: z.string() }))
    .parse(recordsOf(readFileSync(join(folder.data.path, 'news.jsonl.rejects.jsonl'), 'utf8')));
  expect(rejects.map(({ line, reason }) => [line, reason.split(':')[0]])).toEqual([
    [2, 'no JSON'],
    [3, 'publisher'],
    [4, 'publishedAt'],
  ]);
  await folder.tracker(['import', path]);
  const sources = (await newsDevelopments()).flatMap((development) => development.sources);
  expect(sources).toHaveLength(2);
  const csv = await folder.tracker(['developments', '--origin', 'news', '--format', 'csv']);
  expect(csv.stdout.split('\r\n')[0]).toMatch(/^id,what,date\.from/);
  const none = await folder.tracker(['alarms', '--to', '1990-W01', '--format', 'csv']);
  expect(none.stdout).toMatch(/^id,indicator,detector,side,week,until,[^\r\n]+\r\n$/);
  const index = await folder.tracker(['index', '--from', '2026-W01', '--to', '2026-W02']);
  expect(recordsOf(index.stdout)).toHaveLength(10);
  const values = await folder.tracker(['index', '--scale', 'event-value', '--format', 'csv']);
  expect(values.stdout).toMatch(/^month,indicator,value,band,n\r\n\d{4}-\d\d,\w+,[-.\d]+,\w+,1\r\n/);
  const before = await folder.tracker(['developments', '--as-of', '2001-01-01T00:00:00Z']);
  expect(before).toMatchObject({ code: 0, stdout: '' });
  for (const command of ['promises', 'observations']) {
    expect(recordsOf((await folder.tracker([command])).stdout).length).toBeGreaterThan(10);
  }
  expect(existsSync(folder.data.layout.cluster)).toBe(true);
  expect(folder.data.serverPid()).toBeNull();
});

test('a captured feed goes in under the outlet that is named', async () => {
  const path = write('feed.xml', [
    rssOf([{ guid: 'g', title: 'Pakistan, Russia sign agreement on wheat in Moscow' }]),
  ]);
  expect(await folder.tracker(['import', '--publisher', 'Lahore Mirror', path])).toMatchObject({ code: 0 });
  const { stdout } = await folder.tracker(['developments', '--origin', 'news']);
  expect(stdout).toContain('"publisher":"lahore-mirror"');
});

test('a file that is not there fails with its path', async () => {
  const { code, stderr } = await folder.tracker(['import', '/no/such/file']);
  expect(code).toBe(1);
  expect(stderr).toContain('/no/such/file cannot be read');
});

test('an import leaves the database knowing what its tables hold, so that the first search is planned for it', async () => {
  await folder.tracker(['import', write('news.jsonl', [agreement(1), agreement(2)])]);
  const database = await openDatabase({ databaseUrl: null, dataDir: folder.data.path });
  try {
    const known: unknown = await database.dataSource.query(
      `SELECT relname AS name FROM pg_class WHERE relname IN ('article_revision', 'development_version') AND reltuples > 0
       ORDER BY relname`,
    );
    expect(known).toEqual([{ name: 'article_revision' }, { name: 'development_version' }]);
  } finally {
    await database.close();
  }
});

test('an import that is killed goes on where it stopped, and nothing is lost or doubled', async () => {
  await ensureBuilt();
  const total = 12_000;
  const path = write(
    'long.jsonl',
    Array.from({ length: total }, (_, number) => story(number, `Karachi market report number ${number}`)),
  );
  const child = spawn(process.execPath, [TRACKER, 'import', path], {
    env: folder.env,
    cwd: folder.data.path,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/\(\d0 %\)/.test(said)) resolve();
    });
    child.once('exit', () => {
      resolve();
    });
  });
  child.kill('SIGKILL');
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
  expect([child.signalCode, said.includes(`${total} records taken`)]).toEqual(['SIGKILL', false]);
  const resumed = await folder.tracker(['import', path]);
  expect(resumed.code).toBe(0);
  expect(resumed.stderr).toContain(`${total} records taken, 0 bad`);
});

test('polling once prints a line per feed, and one feed can be asked by name', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/good')
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(rssOf([{ guid: '1', title: 'Pakistan, Russia sign agreement on rail in Moscow' }]));
    else response.writeHead(500).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const feeds = ['good', 'bad'].map((id) => ({ id, name: id, url: `${base}/${id}` }));
  const env = {
    ...folder.env,
    FEEDS_FILE: write('feeds.json', [{ feeds }]),
    ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
  };
  const poll = async (args: readonly string[]) => {
    return runTracker(args, { env, cwd: folder.data.path });
  };
  try {
    const once = await poll(['poll', '--once']);
    expect(once.code).toBe(0);
    const rows = z
      .array(z.object({ feed: z.string(), outcome: z.string(), new: z.number() }))
      .parse(recordsOf(once.stdout));
    expect(
      rows.toSorted((a, b) => a.feed.localeCompare(b.feed)).map((row) => [row.feed, row.outcome, row.new]),
    ).toEqual([
      ['bad', 'wrong-status', 0],
      ['good', 'parsed', 1],
    ]);
    const again = await poll(['poll', '--feed', 'good']);
    expect(recordsOf(again.stdout)).toMatchObject([{ feed: 'good', new: 0 }]);
    const unknown = await poll(['poll', '--feed', 'nope']);
    expect([unknown.code, unknown.stdout]).toEqual([1, '']);
    expect(unknown.stderr).toContain('no enabled feed "nope"');
    const doctor = await poll(['doctor']);
    expect(doctor.code).toBe(1);
    expect(doctor.stdout).toContain('feed bad:');
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('a port that is taken stops the service with what to do, and leaves no database running', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = String(typeof address === 'object' && address !== null ? address.port : 0);
  const { code, stderr } = await runTracker(['serve'], {
    env: { ...folder.env, PORT: port },
    cwd: folder.data.path,
  });
  server.close();
  expect(code).toBe(1);
  expect(stderr).toContain(`cannot listen on 127.0.0.1, port ${port}: something else listens there`);
  expect(folder.data.serverPid()).toBeNull();
});
