import { Logger } from '@nestjs/common';
import type { Measures } from '../kernel/measures.js';
import { tellFailure, type FailedWork } from './failed-work.js';

class Lines extends Logger {
  readonly said: string[] = [];
  override warn(message: unknown): void {
    this.said.push(`warn: ${String(message)}`);
  }

  override error(cause: unknown, message?: unknown): void {
    this.said.push(`error: ${String(message)} (${JSON.stringify(cause)})`);
  }
}

/** How often each kind of work failed. */
class Failures implements Measures {
  readonly counts = new Map<string, number>();
  count(name: string, labels: Readonly<Record<string, string>>): void {
    const key = `${name} ${labels['work'] ?? ''}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  took(): void {
    throw new Error('A failure takes no time.');
  }
}

const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

function told(error: unknown, own: Partial<FailedWork> = {}) {
  const [logger, measures] = [new Lines(), new Failures()];
  const words = { whileAway: 'polling goes on', otherwise: 'a look failed; the next one comes by itself' };
  tellFailure({ work: 'polling', logger, measures, ...words, ...own }, error);
  return { said: logger.said, counts: Object.fromEntries(measures.counts) };
}

test('work that failed is counted by its name and told with its cause and what comes next', () => {
  const { said, counts } = told({ reason: 'a feed without a host' });
  expect(counts).toEqual({ 'failures_total polling': 1 });
  expect(said).toEqual([
    'error: a look failed; the next one comes by itself ({"err":{"reason":"a feed without a host"}})',
  ]);
});

test('a database that is away is one line, and counts', () => {
  const { said, counts } = told(away);
  expect(counts).toEqual({ 'failures_total polling': 1 });
  expect(said).toEqual(['warn: The database is away; polling goes on when it is back.']);
});

test('a database that is away is not told again by work that another work speaks for', () => {
  const { said, counts } = told(away, { work: 'upkeep', whileAway: null });
  expect(counts).toEqual({ 'failures_total upkeep': 1 });
  expect(said).toEqual([]);
});
