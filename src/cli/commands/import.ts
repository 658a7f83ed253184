import { appendFileSync } from 'node:fs';
import type { Type } from '@nestjs/common';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { FeedsService } from '../../feeds/feeds.service.js';
import { openArchive, type ArchiveFile } from '../../pipeline/import/archive-file.js';
import { FigureImportService } from '../../pipeline/import/figure-import.service.js';
import type { ImportOptions, Rejected } from '../../pipeline/import/import-options.js';
import { ImportService } from '../../pipeline/import/import.service.js';
import type { ImportRun } from '../../pipeline/import/import-runs.js';
import { StartService } from '../../pipeline/start.service.js';
import { audited, commandLineActor } from '../audited.js';
import { EXIT, textOption, UsageError, type Command, type Invocation, type Terminal } from '../command.js';
import { unwritable } from '../output.js';
import { bar } from '../progress-bar.js';
import { withServices } from '../world.js';

const DONE = 200;

export const importCommand: Command = {
  operands: 'FILE…',
  options: {
    publisher: {
      type: 'string',
      value: 'NAME',
      about: 'outlet of a captured feed (default: the host of its links)',
    },
    rejects: {
      type: 'string',
      value: 'FILE',
      about: 'where bad records go (default: NAME.rejects.jsonl in this folder)',
    },
  },
  details: [
    'A line of JSON Lines: {title, id?, summary?, url?, language?, publishedAt?, publisher} (date, source, link, guid',
    'are aliases). Dates may be years, months, days or instants. Weeks with articles of an outlet count as covered.',
    'A table (CSV) as UN Comtrade or SIPRI (arms transfers register) gives it out brings figures of trade and arms:',
    'only rows between Pakistan and Russia or the Soviet Union are taken, the others are counted.',
    'The feeds of an OPML list are added to those that are polled.',
    'An import that was broken off goes on where it stopped; a file that was imported before brings nothing.',
  ],
  run(invocation) {
    const { operands, terminal } = invocation;
    if (operands.length === 0) throw new UsageError('name at least one FILE');
    return withServices(terminal, async (get, world) => {
      await get(StartService).prepare();
      let rejected = 0;
      for (const path of operands) {
        const file = await openArchive(path);
        const change = { action: 'tracker import', target: file.name, detail: { kind: file.kind } };
        rejected += await audited(world, change, async () => {
          const bad =
            file.kind === 'opml'
              ? await addFeeds(file, { feeds: get(FeedsService), now: world.clock.now(), terminal })
              : await importFile(importerOf(file, get), file, optionsOf(invocation, file));
          return { status: DONE, result: bad };
        });
      }
      const developments = await get(DevelopmentsService).regroup(world.clock.now());
      terminal.say(`${developments} developments are new or changed.`);
      // Searches are planned by what the tables hold; the database would look by itself only a minute later.
      await world.database.dataSource.query('ANALYZE');
      return rejected === 0 ? EXIT.done : EXIT.failed;
    });
  },
};

interface FileOptions {
  readonly publisher: string | null;
  readonly rejects: string;
  readonly terminal: Terminal;
}

function optionsOf(invocation: Invocation, { name }: ArchiveFile): FileOptions {
  return {
    publisher: textOption(invocation, 'publisher'),
    rejects: textOption(invocation, 'rejects') ?? `${name}.rejects.jsonl`,
    terminal: invocation.terminal,
  };
}

interface ListOptions {
  readonly feeds: FeedsService;
  readonly now: Date;
  readonly terminal: Terminal;
}

/** Adds the feeds of a list; no record of it is bad. */
async function addFeeds({ name, path }: ArchiveFile, { feeds, now, terminal }: ListOptions): Promise<number> {
  const added = await feeds.addList(path, commandLineActor(), now);
  terminal.say(`${name}: ${added} feeds added to those that are polled.`);
  return 0;
}

type Importer = (options: ImportOptions) => Promise<ImportRun>;

/** What takes in a file of this kind. */
function importerOf(file: ArchiveFile, get: <S>(service: Type<S>) => S): Importer {
  const { kind } = file;
  return kind === 'comtrade' || kind === 'sipri'
    ? (options) => get(FigureImportService).run(file, kind, options)
    : (options) => get(ImportService).run(file, options);
}

/** Imports one file with a progress line; gives how many of its records were bad. */
async function importFile(importer: Importer, file: ArchiveFile, options: FileOptions): Promise<number> {
  const { terminal, rejects } = options;
  const run = await importer({
    publisher: options.publisher,
    onProgress: progress(file, terminal),
    onReject: (bad) => {
      keepRejected(rejects, bad);
    },
  });
  if (run.before !== null) {
    const on = run.before.toISOString().slice(0, 10);
    terminal.say(
      `${file.name} was imported before (${on}: ${run.accepted} records taken, ${run.rejected} bad) and brings nothing.`,
    );
    return 0;
  }
  const where = run.rejected === 0 ? '' : `; bad records with their reasons: ${rejects}`;
  const others =
    run.skipped === 0 ? '' : `, ${run.skipped} left out as not between Pakistan and Russia, or parts`;
  terminal.say(`${file.name}: ${run.accepted} records taken, ${run.rejected} bad${others}${where}.`);
  return run.rejected;
}

/** A bar on a screen; a line for every tenth of the file elsewhere. */
function progress(file: ArchiveFile, terminal: Terminal): (now: ImportRun, share: number) => void {
  let tenths = 0;
  return (now, share) => {
    const done = `${file.name}: ${now.accepted} taken, ${now.rejected} bad`;
    if (terminal.isScreen) {
      terminal.draw(`${bar(share)} ${done}`);
      return;
    }
    const reached = Math.floor(share * 10);
    if (reached > tenths && reached < 10) terminal.say(`${done} (${reached * 10} %)`);
    tenths = Math.max(tenths, reached);
  };
}

function keepRejected(path: string, { line, reason, record }: Rejected): void {
  try {
    appendFileSync(path, `${JSON.stringify({ line, reason, record })}\n`);
  } catch (error) {
    throw unwritable(path, error);
  }
}
