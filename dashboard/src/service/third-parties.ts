import type { ThirdParty } from '../../../src/baseline/domain/third-parties.js';
import { THIRD_PARTIES } from '../../../src/baseline/domain/third-parties.js';
import type { Trail } from './guards.js';
import { list, oneOf, record, text } from './guards.js';
import type { Development } from './records.js';
import { development } from './records.js';

interface Parties {
  readonly id: string;
  readonly parties: readonly ThirdParty[];
}

/** What third countries did, as the documents tell it. */
export type ThirdPartyEvent = Development & Parties;

const parties = record<Parties>({ id: text, parties: list(oneOf(THIRD_PARTIES)) });

export const thirdPartyEvent = (value: unknown, trail: Trail): value is ThirdPartyEvent =>
  parties(value, trail) && development(value, trail);
