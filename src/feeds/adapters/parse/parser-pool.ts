import type { ParseOptions, ParseResult } from '../../domain/parse-result.js';
import { ParserWorker, stopped, type ParseJob, type ParserLimits } from './parser-worker.js';

export interface ParserPoolOptions extends ParserLimits {
  /** How many feeds are parsed at once, at least 1. */
  readonly workers: number;
  /** The compiled worker; by default the one that stands beside this file, or in `dist` when run from source. */
  readonly entry?: URL;
}

/** Parses feeds away from the event loop, each under a hard limit of time and memory. */
export interface ParserPool {
  /** As `parseFeed`, with the limits' failures added; never rejects. The bytes stay the caller's. */
  parse(bytes: Uint8Array, options?: ParseOptions): Promise<ParseResult>;
  /** Ends the threads; what is still waiting or running is answered `stopped`. */
  close(): Promise<void>;
}

/** A pool of parser threads; none is started before its first job. */
export function createParserPool(options: ParserPoolOptions): ParserPool {
  return new WorkerPool(options);
}

class WorkerPool implements ParserPool {
  private readonly workers: readonly ParserWorker[];
  private readonly waiting: ParseJob[] = [];
  private isClosed = false;

  constructor(options: ParserPoolOptions) {
    const entry = options.entry ?? defaultEntry();
    this.workers = Array.from(
      { length: Math.max(1, options.workers) },
      () =>
        new ParserWorker(entry, options, () => {
          this.takeNext();
        }),
    );
  }

  async parse(bytes: Uint8Array, options: ParseOptions = {}): Promise<ParseResult> {
    if (this.isClosed) return stopped();
    return new Promise((settle) => {
      this.waiting.push({ bytes, options, settle });
      this.takeNext();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const job of this.waiting.splice(0)) job.settle(stopped());
    await Promise.all(this.workers.map(async (worker) => worker.close()));
  }

  private takeNext(): void {
    const free = this.workers.find((worker) => !worker.isBusy);
    const job = free === undefined ? undefined : this.waiting.shift();
    if (job !== undefined) free?.run(job);
  }
}

function defaultEntry(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(
    isSource ? '../../../../dist/src/feeds/adapters/parse/worker.js' : './worker.js',
    import.meta.url,
  );
}
