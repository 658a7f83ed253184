/**
 * A process that uses the embedded server of the folder it is given, as a service would: it says `ready` with its
 * figures, runs a statement per line of its input, and leaves in order when the input ends.
 */
import { createInterface } from 'node:readline';
import pg from 'pg';
import { TrackerError } from '../../src/kernel/errors.js';
import { EmbeddedServer } from '../../src/database/embedded/embedded-server.js';

function say(word: string, detail: unknown): void {
  process.stdout.write(`${JSON.stringify([word, detail])}\n`);
}

const [dataDir = '', role] = process.argv.slice(2);
const log = {
  info: (message: string) => {
    say('info', message);
  },
  warn: (message: string) => {
    say('warn', message);
  },
};

try {
  const since = performance.now();
  const server = await EmbeddedServer.open(dataDir, log);
  const client = new pg.Client(server.url);
  client.on('error', (error) => {
    say('warn', error.message);
  });
  try {
    if (role === 'service') await server.acquireServiceLock();
    await client.connect();
    say('ready', performance.now() - since);
    for await (const sql of createInterface(process.stdin)) {
      say('rows', (await client.query(sql)).rows);
    }
  } finally {
    await client.end();
    await server.close();
  }
  say('left', null);
} catch (error) {
  say('failed', error instanceof TrackerError ? `${error.message} ${error.remedy}` : String(error));
  process.exitCode = 1;
}
