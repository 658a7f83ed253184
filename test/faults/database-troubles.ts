import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { silentLog } from '../../src/database/log.js';
import { Chance } from '../security/chance.js';
import { DataFolder } from '../support/data-folder.js';
import { Wire } from '../support/wire.js';
import { TroubledService, type Aftermath } from './troubled-service.js';

export interface Trouble {
  readonly name: string;
  /** What was wrong after each round. */
  readonly rounds: readonly Aftermath[];
}

export interface TroubleOptions {
  readonly rounds: number;
  readonly seed: number;
  /** Whether all of it comes one after the other in each round, instead of each in rounds of its own. */
  readonly together: boolean;
}

interface Way {
  readonly wire: Wire;
  readonly chance: Chance;
}

type Befalls = (way: Way) => Promise<void>;

/** Goes away for a second or two and comes back. */
const away: Befalls = async ({ wire, chance }) => {
  await delay(chance.below(400));
  wire.cut();
  await delay(1_000 + chance.below(1_000));
  wire.mend();
};

/** Five times, whatever is under way on a connection is cut off. */
const cut: Befalls = async ({ wire, chance }) => {
  for (let time = 0; time < 5; time += 1) {
    await delay(chance.below(300));
    wire.drop();
  }
};

/** Every message to and from the database is late for three seconds. */
const slow: Befalls = async ({ wire }) => {
  wire.delayMs = 25;
  await delay(3_000);
  wire.delayMs = 0;
};

const together: Befalls = async (way) => {
  await slow(way);
  await cut(way);
  await away(way);
};

/** A database that goes away and comes back, whose connections are cut in whatever is under way, and that is slow. */
export async function databaseTroubles(options: TroubleOptions): Promise<readonly Trouble[]> {
  const folder = new DataFolder();
  const database = await EmbeddedServer.open(folder.path, silentLog);
  const wire = await Wire.to(database.url);
  const env = { DATABASE_URL: wire.url, SECRET_KEY: 'ab'.repeat(32) };
  let troubled: TroubledService | null = null;
  try {
    const house = await TroubledService.open(env, () => Promise.resolve(database.url));
    troubled = house;
    const way = { wire, chance: new Chance(options.seed) };
    const repeated = async (name: string, befalls: Befalls): Promise<Trouble> => {
      const rounds: Aftermath[] = [];
      for (let round = 0; round < options.rounds; round += 1) {
        rounds.push(await house.after(() => befalls(way)));
      }
      return { name, rounds };
    };
    if (options.together) return [await repeated('slow, cut and away', together)];
    return [
      await repeated('database away and back', away),
      await repeated('connections cut, five times a round', cut),
      await repeated('every message to and from the database 25 ms late', slow),
    ];
  } finally {
    wire.mend();
    await troubled?.close();
    await wire.remove();
    await database.close();
    folder.remove();
  }
}
