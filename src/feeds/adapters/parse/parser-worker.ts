import { Worker } from 'node:worker_threads';
import {
  parseFailure,
  type ParseFailure,
  type ParseOptions,
  type ParseResult,
} from '../../domain/parse-result.js';
import { isReply, type WorkerRequest } from './worker-messages.js';

/** The limits every parse runs under. */
export interface ParserLimits {
  /** A parse that takes longer is ended with its worker. */
  readonly timeoutMs: number;
  /** Heap of one worker; a parse that needs more is ended with its worker. */
  readonly maxOldGenerationMb: number;
}

/** One parse to be done. */
export interface ParseJob {
  readonly bytes: Uint8Array;
  readonly options: ParseOptions;
  readonly settle: (result: ParseResult) => void;
}

interface Running {
  readonly id: number;
  readonly job: ParseJob;
  readonly timer: NodeJS.Timeout;
}

/**
 * A thread that parses one feed after another. It starts with the first job and is replaced when a job
 * kills it; it keeps the process alive only while a job runs, which the time limit bounds.
 */
export class ParserWorker {
  private worker: Worker | null = null;
  private running: Running | null = null;
  private lastId = 0;

  constructor(
    private readonly entry: URL,
    private readonly limits: ParserLimits,
    private readonly whenFree: () => void,
  ) {}

  get isBusy(): boolean {
    return this.running !== null;
  }

  run(job: ParseJob): void {
    const worker = (this.worker ??= this.start());
    const id = ++this.lastId;
    const timer = setTimeout(() => {
      this.giveUp(timedOut(this.limits.timeoutMs));
    }, this.limits.timeoutMs);
    this.running = { id, job, timer };
    // A copy, so that the caller's bytes stay usable after the transfer.
    const bytes = new Uint8Array(job.bytes);
    const request: WorkerRequest = { id, bytes, options: job.options };
    worker.ref();
    worker.postMessage(request, [bytes.buffer]);
  }

  /** Ends the thread; a job that runs is told so. */
  async close(): Promise<void> {
    const worker = this.worker;
    this.giveUp(stopped());
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.entry, {
      resourceLimits: { maxOldGenerationSizeMb: this.limits.maxOldGenerationMb },
      execArgv: [],
      env: {},
    });
    worker.on('message', (message: unknown) => {
      if (isReply(message) && message.id === this.running?.id) this.settle(message.result);
    });
    worker.on('error', (error: unknown) => {
      if (this.worker === worker) this.giveUp(this.died(error));
    });
    worker.on('exit', () => {
      if (this.worker === worker) this.giveUp(this.died(null));
    });
    return worker;
  }

  private settle(result: ParseResult): void {
    const running = this.running;
    this.running = null;
    this.worker?.unref();
    if (running === null) return;
    clearTimeout(running.timer);
    running.job.settle(result);
    this.whenFree();
  }

  /** The thread is of no more use; the next job starts another. */
  private giveUp(failure: ParseFailure): void {
    const worker = this.worker;
    this.worker = null;
    worker?.unref();
    void worker?.terminate();
    this.settle(failure);
  }

  private died(error: unknown): ParseFailure {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    return code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(this.limits.maxOldGenerationMb) : crashed(error);
  }
}

/** The pool was closed before the parse was done. */
export function stopped(): ParseFailure {
  return parseFailure(
    'stopped',
    'The service stopped before the feed was read.',
    'Nothing: it is read at the next poll.',
  );
}

function timedOut(timeoutMs: number): ParseFailure {
  return parseFailure(
    'timeout',
    `Reading the feed took more than ${timeoutMs} ms and was ended.`,
    'If it happens again, look at the feed in a browser: it may be huge or hostile; disable it if so.',
  );
}

function outOfMemory(maxOldGenerationMb: number): ParseFailure {
  return parseFailure(
    'out-of-memory',
    `Reading the feed needed more than ${maxOldGenerationMb} MB of memory and was ended.`,
    'Look for a shorter feed of the same publisher; disable this one if it is hostile.',
  );
}

function crashed(error: unknown): ParseFailure {
  const reason =
    typeof error === 'object' && error !== null && 'message' in error
      ? String(error.message)
      : 'the thread ended';
  return parseFailure(
    'broken',
    `The parser failed on this feed (${reason}).`,
    'Keep the feed’s bytes and report them: no feed should do this. Other feeds are not affected.',
  );
}
