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
  /** All they are called and known by, folded, each word parted by one blank. */
  readonly searched: readonly string[];
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
      searched: same.flatMap(({ name: { en, ru, ur }, spellings }) => [en, ru, ur, ...spellings].map(folded)),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, LANGUAGE));
}

/** Whether each word that is typed begins a word of one of its names or spellings, in whatever language. */
export function isMeant({ searched }: NamedParties, typed: string): boolean {
  const words = folded(typed).split(' ');
  return searched.some((name) => words.every((word) => ` ${name}`.includes(` ${word}`)));
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
