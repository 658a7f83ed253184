import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Entry } from '../domain/lexicon.js';
import { PARTY_KINDS, type Party } from '../domain/party.js';

const names = z.strictObject({
  source: z.string().min(1),
  entries: z.array(
    z.strictObject({
      id: z.string().min(1),
      kind: z.enum(PARTY_KINDS),
      en: z.string().min(1),
      ru: z.string().min(1),
      ur: z.string().min(1),
    }),
  ),
});

/** Reads what the lexicon's people, bodies and places are called, each with its spellings there, in the order of the file. */
export function loadParties(entries: readonly Entry[]): readonly Party[] {
  const data = readFileSync(new URL('../data/names.json', import.meta.url), 'utf8');
  return names.parse(JSON.parse(data)).entries.map(({ id, kind, en, ru, ur }) => ({
    id,
    kind,
    name: { en, ru, ur },
    spellings: spellingsOf(entries, id),
  }));
}

/** An id may have several entries. */
function spellingsOf(entries: readonly Entry[], id: string): readonly string[] {
  const terms = entries.filter((entry) => entry.id === id).flatMap((entry) => entry.terms);
  return [...new Set(terms.map((term) => term.replaceAll('*', '')))];
}
