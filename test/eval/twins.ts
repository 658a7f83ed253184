import { createClassifier } from '../../src/classification/domain/classifier.js';
import type { Lexicon } from '../../src/classification/domain/lexicon.js';
import { tokenize } from '../../src/classification/domain/tokens.js';
import type { GroupingKnowledge } from '../../src/developments/domain/grouping-knowledge.js';
import { takingAllAsRelevant } from './as-relevant.js';
import type { Judged } from './figures.js';
import { reportOf, type Labelled } from './labelled.js';

/** Two reports of two acts that differ in one thing only: goods, town or number. */
export type Twins = readonly [Judged, Judged];
/** Makes twins of a report, none where nothing in its headline can be put for another. */
export type TwinMaker = (one: Judged) => readonly Twins[];

type Words = Readonly<Record<string, readonly string[]>>;

/** What another act deals in, where it is; plain words, since only their being others counts. */
const GOODS: Words = {
  en: [
    'wheat',
    'rice',
    'potatoes',
    'tractors',
    'fertiliser',
    'leather',
    'medicines',
    'fish',
    'steel',
    'mangoes',
  ],
  ru: [
    'пшеницы',
    'риса',
    'картофеля',
    'тракторов',
    'удобрений',
    'лекарств',
    'рыбы',
    'стали',
    'манго',
    'мяса',
  ],
  ur: ['گندم', 'چاول', 'آلو', 'ٹریکٹر', 'کھاد', 'ادویات', 'مچھلی', 'اسٹیل', 'آم', 'گوشت'],
};
const TOWNS: Words = {
  en: [
    'Multan',
    'Perm',
    'Sialkot',
    'Kazan',
    'Peshawar',
    'Samara',
    'Karachi',
    'Tomsk',
    'Lahore',
    'Vladivostok',
  ],
  ru: [
    'Мултане',
    'Перми',
    'Сиалкоте',
    'Казани',
    'Пешаваре',
    'Самаре',
    'Карачи',
    'Томске',
    'Лахоре',
    'Владивостоке',
  ],
  ur: ['ملتان', 'پرم', 'سیالکوٹ', 'قازان', 'پشاور', 'سمارا', 'کراچی', 'ٹومسک', 'لاہور', 'ولادیووستوک'],
};
/** How a headline says that something takes place in a town. */
const PLACED: Readonly<Record<string, (title: string, town: string) => string>> = {
  en: (title, town) => `${title} in ${town}`,
  ru: (title, town) => `${title} в ${town}`,
  ur: (title, town) => `${town} میں ${title}`,
};
const NUMBER = /(?<![\p{L}\d.,-])\d{2,}(?![\d.,%])/gu;
const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/.test(digits);

/** Steps through a list, so that each report meets another word. */
function another(words: readonly string[], turn: number, present: (word: string) => boolean): string | null {
  const others = words.filter((word) => !present(word));
  return others[turn % Math.max(1, others.length)] ?? null;
}

/** The row with one word put for another, in headline and summary. */
function replaced(row: Labelled, from: string, to: string): Labelled {
  return {
    ...row,
    id: `${row.id} with ${to}`,
    title: row.title.replaceAll(from, to),
    summary: row.summary?.replaceAll(from, to) ?? null,
  };
}

/** Makes twins by the guide's rule that another cargo, another place, another amount is another act. */
export function createTwinMaker(lexicon: Lexicon, knowledge: GroupingKnowledge): TwinMaker {
  const classify = createClassifier(takingAllAsRelevant(lexicon));
  const judged = (row: Labelled): Judged => ({
    row,
    verdict: { ...classify(reportOf(row)), relevant: true },
  });
  const isGoods = (word: string): boolean => [...knowledge.subjectsOf([word])].some(knowledge.isMatter);
  const isTown = (word: string): boolean => knowledge.placesOf([word]).size > 0;
  const known = new Map<string, readonly Twins[]>();

  const exchanged = (
    row: Labelled,
    isKind: (word: string) => boolean,
    words: readonly string[],
  ): Labelled[] => {
    const there = tokenize(row.title).find(({ norm }) => isKind(norm));
    if (there === undefined) return [];
    const to = another(words, row.id.length + there.start, (word) => row.title.includes(word));
    return to === null ? [] : [replaced(row, row.title.slice(there.start, there.end), to)];
  };
  const placed = (row: Labelled, language: string): Labelled[][] => {
    const place = PLACED[language];
    const towns = TOWNS[language] ?? [];
    const turn = row.title.length;
    const [here, there] = [towns[turn % towns.length], towns[(turn + 3) % towns.length]];
    if (place === undefined || here === undefined || there === undefined) return [];
    if (tokenize(row.title).some(({ norm }) => isTown(norm))) return [];
    return [
      [here, there].map((town) => ({ ...row, id: `${row.id} in ${town}`, title: place(row.title, town) })),
    ];
  };
  const counted = (row: Labelled): Labelled[] => {
    const [digits] = (row.title.match(NUMBER) ?? []).filter((found) => !isYear(found));
    return digits === undefined ? [] : [replaced(row, digits, String(Number(digits) * 2 + 10))];
  };

  return ({ row }) => {
    const made = known.get(row.id);
    if (made !== undefined) return made;
    const language = row.language ?? 'en';
    const of = (words: Words): readonly string[] => words[language] ?? [];
    const single = [
      ...exchanged(row, isGoods, of(GOODS)),
      ...exchanged(row, isTown, of(TOWNS)),
      ...counted(row),
    ];
    const pairs = [...single.map((twin) => [row, twin]), ...placed(row, language)];
    const twins = pairs.flatMap(([a, b]) =>
      a === undefined || b === undefined ? [] : [[judged(a), judged(b)] as const],
    );
    known.set(row.id, twins);
    return twins;
  };
}
