import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TrackerError } from '../kernel/errors.js';
import { forgetKey, type Forgotten } from './adapters/secrets/forget-key.js';
import { resealStep } from './adapters/secrets/reseal.js';
import { keyRing, type KeyRing } from './adapters/secrets/seal.js';
import {
  countByKey,
  namedKeys,
  SEALED_COLUMNS,
  type AnswersRows,
  type SealedColumn,
} from './adapters/secrets/sealed-columns.js';
import { keyHoldersIn } from './adapters/secrets/key-holders.js';
import { keyStanding, lackingKey, missingKeys, type KeyStanding } from './domain/key-standing.js';

/** Injection token of the keys that are given. */
export const KEY_RING = Symbol('key ring');

/** Sealed anew in one transaction: short enough that nobody waits long for a row of it. */
const STEP = 200;

/** What came of a rotation. */
export interface Rotated {
  readonly resealed: number;
  readonly damaged: number;
}

/** Brings what is sealed under former keys under the current one. */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(KEY_RING) private readonly ring: KeyRing,
  ) {}

  standing(): Promise<KeyStanding> {
    return standingOf(this.dataSource, this.ring);
  }

  /** Fails, and says what to do, where something is sealed under a key that is not given. */
  async refuseMissingKeys(): Promise<void> {
    const named = await namedKeys(this.dataSource);
    if (named.every((keyId) => this.ring.some(({ id }) => id === keyId))) return;
    // Only now, for the message: counting reads every text.
    const missing = missingKeys(await this.standing());
    if (missing !== null) throw new TrackerError(...missing);
  }

  /** Running processes that do not have the current key yet, and could not open what is sealed under it. */
  async lacking(): Promise<readonly string[]> {
    return lackingKey(await keyHoldersIn(this.dataSource), this.ring[0].id);
  }

  /**
   * Seals everything anew that stands under a former key, a step at a time: whatever was done stays done when it is broken
   * off. `onProgress` is told how many so far.
   */
  async run(onProgress: (resealed: number) => void): Promise<Rotated> {
    let resealed = 0;
    let damaged = 0;
    for (const column of SEALED_COLUMNS) {
      damaged += await this.column(column, (more) => {
        resealed += more;
        onProgress(resealed);
      });
    }
    return { resealed, damaged };
  }

  /** Gives up what a lost key sealed; null where the key is given, so that nothing is lost. */
  async forget(keyId: string, now: Date): Promise<Forgotten | null> {
    if (this.ring.some(({ id }) => id === keyId)) return null;
    return this.dataSource.transaction((manager) => forgetKey(manager, keyId, now));
  }

  /** Gives how many texts of a column do not open. */
  private async column(column: SealedColumn, onStep: (resealed: number) => void): Promise<number> {
    let damaged = 0;
    for (let after: string | null = ''; after !== null;) {
      const step = await resealStep(this.dataSource, this.ring, { column, after, most: STEP });
      damaged += step.damaged;
      after = step.last;
      onStep(step.resealed);
    }
    return damaged;
  }
}

/** What names 32-byte secret keys without telling them, in their order. */
export function keyIdsOf(secretKeys: readonly [Buffer, ...Buffer[]]): readonly string[] {
  return keyRing(secretKeys).map(({ id }) => id);
}

/** How what is stored stands to 32-byte secret keys, the current one first. */
export function keyStandingOf(
  asked: AnswersRows,
  secretKeys: readonly [Buffer, ...Buffer[]],
): Promise<KeyStanding> {
  return standingOf(asked, keyRing(secretKeys));
}

async function standingOf(asked: AnswersRows, [current, ...former]: KeyRing): Promise<KeyStanding> {
  return keyStanding(await countByKey(asked), [current.id, ...former.map(({ id }) => id)]);
}
