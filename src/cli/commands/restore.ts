import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { adoptSecretKey, presentSecretKey } from '../../config/secret-key.js';
import type { Settings } from '../../config/settings.js';
import { secretKeyMark, type BackupHeader } from '../../database/backup/backup-format.js';
import { openPlace } from '../../database/backup/place.js';
import { restoreBackup, type Restored } from '../../database/backup/restore-backup.js';
import { readBackup } from '../../database/backup/verify-backup.js';
import { systemClock } from '../../kernel/clock.js';
import { TrackerError } from '../../kernel/errors.js';
import { messageOf } from '../../kernel/message-of.js';
import { commandLineActor } from '../audited.js';
import { EXIT, UsageError, type Command, type Terminal } from '../command.js';
import { showProgress } from '../progress-bar.js';
import { settingsOrError, terminalLog } from '../world.js';

export const restoreCommand: Command = {
  operands: 'FILE',
  options: {
    replace: {
      type: 'boolean',
      about: 'remove everything that stands in the database, once the backup is in',
    },
    check: { type: 'boolean', about: 'verify the file and change nothing' },
  },
  details: [
    'Verifies the file first, then restores it in one transaction, reads every table again and compares it by content',
    'hash, and brings an older schema up to this version. Where anything fails, the database is as it was. No service',
    'may run on the database. Everybody signs in again afterwards; the admin token is that of the backup.',
    'Prints one record: {file, madeAt, tables, rows, sha256, migrated, sameKey}.',
  ],
  async run({ operands, options, terminal }) {
    const [file, ...others] = operands;
    if (file === undefined || others.length > 0) throw new UsageError('name one FILE');
    const path = resolve(file);
    const settings = settingsOrError();
    const size = await sizeOf(path);
    const checking = showProgress(terminal, 'verifying');
    const verified = await readBackup(path, (bytes) => {
      checking(bytes / size);
    });
    if (options['check'] === true) {
      await print(terminal, path, { ...verified, migrated: [] }, null);
      return EXIT.done;
    }
    const restored = await restore(settings, { path, size, replace: options['replace'] === true }, terminal);
    await print(terminal, path, restored, await settleKey(settings, restored.header, terminal));
    return EXIT.done;
  },
};

interface Source {
  readonly path: string;
  readonly size: number;
  readonly replace: boolean;
}

async function restore(
  settings: Settings,
  { path, size, replace }: Source,
  terminal: Terminal,
): Promise<Restored> {
  const log = terminalLog(terminal);
  const place = await openPlace(settings, log);
  const show = showProgress(terminal, 'restoring');
  try {
    await place.acquireServiceLock();
    return await restoreBackup(place.url, {
      path,
      log,
      replace,
      own: place.own,
      by: { actor: commandLineActor(), at: systemClock.now() },
      onBytes: (bytes) => {
        show(bytes / size);
      },
    });
  } finally {
    await place.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return Math.max(1, (await stat(path)).size);
  } catch (error) {
    const reason = messageOf(error);
    throw new TrackerError(`${path} cannot be read: ${reason}.`, 'Name a file that "tracker backup" made.');
  }
}

/** Takes over the key of the file where there is none yet; says what to do where the keys differ. Null: no secrets. */
async function settleKey(
  settings: Settings,
  { secretKey, secretKeyMark: mark }: BackupHeader,
  terminal: Terminal,
): Promise<boolean | null> {
  if (mark === null) return null;
  const key =
    secretKey === null
      ? await presentSecretKey(settings)
      : await adoptSecretKey(settings, Buffer.from(secretKey, 'hex'));
  if (key !== null && secretKeyMark(key) === mark) return true;
  terminal.say(
    'The secret key here is not that of the backup, so that the addresses and secrets in it cannot be read. Before the\n' +
      'service starts, put the key file that belongs to it at DATA_DIR/secret-key, or set SECRET_KEY to it.',
  );
  return false;
}

async function print(
  terminal: Terminal,
  path: string,
  { header, manifest, migrated }: Restored,
  sameKey: boolean | null,
): Promise<void> {
  const record = {
    file: path,
    madeAt: header.madeAt,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    sha256: manifest.sha256,
    migrated,
    sameKey,
  };
  await terminal.out(`${JSON.stringify(record)}\n`);
}
