import type { INestApplicationContext, Type } from '@nestjs/common';
import type { World } from '../app.module.js';
import { readEnvironment } from '../config/environment.js';
import { secretKeys } from '../config/secret-key.js';
import type { Settings } from '../config/settings.js';
import { openDatabase, type OpenDatabase } from '../database/open-database.js';
import type { DatabaseLog } from '../database/log.js';
import { systemClock } from '../kernel/clock.js';
import { TrackerError } from '../kernel/errors.js';
import type { Terminal } from './command.js';

/** The settings of the environment; throws a TrackerError that names every one that is wrong. */
export function settingsOrError(): Settings {
  const read = readEnvironment();
  if (read.ok) return read.settings;
  throw new TrackerError(
    `The settings cannot be used:\n${read.problems.map((problem) => `  ${problem.message}`).join('\n')}`,
    'Correct them and start again; the README lists all settings.',
  );
}

/** Opens the database and says what takes long; joins the embedded server of a running service. */
export function openWorldDatabase(settings: Settings, terminal: Terminal): Promise<OpenDatabase> {
  return openDatabase(settings, { log: terminalLog(terminal), keyIds: () => keyIds(settings) });
}

async function keyIds(settings: Settings): Promise<readonly string[]> {
  // Loaded while the database's server starts, as the stages are.
  const { keyIdsOf } = await import('../alerts/key-rotation.service.js');
  return keyIdsOf(await secretKeys(settings));
}

/** What the database says, as messages of a command. */
export function terminalLog(terminal: Terminal): DatabaseLog {
  const say = (message: string): void => {
    terminal.say(message);
  };
  return { info: say, warn: say };
}

/** Runs a piece of work with the services of the stages on the settings' database, and closes all of it. */
export async function withServices<T>(
  terminal: Terminal,
  work: (get: <S>(service: Type<S>) => S, world: World) => Promise<T>,
): Promise<T> {
  const settings = settingsOrError();
  // The stages are loaded while the database's server starts.
  const loading = import('./services.js');
  const database = await openDatabase(settings);
  const world: World = { settings, database, clock: systemClock };
  let context: INestApplicationContext | null = null;
  try {
    const opened = await (await loading).openServices(world);
    context = opened;
    return await work((service) => opened.get(service, { strict: false }), world);
  } finally {
    // Closing the context closes the database; without a context it must be closed here.
    await (context === null ? database.close() : context.close());
  }
}
