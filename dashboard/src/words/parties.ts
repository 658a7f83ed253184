import { foldWord } from '../../../src/classification/domain/characters.js';
import type { Party } from '../../../src/classification/domain/party.js';
import { LANGUAGE } from '../language/language.js';
import { t } from '../language/say.js';

export const PARTY_KIND_LABEL: Readonly<Record<Party['kind'], string>> = {
  person: t`party¦person`,
  organisation: t`party¦company or body`,
  place: t`party¦place`,
  country: t`party¦country`,
  thing: t`party¦thing`,
};

/** Those that are called the same in the page's language, offered as one. */
export interface NamedParties {
  readonly ids: readonly string[];
  readonly kind: Party['kind'];
  readonly name: string;
  /** All they are called, folded, each word parted by one blank. */
  readonly names: readonly string[];
  /** All else they are known by, folded. */
  readonly spellings: readonly string[];
}

/** What is offered: one line for each name, in the order of the page's language. */
export function offeredParties(parties: readonly Party[]): readonly NamedParties[] {
  const byName = new Map<string, Party[]>();
  for (const one of parties) byName.set(one.name[LANGUAGE], [...(byName.get(one.name[LANGUAGE]) ?? []), one]);
  return [...byName]
    .map(([name, same]) => ({
      name,
      ids: same.map(({ id }) => id),
      kind: same[0]?.kind ?? 'thing',
      names: same.flatMap(({ name: { en, ru, ur } }) => [en, ru, ur].map(folded)),
      spellings: same.flatMap(({ spellings }) => spellings.map(folded)),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, LANGUAGE));
}

/**
 * Those of whom each word that is typed begins a word of one of their names or spellings, in whatever language; who is
 * called so comes before who is only known by it.
 */
export function meantParties<T extends NamedParties>(parties: readonly T[], typed: string): readonly T[] {
  const words = folded(typed).split(' ');
  const fits = (name: string): boolean => words.every((word) => ` ${name}`.includes(` ${word}`));
  const called = parties.filter(({ names }) => names.some(fits));
  const known = parties.filter((one) => !called.includes(one) && one.spellings.some(fits));
  return [...called, ...known];
}

function folded(name: string): string {
  return name
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(foldWord)
    .filter((word) => word !== '')
    .join(' ');
}

/** The names of ids, each once; an id that is not known stands as it is. */
export function partyNames(ids: readonly string[], parties: readonly Party[]): readonly string[] {
  const names = new Map(parties.map(({ id, name }) => [id, name[LANGUAGE]]));
  return [...new Set(ids.map((id) => names.get(id) ?? id))];
}
