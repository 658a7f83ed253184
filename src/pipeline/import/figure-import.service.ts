import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { COMTRADE_COLUMNS, readComtradeRow } from '../../indicators/domain/comtrade-row.js';
import { hasBegun, type RowReading } from '../../indicators/domain/imported-figure.js';
import type { Observation } from '../../indicators/domain/observation.js';
import { sipriReader, SIPRI_COLUMNS } from '../../indicators/domain/sipri-row.js';
import { ObservationsService } from '../../indicators/observations.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import type { ArchiveFile } from './archive-file.js';
import type { ImportOptions, Rejected } from './import-options.js';
import { ImportRuns, type ImportRun } from './import-runs.js';
import { tableRows, type PlacedRow } from './table-rows.js';

/** Rows looked at in one transaction: a kill loses at most these, and they are read again. */
const BATCH = 2_000;

/** The columns of a table, and a reader of its rows in their order. */
const TABLES = {
  comtrade: { columns: COMTRADE_COLUMNS, reader: () => readComtradeRow },
  sipri: { columns: SIPRI_COLUMNS, reader: sipriReader },
} as const;

/** The figures that a table has given so far: the line that first gave each, and its value. */
type Given = Map<string, { readonly line: number; readonly value: Observation['value'] }>;

/** What some rows gave. */
interface Batch {
  readonly figures: Observation[];
  readonly rejected: Rejected[];
  rows: number;
  taken: number;
  skipped: number;
}

/** Takes in tables of figures as UN Comtrade and SIPRI give them out. */
@Injectable()
export class FigureImportService {
  constructor(
    private readonly runs: ImportRuns,
    private readonly observations: ObservationsService,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Imports what is left of a table; one that was imported before brings nothing. Gives how far the run is then. */
  async run(file: ArchiveFile, kind: keyof typeof TABLES, options: ImportOptions): Promise<ImportRun> {
    let run = await this.runs.open(file, this.clock.now());
    if (run.isFinished) return run;
    const { columns, reader } = TABLES[kind];
    const read = reader();
    const given: Given = new Map();
    const before = run.done;
    const today = this.clock.now().toISOString().slice(0, 10);
    let batch = emptyBatch();
    let last: PlacedRow | null = null;
    for await (const placed of tableRows(file, columns)) {
      const reading: RowReading =
        placed.row === null ? { kind: 'bad', reason: placed.fault } : begun(read(placed.row), today);
      const told = first(placed.line, reading, given);
      // What was stored before the run was broken off is read again, since later rows are held against it.
      if (placed.line <= before) continue;
      last = placed;
      take(placed, told, batch);
      if (batch.rows < BATCH) continue;
      run = await this.store(file, run, { batch, placed, options });
      batch = emptyBatch();
    }
    if (last !== null) run = await this.store(file, run, { batch, placed: last, options });
    await this.runs.finish(file, this.clock.now());
    return { ...run, isFinished: true };
  }

  private async store(
    file: ArchiveFile,
    run: ImportRun,
    { batch, placed, options }: { batch: Batch; placed: PlacedRow; options: ImportOptions },
  ): Promise<ImportRun> {
    batch.rejected.forEach(options.onReject);
    const next = {
      ...run,
      done: placed.line,
      accepted: run.accepted + batch.taken,
      rejected: run.rejected + batch.rejected.length,
      skipped: run.skipped + batch.skipped,
    };
    const now = this.clock.now();
    await this.dataSource.transaction(async (manager) => {
      await this.observations.storeImported(batch.figures, manager, now);
      await this.runs.advance(file, next, manager);
    });
    options.onProgress(next, placed.share);
    return next;
  }
}

/** A row of a period that is still to come is a slip of the hand. */
function begun(reading: RowReading, today: string): RowReading {
  const ahead = reading.kind === 'figures' ? reading.figures.find((one) => !hasBegun(one, today)) : undefined;
  if (ahead === undefined) return reading;
  return { kind: 'bad', reason: `period: ${ahead.period.from ?? ''} is still to come` };
}

function emptyBatch(): Batch {
  return { figures: [], rejected: [], rows: 0, taken: 0, skipped: 0 };
}

/** A second figure of the same series and period is nobody's to choose from, and the same one again is no other. */
function first(line: number, reading: RowReading, given: Given): RowReading {
  if (reading.kind !== 'figures') return reading;
  for (const { id, series, value } of reading.figures) {
    const known = given.get(id);
    if (known === undefined || known.value === value) continue;
    const reason = `a second figure for the same series and period (${series}); that of line ${known.line} was taken`;
    return { kind: 'bad', reason };
  }
  const again = reading.figures.map(({ id }) => given.get(id)?.line ?? null);
  if (!again.includes(null))
    return { kind: 'bad', reason: `the same figures as line ${again[0] ?? line}, which were taken` };
  for (const { id, value } of reading.figures) if (!given.has(id)) given.set(id, { line, value });
  return reading;
}

/** Adds what a row gave. */
function take({ line, text }: PlacedRow, reading: RowReading, batch: Batch): void {
  batch.rows += 1;
  switch (reading.kind) {
    case 'skipped':
      batch.skipped += 1;
      return;
    case 'bad':
      batch.rejected.push({ line, reason: reading.reason, record: text });
      return;
    case 'figures':
      batch.figures.push(...reading.figures);
      batch.taken += 1;
  }
}
