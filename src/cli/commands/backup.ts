import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { presentSecretKeys } from '../../config/secret-key.js';
import { DraftFile, isThere, writingFault } from '../../database/backup/draft-file.js';
import { openPlace, refuseMissing } from '../../database/backup/place.js';
import { openSession } from '../../database/backup/session.js';
import { readBackup, type VerifiedBackup } from '../../database/backup/verify-backup.js';
import { writeBackup, type WriteOptions } from '../../database/backup/write-backup.js';
import { systemClock } from '../../kernel/clock.js';
import { TrackerError } from '../../kernel/errors.js';
import { EXIT, UsageError, type Command, type Terminal } from '../command.js';
import { showProgress } from '../progress-bar.js';
import { settingsOrError, terminalLog } from '../world.js';

export const backupCommand: Command = {
  operands: 'FILE',
  options: {
    'with-key': {
      type: 'boolean',
      about: 'put the secret key into the file too; keep the file as safe as the key',
    },
    overwrite: { type: 'boolean', about: 'replace a file of that name, once the new one is whole' },
  },
  details: [
    'The file holds every table as one consistent snapshot, with row counts and content hashes; it is read again and',
    'compared before it gets its name. The service may run meanwhile. The secret key, without which the addresses and',
    'secrets in it cannot be read, is not in it unless asked for: keep DATA_DIR/secret-key or SECRET_KEY beside it.',
    'Prints one record: {file, bytes, tables, rows, sha256, postgres, migrations, withKey}.',
  ],
  async run({ operands, options, terminal }) {
    const [file, ...others] = operands;
    if (file === undefined || others.length > 0) throw new UsageError('name one FILE');
    const path = resolve(file);
    const settings = settingsOrError();
    if (options['overwrite'] !== true && (await isThere(path))) {
      throw new TrackerError(`${path} is there already.`, 'Name another file, or add --overwrite.');
    }
    refuseMissing(settings);
    const secretKeys = await presentSecretKeys(settings);
    const withKey = options['with-key'] === true;
    const place = await openPlace(settings, terminalLog(terminal));
    try {
      const made = await makeFile(path, place.url, { now: systemClock.now(), secretKeys, withKey }, terminal);
      await terminal.out(`${JSON.stringify(await recordOf(path, made))}\n`);
      warnOfKey(made, terminal);
      return EXIT.done;
    } finally {
      await place.close();
    }
  },
};

/** Writes the draft, reads it again, and gives it its name; nothing is left of one that fails. */
async function makeFile(
  path: string,
  url: string,
  about: Omit<WriteOptions, 'onProgress'>,
  terminal: Terminal,
): Promise<VerifiedBackup> {
  const file = new DraftFile(path);
  const client = await openSession(url);
  const show = showProgress(terminal, 'writing');
  try {
    const options = {
      ...about,
      onProgress: (table: string, share: number) => {
        show(share, table);
      },
    };
    const written = await writeBackup(client, await file.stream(), options);
    const { size } = await stat(file.draft);
    const verifying = showProgress(terminal, 'verifying');
    const read = await readBackup(file.draft, (bytes) => {
      verifying(bytes / size);
    });
    if (read.manifest.sha256 !== written.manifest.sha256) {
      throw new TrackerError(
        `${path} does not read as it was written. No backup was made.`,
        'Check the disk, or name a file on another one.',
      );
    }
    await file.keep();
    return read;
  } catch (error) {
    await file.drop();
    throw writingFault(path, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function recordOf(path: string, { header, manifest }: VerifiedBackup) {
  return {
    file: path,
    bytes: (await stat(path)).size,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    sha256: manifest.sha256,
    postgres: header.postgres,
    migrations: header.migrations.length,
    withKey: header.secretKey !== null,
  };
}

function warnOfKey({ header }: VerifiedBackup, terminal: Terminal): void {
  if (header.secretKey !== null) {
    terminal.say('The file holds the secret key: whoever has it can read every address and secret in it.');
  } else if (header.secretKeyMark !== null) {
    terminal.say(
      'The secret key is not in the file: keep DATA_DIR/secret-key (or SECRET_KEY) too, in another place.',
    );
  }
}
