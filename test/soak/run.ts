import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { median } from '../bench/figures.js';
import { startReceiver } from '../database/alerts/receiver.js';
import { feedsFile } from '../feeds/loopback-feeds.js';
import { DataFolder } from '../support/data-folder.js';
import { GrowingFeeds } from './growing-feeds.js';
import type { TableSize } from './messages.js';
import { ServiceProcess } from './service-process.js';

const FIRST_DAY = Date.parse('2026-11-23T05:00:00.000Z');
const DAY_MS = 86_400_000;
const DAYS_A_YEAR = 365.25;
/** How often a run is measured. */
const SAMPLES = 40;
/** What people read each day of the run. */
const READS = ['/api/v1/index?from=2026-W40', '/api/v1/developments?limit=50', '/api/v1/articles?limit=50'];
const ADMIN_TOKEN = 'the-token-of-the-soak-and-of-nobody-else';

export interface SoakOptions {
  readonly days: number;
  readonly feeds: number;
  readonly itemsADay: number;
  /** Told after each sample. */
  readonly progress: (sample: Sample, day: number) => void;
}

/** What a day of the run took: the looks of the service by the clock and of its processor, and the pages read. */
interface LivedDay {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly readMs: number;
}

/** What was measured at a time of the run; times are medians of the days since the sample before. */
export interface Sample extends LivedDay {
  readonly year: number;
  readonly articles: number;
  readonly residentMb: number;
  readonly heapMb: number;
  readonly tables: readonly TableSize[];
}

/** Lets the whole service live through so many days of generated feeds, and measures it as it goes. */
export async function soak(options: SoakOptions): Promise<readonly Sample[]> {
  const data = new DataFolder();
  const house = await GrowingFeeds.open(options.feeds, options.itemsADay);
  const receiver = await startReceiver({ keeps: false });
  const file = feedsFile(house.outlets);
  let service: ServiceProcess | null = null;
  try {
    service = await ServiceProcess.start(settings(data.path, file), new Date(FIRST_DAY).toISOString());
    await subscribe(service.url, receiver.url('/hook'));
    const samples = await liveDays(service, house, options);
    await service.end();
    return samples;
  } finally {
    await service?.kill();
    await receiver.close();
    await house.close();
    rmSync(dirname(file), { recursive: true });
    data.remove();
  }
}

async function liveDays(
  service: ServiceProcess,
  house: GrowingFeeds,
  { days, progress }: SoakOptions,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const every = Math.max(1, Math.floor(days / SAMPLES));
  let lived: LivedDay[] = [];
  for (let day = 1; day <= days; day += 1) {
    const now = new Date(FIRST_DAY + day * DAY_MS);
    house.publish(now);
    const { wallMs, cpuMs } = await service.liveDay(now.toISOString());
    lived.push({ wallMs, cpuMs, readMs: await readPages(service.url) });
    if (day % every !== 0) continue;
    const { residentMb, heapMb, tables } = await service.sizes();
    const place = { year: day / DAYS_A_YEAR, articles: house.published };
    const sample = { ...place, ...medians(lived), residentMb, heapMb, tables };
    samples.push(sample);
    progress(sample, day);
    lived = [];
  }
  return samples;
}

function medians(lived: readonly LivedDay[]): LivedDay {
  return {
    wallMs: median(lived.map(({ wallMs }) => wallMs)),
    cpuMs: median(lived.map(({ cpuMs }) => cpuMs)),
    readMs: median(lived.map(({ readMs }) => readMs)),
  };
}

async function readPages(url: string): Promise<number> {
  const since = performance.now();
  for (const path of READS) {
    const answer = await fetch(`${url}${path}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  }
  return performance.now() - since;
}

/** Somebody who is told of every development, so that deliveries are made. */
async function subscribe(url: string, target: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/subscriptions/endpoints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ ruleId: 'topic.all', target: { channel: 'webhook', url: target } }),
  });
  if (answer.status !== 201) throw new Error(`Subscribing answered ${answer.status}: ${await answer.text()}`);
}

function settings(dataDir: string, feeds: string): Record<string, string> {
  return {
    ADMIN_TOKEN,
    DATA_DIR: dataDir,
    FEEDS_FILE: feeds,
    POLL_ENABLED: 'true',
    PORT: '0',
    ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
    LOG_LEVEL: 'error',
  };
}
