import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { silentLog } from '../../src/database/log.js';
import type { Bench, BenchOptions } from './bench.js';
import { median, ratio, spread } from './figures.js';
import { runWell } from './program.js';
import { startService } from './running-service.js';

export const startBench: Bench = {
  name: 'start',
  about:
    'tracker serve to its start-up line; yardstick: an empty Node process and a bare PostgreSQL on the same data, one after the other',
  async run({ rounds, print }: BenchOptions) {
    const times = {
      cold: [] as number[],
      warm: [] as number[],
      node: [] as number[],
      postgres: [] as number[],
    };
    for (let round = 0; round < rounds; round += 1) {
      const dataDir = mkdtempSync(join(tmpdir(), 'tracker-bench-start-'));
      try {
        times.cold.push(await startOnce(dataDir));
        times.warm.push(await startOnce(dataDir));
        times.node.push((await runWell(process.execPath, ['-e', '0'])).ms);
        times.postgres.push(await postgresStart(dataDir));
      } finally {
        rmSync(dataDir, { recursive: true, force: true });
      }
    }
    const least = median(times.node) + median(times.postgres);
    print(
      `cold start (database made, baseline stored): ${spread(times.cold)}, ${ratio(median(times.cold), least)}`,
    );
    print(`warm start: ${spread(times.warm)}, ${ratio(median(times.warm), least)}`);
    print(
      `yardstick: node -e 0 ${spread(times.node)} + PostgreSQL to its first connection ${spread(times.postgres)}`,
    );
  },
};

async function startOnce(dataDir: string): Promise<number> {
  const service = await startService(dataDir);
  await service.stop();
  return service.readyMs;
}

async function postgresStart(dataDir: string): Promise<number> {
  const since = performance.now();
  const server = await EmbeddedServer.open(dataDir, silentLog);
  const ms = performance.now() - since;
  await server.close();
  return ms;
}
