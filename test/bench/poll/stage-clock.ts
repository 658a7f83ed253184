/**
 * Loaded before the command line (`node --import`), times its stages from outside and writes what it saw to
 * STAGE_CLOCK_FILE when the process ends. The code that is measured knows nothing of it.
 */
import { writeFileSync } from 'node:fs';
import { ClassificationService } from '../../../src/classification/classification.service.js';
import { DevelopmentsService } from '../../../src/developments/developments.service.js';
import { FeedFetcher } from '../../../src/feeds/adapters/fetch/feed-fetcher.js';
import { ParserWorker, type ParseJob } from '../../../src/feeds/adapters/parse/parser-worker.js';
import { FeedsService } from '../../../src/feeds/feeds.service.js';
import { JobEngine } from '../../../src/pipeline/job-engine.js';
import { PollStore } from '../../../src/pipeline/poll-store.service.js';
import { unionMs, type Interval, type StageTimes } from './stage-times.js';

type Stage = 'fetch' | 'parse' | 'keep' | 'classify' | 'group' | 'jobs';

const seen: Record<Stage, Interval[]> = {
  fetch: [],
  parse: [],
  keep: [],
  classify: [],
  group: [],
  jobs: [],
};
const now = (): number => performance.now();
/** Processor time of all threads, milliseconds; `null` until the first question. */
let cpuAtStart: NodeJS.CpuUsage | null = null;

/** Puts a timer around a method, which may give a promise. */
function timed(prototype: object, method: string, stage: Stage): void {
  const original: unknown = Reflect.get(prototype, method);
  if (typeof original !== 'function') throw new Error(`There is no ${method} to time.`);
  Reflect.set(prototype, method, function (this: unknown, ...args: unknown[]): unknown {
    const from = now();
    const ended = (): void => void seen[stage].push({ from, to: now() });
    const result: unknown = Reflect.apply(original, this, args);
    if (result instanceof Promise) return result.finally(ended);
    ended();
    return result;
  });
}

/** A question lasts until its document is handed on to be parsed, or until it is answered otherwise. */
function timeQuestions(): void {
  const asked = new Map<unknown, number>();
  const answered = (due: unknown): void => {
    const from = asked.get(due);
    if (from !== undefined) seen.fetch.push({ from, to: now() });
    asked.delete(due);
  };
  const { prototype } = FeedFetcher;
  const ask: unknown = Reflect.get(prototype, 'ask');
  const read: unknown = Reflect.get(prototype, 'read');
  if (typeof ask !== 'function' || typeof read !== 'function') throw new Error('The fetcher has changed.');
  Reflect.set(prototype, 'ask', async function (this: unknown, ...args: unknown[]): Promise<unknown> {
    asked.set(args[0], now());
    cpuAtStart ??= process.cpuUsage();
    try {
      return await (Reflect.apply(ask, this, args) as Promise<unknown>);
    } finally {
      answered(args[0]);
    }
  });
  Reflect.set(prototype, 'read', function (this: unknown, ...args: unknown[]): unknown {
    answered(args[0]);
    const answer: unknown = Reflect.apply(read, this, args);
    return answer;
  });
}

/** A document is parsed from when a thread takes it until the thread has answered. */
function timeParsing(): void {
  const run: unknown = Reflect.get(ParserWorker.prototype, 'run');
  if (typeof run !== 'function') throw new Error('The parser thread has changed.');
  Reflect.set(ParserWorker.prototype, 'run', function (this: unknown, job: ParseJob): unknown {
    const from = now();
    const settle: ParseJob['settle'] = (result) => {
      seen.parse.push({ from, to: now() });
      job.settle(result);
    };
    const taken: unknown = Reflect.apply(run, this, [{ ...job, settle }]);
    return taken;
  });
}

timeQuestions();
timeParsing();
timed(PollStore.prototype, 'keep', 'keep');
timed(ClassificationService.prototype, 'classify', 'classify');
timed(DevelopmentsService.prototype, 'regroup', 'group');
for (const method of ['enqueuePolls', 'takePolls', 'completePolls', 'dropPolls'])
  timed(JobEngine.prototype, method, 'jobs');
for (const method of ['due', 'claim']) timed(FeedsService.prototype, method, 'jobs');

process.once('exit', () => {
  const file = process.env['STAGE_CLOCK_FILE'];
  if (file === undefined) return;
  const cpu = process.cpuUsage(cpuAtStart ?? undefined);
  const all = Object.values(seen).flat();
  const began = seen.fetch.reduce((least, { from }) => Math.min(least, from), Infinity);
  const times: StageTimes = {
    startMs: began,
    pollMs: all.reduce((most, { to }) => Math.max(most, to), 0) - began,
    fetchMs: unionMs(seen.fetch),
    parseMs: unionMs(seen.parse),
    storeMs: unionMs(seen.keep) - unionMs(seen.classify),
    classifyMs: unionMs(seen.classify),
    groupMs: unionMs(seen.group),
    jobsMs: unionMs(seen.jobs),
    cpuMs: (cpu.user + cpu.system) / 1_000,
    mainThreadShare: performance.eventLoopUtilization().utilization,
    peakMb: process.resourceUsage().maxRSS / 1_024,
  };
  writeFileSync(file, JSON.stringify(times));
});
