import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { createOutbound } from '../../src/outbound/outbound.js';
import * as answers from '../support/feed-server.js';
import { startWatch, type TimeTaken } from './time-taken.js';

export interface BombFigures {
  readonly name: string;
  /** Bytes on the wire. */
  readonly bytes: number;
  readonly outcome: string;
  readonly taken: TimeTaken;
  /** How much the process grew while it was read. */
  readonly grownMb: number;
}

const MB = 1_000_000;
const zeros = (mb: number): Buffer => Buffer.alloc(mb * MB);
const brotli = (bytes: Buffer): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

const BOMBS: readonly (readonly [string, string, () => Buffer])[] = [
  ['200 MB of zeros in gzip', 'gzip', () => gzipSync(zeros(200))],
  ['200 MB of zeros in brotli', 'br', () => brotli(zeros(200))],
  ['gzip in gzip in gzip', 'gzip, gzip, gzip', () => gzipSync(gzipSync(gzipSync(zeros(100))))],
  ['gzip in brotli', 'gzip, br', () => brotli(gzipSync(zeros(100)))],
  ['gzip that is none', 'gzip', () => Buffer.from('no gzip')],
  ['gzip cut off', 'gzip', () => gzipSync(zeros(5)).subarray(0, 2_000)],
  ['fifty codings at once', Array.from({ length: 50 }, () => 'gzip').join(', '), () => gzipSync(zeros(1))],
];

/** Fetches bodies that unfold without end, and measures what the process grows by meanwhile. */
export async function attackByBombs(): Promise<readonly BombFigures[]> {
  const server = await answers.startFeedServer(['127.0.0.9']);
  const outbound = createOutbound({ userAgent: 'x', allowPrivateNetworks: ['127.0.0.9/32'] });
  const figures: BombFigures[] = [];
  try {
    for (const [at, [name, coding, make]] of BOMBS.entries()) {
      const body = make();
      server.on(`/${at}`, answers.serve(body, { headers: { 'content-encoding': coding } }));
      const grown = watchGrowth();
      const watch = startWatch();
      const result = await outbound.get({ url: server.url(`/${at}`), accept: '*/*' });
      const taken = watch();
      const outcome = result.ok ? `status ${result.status}, ${result.body.length} bytes` : result.reason;
      figures.push({ name, bytes: body.length, outcome, taken, grownMb: grown() });
    }
    return figures;
  } finally {
    await outbound.close();
    await server.close();
  }
}

/** Looks at the process's memory until it is asked how much it grew at most, megabytes. */
function watchGrowth(): () => number {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 5);
  return () => {
    look();
    clearInterval(timer);
    return (most - before) / MB;
  };
}
