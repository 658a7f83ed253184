/**
 * `npm run test:a11y [-- --all] [--shard 1/4] [--kept FILE] [--at URL]`: axe on every page in every language, theme, width
 * and state, or on a pairwise sample. What is looked at is written to the kept file, so that a long run that was
 * interrupted goes on where it was.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { startBrowser } from '../support/browser.js';
import { ARTICLES, FEEDS, startService } from '../support/service.js';
import { KINDS_OF_PAGES } from '../browser/routes.js';
import type { Combination } from './combinations.js';
import { allCombinations, nameOf, pairwise, shardOf } from './combinations.js';
import { findingsOf } from './look.js';
import { readArguments } from '../support/arguments.js';

const USAGE = `npm run test:a11y [-- --all] [--shard I/N] [--kept FILE] [--at URL]
  Looks with axe at a pairwise sample of pages, languages, themes, widths and states.
  --all          every combination (about 3,100; an hour and more)
  --shard I/N    the Ith of N parts
  --kept FILE    what was looked at is written there, and a run that was interrupted goes on from it
  --at URL       a service that runs already, instead of one of its own`;
const values = readArguments(USAGE, {
  all: { type: 'boolean', default: false },
  shard: { type: 'string', default: '1/1' },
  kept: { type: 'string' },
  at: { type: 'string' },
});
const SAID_EVERY = 50;
/** A browser that has shown so many pages is started anew, so that a long run stays in little memory. */
const PAGES_A_BROWSER = 200;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** How many findings an earlier run had, by name: a line each, its name, then its findings, tabs between. */
function kept(path: string | undefined): Map<string, number> {
  if (path === undefined || !existsSync(path)) return new Map();
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return new Map(lines.map((line) => [line.split('\t')[0] ?? '', line.split('\t').length - 1]));
}

function keep(path: string | undefined, name: string, findings: readonly string[]): void {
  const line = [name, ...findings.map((finding) => finding.replaceAll(/\s+/g, ' '))].join('\t');
  if (path !== undefined) appendFileSync(path, `${line}\n`);
}

const service =
  values.at === undefined ? await startService({ import: [ARTICLES], env: { FEEDS_FILE: FEEDS } }) : null;
const url = values.at ?? service?.url ?? '';
const all = allCombinations(KINDS_OF_PAGES);
const wanted: readonly Combination[] = shardOf(values.all ? all : pairwise(all), values.shard);
const before = kept(values.kept);
let found = [...before.values()].reduce((sum, findings) => sum + findings, 0);
let browser = await startBrowser();
for (const [at, combination] of wanted.entries()) {
  const name = nameOf(combination);
  if (before.has(name)) continue;
  if (at % PAGES_A_BROWSER === PAGES_A_BROWSER - 1) {
    await browser.close();
    browser = await startBrowser();
  }
  const findings = await findingsOf(browser, url, combination).catch((reason: unknown) => {
    // One page that does not come must not end a run of an hour; a run that goes on looks at it again.
    print(`${name}: not looked at: ${String(reason).split('\n')[0] ?? ''}`);
    return null;
  });
  if (findings === null) {
    found += 1;
    continue;
  }
  found += findings.length;
  keep(values.kept, name, findings);
  for (const finding of findings) print(`${name}: ${finding}`);
  if ((at + 1) % SAID_EVERY === 0) say(`${at + 1} of ${wanted.length} looked at, ${found} findings so far`);
}
print(`${wanted.length} of ${all.length} combinations looked at: ${found} findings`);
await browser.close();
await service?.stop();
process.exitCode = found === 0 ? 0 : 1;
