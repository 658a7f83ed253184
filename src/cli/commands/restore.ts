import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { keyStandingOf } from '../../alerts/key-rotation.service.js';
import { adoptSecretKeys, presentSecretKeys } from '../../config/secret-key.js';
import type { Settings } from '../../config/settings.js';
import { secretKeyMark, type BackupHeader } from '../../database/backup/backup-format.js';
import { openSession } from '../../database/backup/session.js';
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
    await print(terminal, path, restored, restored.sameKey);
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
): Promise<Restored & { readonly sameKey: boolean | null }> {
  const log = terminalLog(terminal);
  const place = await openPlace(settings, log);
  const show = showProgress(terminal, 'restoring');
  try {
    await place.acquireServiceLock();
    const restored = await restoreBackup(place.url, {
      path,
      log,
      replace,
      own: place.own,
      by: { actor: commandLineActor(), at: systemClock.now() },
      onBytes: (bytes) => {
        show(bytes / size);
      },
    });
    return {
      ...restored,
      sameKey: await settleKeys(place.url, { settings, terminal, header: restored.header }),
    };
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

interface KeySettling {
  readonly settings: Settings;
  readonly terminal: Terminal;
  readonly header: BackupHeader;
}

/**
 * Takes over the keys of the file where there are none yet; says what to do where something that was restored is under a key that
 * is not here. Null: there were no secrets.
 */
async function settleKeys(url: string, { settings, terminal, header }: KeySettling): Promise<boolean | null> {
  const { secretKey, formerKeys, secretKeyMark: mark } = header;
  if (mark === null) return null;
  const [current, ...former] =
    secretKey === null
      ? await presentSecretKeys(settings)
      : await adoptSecretKeys(settings, [secretKey, ...formerKeys]);
  const isSame = current !== undefined && (await openAll(url, [current, ...former], mark));
  if (isSame) return true;
  terminal.say(
    'The secret key here is not that of the backup, so that the addresses and secrets in it cannot be read. Before the\n' +
      'service starts, put the key file that belongs to it at DATA_DIR/secret-key, or set SECRET_KEY to it.',
  );
  return false;
}

/** Whether these keys open all that was restored; of a backup in which nothing tells, whether its key is among them. */
async function openAll(url: string, keys: readonly [Buffer, ...Buffer[]], mark: string): Promise<boolean> {
  const client = await openSession(url);
  try {
    const asked = { query: async (sql: string): Promise<unknown> => (await client.query(sql)).rows };
    const { current, former, unknown } = await keyStandingOf(asked, keys);
    const isAnySealed = [current, ...former, ...unknown].some(({ values }) => values > 0);
    return isAnySealed ? unknown.length === 0 : keys.some((key) => secretKeyMark(key) === mark);
  } finally {
    await client.end();
  }
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
