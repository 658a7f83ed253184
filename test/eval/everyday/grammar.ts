import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { pick, type Random } from '../../bench/texts/random.js';

/** What a made-up report is about: nothing of either, one side with third states, look-alikes, or both side by side. */
export const KINDS = ['plain', 'oneSide', 'lookAlike', 'bothNamed'] as const;
export type Kind = (typeof KINDS)[number];

const patterns = z.array(z.string().min(1)).min(1);
const grammarFile = z.strictObject({
  source: z.string().min(1),
  lists: z.record(z.string(), z.string()),
  kinds: z.strictObject({ plain: patterns, oneSide: patterns, lookAlike: patterns, bothNamed: patterns }),
  summaries: patterns,
});

/** Patterns of one language: `{name}` stands for one of a list, `[a|b]` for one of the words, `#` for a number. */
export interface Grammar {
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly kinds: Readonly<Record<Kind, readonly string[]>>;
  readonly summaries: readonly string[];
}

const LARGEST_NUMBER = 900;
const SLOT = /\{(\w+)\}|\[([^[\]]*)\]|#/gu;

/** Splits at `|` where it stands outside of brackets. */
function alternatives(list: string): string[] {
  return list.match(/(?:\[[^\]]*\]|[^|[])+|(?<=\|)(?=$)/gu) ?? [];
}

/** Reads a grammar file; a list that is named but not given throws with its name. */
export function readGrammar(file: URL): Grammar {
  const { lists, kinds, summaries } = grammarFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const grammar = {
    lists: new Map(Object.entries(lists).map(([name, list]) => [name, alternatives(list)] as const)),
    kinds,
    summaries,
  };
  const all = [...Object.values(kinds).flat(), ...summaries, ...Object.values(lists)].join(' ');
  for (const [, name = ''] of all.matchAll(/\{(\w+)\}/gu))
    if (!grammar.lists.has(name)) throw new Error(`${file.pathname}: no list is called "${name}".`);
  return grammar;
}

/** Fills a pattern in; lists may name lists. */
export function written(pattern: string, grammar: Grammar, random: Random): string {
  const filled = pattern.replace(SLOT, (slot, name: string | undefined, words: string | undefined) => {
    if (name !== undefined) return written(pick(grammar.lists.get(name) ?? [], random), grammar, random);
    if (words !== undefined) return written(pick(words.split('|'), random), grammar, random);
    return String(2 + Math.floor(random() * LARGEST_NUMBER));
  });
  return filled.trim();
}
