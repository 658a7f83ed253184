/**
 * Names compared across scripts without a lexicon: each is reduced to its consonants in a common spelling
 * (Шульгинов, Shulginov and شولگینوف all become `Slgn`). Vowels, y, v, w and f are dropped, since Urdu writes o, u, v
 * and w with one letter and -ov with f. Short skeletons say nothing and are left out.
 */

const LATIN_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh/g, 'S'],
  [/tch|ch/g, 'C'],
  [/kh/g, 'h'],
  [/zh/g, 'z'],
  [/dj|dzh/g, 'j'],
  [/ts/g, 's'],
  [/ph/g, 'f'],
  [/([bdgt])h/g, '$1'],
  [/x/g, 'ks'],
  [/[cq]/g, 'k'],
];

const CYRILLIC: Readonly<Record<string, string>> = {
  б: 'b', г: 'g', д: 'd', ж: 'z', з: 'z', к: 'k', л: 'l', м: 'm', н: 'n', п: 'p', р: 'r',
  с: 's', т: 't', х: 'h', ц: 's', ч: 'C', ш: 'S', щ: 'S',
}; // prettier-ignore

const URDU: Readonly<Record<string, string>> = {
  ب: 'b', پ: 'p', ت: 't', ٹ: 't', ط: 't', ث: 's', س: 's', ص: 's', ج: 'j', چ: 'C', ح: 'h', خ: 'h', ہ: 'h', ه: 'h',
  د: 'd', ڈ: 'd', ذ: 'z', ز: 'z', ژ: 'z', ض: 'z', ظ: 'z', ر: 'r', ڑ: 'r', ش: 'S', غ: 'g', گ: 'g', ق: 'k', ک: 'k',
  ك: 'k', ل: 'l', م: 'm', ن: 'n', ں: 'n',
}; // prettier-ignore

const WORDS = /[\p{L}\p{M}]+/gu;
const CAPITAL = /^\p{Lu}/u;
const CYRILLIC_CASE_ENDING = /(?:ом|ым|ем|ой|ого|ому|ами|ах)$/;
const SHORTEST = 3;
/** Urdu has no capitals, so every word is tried: longer skeletons keep chance matches rare. */
const SHORTEST_URDU = 4;

/** Skeletons of the capitalised words of a text in Latin or Cyrillic script, and of all words in Arabic script. */
export function nameSkeletons(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [word] of text.matchAll(WORDS)) {
    const skeleton = skeletonOf(word);
    if (skeleton !== null) found.add(skeleton);
  }
  return found;
}

function skeletonOf(word: string): string | null {
  if (/^\p{Script=Arabic}/u.test(word))
    return longEnough(letterByLetter(word.replace(/[ہه]$/, ''), URDU), SHORTEST_URDU);
  if (!CAPITAL.test(word)) return null;
  const lower = word.toLowerCase();
  if (/^\p{Script=Cyrillic}/u.test(word)) {
    const stem = lower.length > 6 ? lower.replace(CYRILLIC_CASE_ENDING, '') : lower;
    return longEnough(letterByLetter(stem.replaceAll('дж', 'ج'), { ...CYRILLIC, ج: 'j' }), SHORTEST);
  }
  return longEnough(latinSkeleton(lower), SHORTEST);
}

function latinSkeleton(lower: string): string {
  let text = lower.normalize('NFD').replace(/\p{M}/gu, '');
  for (const [pair, letter] of LATIN_PAIRS) text = text.replace(pair, letter);
  return text.replace(/[^bdghjklmnprstzSC]/g, '');
}

function letterByLetter(word: string, table: Readonly<Record<string, string>>): string {
  let skeleton = '';
  for (const letter of word) skeleton += table[letter] ?? '';
  return skeleton;
}

function longEnough(skeleton: string, shortest: number): string | null {
  const single = skeleton.replace(/(.)\1+/g, '$1');
  return single.length >= shortest ? single : null;
}
