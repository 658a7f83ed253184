import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openDatabase } from '../../../src/database/open-database.js';
import { browserPath, startBrowser } from '../../../src/reports/adapters/pdf/start-browser.js';
import type { Bench, BenchOptions } from '../bench.js';
import { count } from '../figures.js';
import { startService } from '../running-service.js';
import { fillYears } from '../stored-years.js';
import { makeHostile } from './hostile-texts.js';
import { lookAtHostile } from './hostile-look.js';
import { measureInteractions, measureLoads, measureScripts, runLighthouse } from './measures.js';

const DEVELOPMENTS = 100_000;
const HOSTILE = 10_000;

const wished = (): string | null => process.env['CHROMIUM_PATH'] ?? null;

export const dashboardBench: Bench = {
  name: 'dashboard',
  about: `pages in real Chromium with ${count(DEVELOPMENTS)} developments stored, beside what issue 5 asks`,
  async run(options: BenchOptions) {
    const dataDir = mkdtempSync(join(tmpdir(), 'tracker-bench-dashboard-'));
    const service = await startService(dataDir);
    const browser = await startBrowser(wished());
    try {
      const database = await openDatabase({ databaseUrl: null, dataDir });
      try {
        await fillYears(database.dataSource, DEVELOPMENTS, new Date());
        await measure(service.url, browser, options);
        await makeHostile(database.dataSource, HOSTILE, DEVELOPMENTS);
        await lookAtHostile(browser, service.url, {
          newest: HOSTILE,
          of: DEVELOPMENTS,
          print: options.print,
        });
      } finally {
        await database.close();
      }
    } finally {
      await browser.close();
      await service.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

async function measure(url: string, browser: Browser, options: BenchOptions): Promise<void> {
  await measureScripts(browser, url, options);
  await measureLoads(browser, url, options);
  await measureInteractions(browser, url, options);
  await runLighthouse(await browserPath(wished()), url, options);
}
