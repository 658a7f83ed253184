import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { everydayReports } from '../eval/everyday/stream.js';
import type { Bench } from './bench.js';
import { count } from './figures.js';

const LINES = 1_000_000;
const LINES_AT_ONCE = 1_000;
const SAMPLES = 10;
const MEGABYTE_KB = 1_024;

/** Resident memory of a process in MB, from Linux's own figures. */
function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? Number.NaN) / MEGABYTE_KB;
}

function* chunks(): Generator<string> {
  const stream = everydayReports(1);
  for (let n = 0; n < LINES; n += LINES_AT_ONCE) {
    const lines = Array.from({ length: LINES_AT_ONCE }, () => {
      const { id, title, summary, publishedAt } = stream.next().value;
      return `${JSON.stringify({ id, title, summary, publishedAt })}\n`;
    });
    yield lines.join('');
  }
}

export const classifyMemoryBench: Bench = {
  name: 'classify-memory',
  about: 'resident memory of `tracker classify` while a million lines go through it',
  async run({ print }) {
    const tracker = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
    const child = spawn(process.execPath, [tracker, 'classify'], { stdio: ['pipe', 'pipe', 'inherit'] });
    let relevant = 0;
    child.stdout.on('data', (bytes: Buffer) => {
      relevant += bytes.toString('latin1').split('"relevant":true').length - 1;
    });
    let lines = 0;
    for (const chunk of chunks()) {
      if (!child.stdin.write(chunk)) await once(child.stdin, 'drain');
      lines += LINES_AT_ONCE;
      if (lines % (LINES / SAMPLES) === 0 && child.pid !== undefined)
        print(`  after ${count(lines)} lines: ${residentMegabytes(child.pid).toFixed(0)} MB`);
    }
    child.stdin.end();
    await once(child, 'close');
    print(`${count(relevant)} verdicts "relevant" (all false: the news is made up)`);
  },
};
