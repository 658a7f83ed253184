import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { IncomingReport } from '../../articles/domain/incoming.js';
import { outletSlug } from '../../feeds/domain/outlet-names.js';
import { FeedParsingService } from '../../feeds/feed-parsing.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { IntakeService } from '../intake.service.js';
import { documentOf, type ArchiveFile } from './archive-file.js';
import { readArchiveRecord } from './archive-line.js';
import type { ImportOptions, Rejected } from './import-options.js';
import { ImportRuns, type ImportRun } from './import-runs.js';

/** Records stored in one transaction: a kill loses at most these, and they are read again. */
const BATCH = 1_000;

interface Batch {
  readonly reports: readonly IncomingReport[];
  readonly rejected: readonly Rejected[];
  readonly done: number;
  /** Of the file, 0 … 1. */
  readonly share: number;
}

/** Takes in archives: JSON Lines of articles, and feeds captured in files, with their own dates. */
@Injectable()
export class ImportService {
  constructor(
    private readonly runs: ImportRuns,
    private readonly intake: IntakeService,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Imports what is left of a file; one that was imported before brings nothing. Gives how far the run is then. */
  async run(file: ArchiveFile, options: ImportOptions): Promise<ImportRun> {
    let run = await this.runs.open(file, this.clock.now());
    if (run.isFinished) return run;
    const batches =
      file.kind === 'lines'
        ? lineBatches(file, run.done, this.clock.now())
        : feedBatches(file, options.publisher);
    for await (const batch of batches) {
      batch.rejected.forEach(options.onReject);
      run = await this.store(file, run, batch);
      options.onProgress(run, batch.share);
    }
    await this.runs.finish(file, this.clock.now());
    return { ...run, isFinished: true };
  }

  private async store(file: ArchiveFile, run: ImportRun, batch: Batch): Promise<ImportRun> {
    const next = {
      ...run,
      done: batch.done,
      accepted: run.accepted + batch.reports.length,
      rejected: run.rejected + batch.rejected.length,
    };
    const now = this.clock.now();
    await this.dataSource.transaction(async (manager) => {
      await this.intake.takeInArchive(batch.reports, manager, now);
      await this.runs.advance(file, next, manager);
    });
    return next;
  }
}

async function* lineBatches(file: ArchiveFile, alreadyDone: number, now: Date): AsyncGenerator<Batch> {
  const input = createReadStream(file.path);
  let [line, reports, rejected] = [0, [] as IncomingReport[], [] as Rejected[]];
  const batch = (): Batch => ({
    reports,
    rejected,
    done: line,
    share: input.bytesRead / Math.max(1, file.bytes),
  });
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line += 1;
    if (line <= alreadyDone || text.trim() === '') continue;
    const record = readLine(text, now);
    if (record.ok) reports.push(record.report);
    else rejected.push({ line, reason: record.reason, record: text });
    if (reports.length + rejected.length < BATCH) continue;
    yield batch();
    [reports, rejected] = [[], []];
  }
  yield batch();
}

function readLine(text: string, now: Date): ReturnType<typeof readArchiveRecord> {
  try {
    return readArchiveRecord(JSON.parse(text.replace(/^\uFEFF/, '')), now);
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, reason: `no JSON: ${error.message}` };
    throw error;
  }
}

async function* feedBatches(file: ArchiveFile, publisher: string | null): AsyncGenerator<Batch> {
  const parsed = await new FeedParsingService().parse(await documentOf(file), {});
  if (!parsed.ok) {
    const rejected = [{ line: 1, reason: `${parsed.message} ${parsed.remedy}`, record: file.name }];
    yield { reports: [], rejected, done: 1, share: 1 };
    return;
  }
  const { items, language } = parsed.feed;
  const reports = items.map((item) => ({
    publisher: outletSlug(publisher ?? hostOf(item.link) ?? file.name),
    feedId: null,
    guid: item.guid,
    link: item.link,
    title: item.title,
    summary: item.summary,
    language: language?.slice(0, 2).toLowerCase() ?? null,
    published: item.published,
    publishedRaw: item.publishedRaw,
  }));
  yield { reports, rejected: [], done: items.length, share: 1 };
}

function hostOf(link: string | null): string | null {
  return link !== null && URL.canParse(link) ? new URL(link).hostname.replace(/^www\./, '') : null;
}
