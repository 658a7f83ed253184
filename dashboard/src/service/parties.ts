import type { Party } from '../../../src/classification/domain/party.js';
import { PARTY_KINDS } from '../../../src/classification/domain/party.js';
import { list, oneOf, record, text } from './guards.js';

/** Somebody or something that a rule can be about. */
export const party = record<Party>({
  id: text,
  kind: oneOf(PARTY_KINDS),
  name: record<Party['name']>({ en: text, ru: text, ur: text }),
  spellings: list(text),
});
