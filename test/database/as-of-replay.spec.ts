import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compareReads, type ReplayResult } from '../replay/compare.js';
import { History } from '../replay/history.js';
import { gapsAndOverlaps } from '../support/gaps.js';
import { openStageServices } from '../support/stage-services.js';

// Among these is every kind of decision that takes effect; `npm run replay` asks 10,000 times over 400 events.
const EVENTS = 90;
const READS = 160;
const SEED = 7;

async function replay(): Promise<ReplayResult> {
  const services = await openStageServices();
  try {
    const history = new History(services, SEED);
    await history.begin();
    for (let event = 0; event < EVENTS; event += 1) await history.step();
    expect(await gapsAndOverlaps(services.database.dataSource)).toEqual([]);
    return await compareReads(services, history.instants, { reads: READS, seed: SEED });
  } finally {
    await services.close();
  }
}

async function elsewhere(env: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...['--no-warnings', '--import', fileURLToPath(new URL('../support/typescript.mjs', import.meta.url))],
      fileURLToPath(new URL('../replay/main.ts', import.meta.url)),
      ...['--reads', String(READS), '--events', String(EVENTS), '--seed', String(SEED)],
    ],
    { env: { ...process.env, NODE_OPTIONS: '', ...env } },
  );
  return stdout;
}

describe('what was known at any instant', () => {
  it('is what a plain replay of the rows gives, in any time zone and locale', async () => {
    const { differences, digest } = await replay();
    expect(differences).toEqual([]);
    const said = await elsewhere({ TZ: 'Asia/Karachi', LC_ALL: 'ur_PK.UTF-8' });
    expect(said).toContain(`0 of ${READS}`);
    expect(said).toContain(digest);
    expect(await elsewhere({ TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' })).toContain(digest);
  });
});
