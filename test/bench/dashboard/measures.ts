import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import type { BenchOptions } from '../bench.js';
import { median, spread, time } from '../figures.js';
import { INTERACTIONS } from './interactions.js';
import type { Lighthouse } from './lighthouse.js';
import { CATEGORIES, lighthouseOf } from './lighthouse.js';
import type { Noted } from './slow-page.js';
import { SLOW_DOWN, openSlowly, settled } from './slow-page.js';

const ROUTES = ['/', '/trends', '/developments', '/history'] as const;
const LIGHTHOUSE_ROUTES = ['/', '/trends', '/developments'] as const;
const KILOBYTE = 1_000;
const TO_REACH = {
  javascriptKb: 90,
  lcp: '1.5 s',
  interaction: '100 ms',
  performance: 0.99,
  other: 1,
} as const;
/** Given after an interaction for its picture to be shown and noted. */
const AFTERWARDS_MS = 400;

async function packedBytes(address: string): Promise<number> {
  const answer = await fetch(address);
  return gzipSync(Buffer.from(await answer.arrayBuffer())).length;
}

/** Chart.js and what draws with it, fetched when a chart comes near the screen; a page stands and can be read without. */
const CHART_CODE = /\/(?:charts|draw)/;

async function kilobytes(addresses: readonly string[]): Promise<string> {
  const packed = await Promise.all(addresses.map(packedBytes));
  return (packed.reduce((sum, size) => sum + size, 0) / KILOBYTE).toFixed(1);
}

/** What a fresh reader fetches of scripts, packed: before a page stands, and with its first charts. */
export async function measureScripts(browser: Browser, url: string, { print }: BenchOptions): Promise<void> {
  const sizes: string[] = [];
  for (const route of ROUTES) {
    const { page, close } = await openSlowly(browser, url, 1);
    const scripts = new Set<string>();
    page.on('request', (request) => {
      if (request.url().endsWith('.js')) scripts.add(request.url());
    });
    await page.goto(route);
    await settled(page);
    const all = [...scripts];
    const own = await kilobytes(all.filter((address) => !CHART_CODE.test(address)));
    sizes.push(`${route} ${own} kB (${await kilobytes(all)} kB with its charts' code)`);
    await close();
  }
  print(`first JavaScript, gzip (${TO_REACH.javascriptKb} kB asked): ${sizes.join(', ')}`);
}

/** From a fresh start to the largest piece of content, and how far pieces moved. */
export async function measureLoads(
  browser: Browser,
  url: string,
  { rounds, print }: BenchOptions,
): Promise<void> {
  for (const route of ROUTES) {
    const seen: Noted[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { page, noted, close } = await openSlowly(browser, url);
      await page.goto(route);
      await settled(page);
      await page.waitForTimeout(AFTERWARDS_MS);
      seen.push(await noted());
      await close();
    }
    const lcp = spread(seen.map(({ lcpMs }) => lcpMs));
    const cls = median(seen.map((one) => one.cls)).toFixed(3);
    const reports = seen.reduce((sum, { violations }) => sum + violations, 0);
    const longest = time(median(seen.map(({ longestTaskMs }) => longestTaskMs)));
    print(
      `${route}: LCP at ${SLOW_DOWN}x ${lcp} (${TO_REACH.lcp} asked), longest task ${longest}, layout shift ${cls} (0), policy reports ${reports} (0)`,
    );
  }
}

/** From a key or button pressed to the next picture, the longest of each act. */
export async function measureInteractions(
  browser: Browser,
  url: string,
  { rounds, print }: BenchOptions,
): Promise<void> {
  for (const { route, what, act } of INTERACTIONS) {
    const seen: Noted[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { page, noted, close } = await openSlowly(browser, url);
      await page.goto(route);
      await settled(page);
      await noted();
      await act(page);
      await page.waitForTimeout(AFTERWARDS_MS);
      await settled(page);
      seen.push(await noted());
      await close();
    }
    const interaction = spread(seen.map(({ interactionMs }) => interactionMs));
    const longest = time(median(seen.map(({ longestTaskMs }) => longestTaskMs)));
    const cls = median(seen.map((one) => one.cls)).toFixed(3);
    print(
      `${route}, ${what}: interaction at ${SLOW_DOWN}x ${interaction} (${TO_REACH.interaction} asked), longest task ${longest}, shift ${cls}`,
    );
  }
}

/** Lighthouse on the main pages. */
export async function runLighthouse(
  browserPath: string,
  url: string,
  { rounds, print }: BenchOptions,
): Promise<void> {
  for (const route of LIGHTHOUSE_ROUTES) {
    const reports: Lighthouse[] = [];
    for (let round = 0; round < rounds; round += 1) {
      reports.push(await lighthouseOf(`${url}${route}`, browserPath));
    }
    const words = CATEGORIES.map((name) => {
      const score = median(reports.map(({ scores }) => scores.get(name) ?? Number.NaN));
      return `${name} ${score.toFixed(2)} (${name === 'performance' ? TO_REACH.performance : TO_REACH.other})`;
    });
    print(`Lighthouse, mobile, ${route}: ${words.join(', ')}`);
    for (const lost of new Set(reports.at(-1)?.lost)) print(`  points lost by ${lost}`);
  }
}
