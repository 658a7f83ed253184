import { tokenize } from '../../classification/domain/tokens.js';
import { stem } from '../../classification/domain/stems.js';
import type { ReportTraits } from '../../classification/domain/verdict.js';
import { dayText } from './calendar.js';
import { COMMON_NAMES, isCommonEntity } from './common-traits.js';
import type { GroupingKnowledge } from './grouping-knowledge.js';
import type { HeadlineWord } from './headline-slots.js';
import { nameSkeletons } from './name-skeletons.js';
import { daysIn } from './named-days.js';
import { reportDates } from './report-dates.js';
import type { ReportDates } from './report-dates.js';
import type { GroupingReport } from './report.js';
import { plainWording } from './syndication.js';
import { LARGEST_SMALL_NUMBER, numbersIn, ordinalsIn, yearsIn } from './text-numbers.js';

/** Kinds of traits whose sharing is evidence. */
export const TRAIT_KINDS = [
  'person',
  'office',
  'body',
  'place',
  'country',
  'object',
  'act',
  'subject',
  'titleSubject',
  'number',
  'smallNumber',
  'name',
] as const;
export type TraitKind = (typeof TRAIT_KINDS)[number];

/** Traits with how telling each is (0 … 8). */
export type Telling = ReadonlyMap<string, number>;

/** A report as grouping compares it. */
export interface ReportFeatures extends ReportDates {
  readonly report: GroupingReport;
  readonly language: string;
  readonly traits: Readonly<Record<TraitKind, Telling>>;
  readonly stems: Telling;
  /** Those of the headline. */
  readonly titleStems: Telling;
  readonly quantities: ReadonlySet<string>;
  readonly ordinals: ReadonlySet<string>;
  /** Years in the headline. */
  readonly years: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  /** The headline's words in order. */
  readonly headline: readonly HeadlineWord[];
  /** Towns that the headline says something takes place in. */
  readonly places: ReadonlySet<string>;
  /** What the headline says is dealt in. */
  readonly matters: ReadonlySet<string>;
  /** Whether the classifier read the text closely: else what its verdict lacks says nothing. */
  readonly isRead: boolean;
  /** Sides of which persons are named (`pk`, `ru`). */
  readonly personSides: ReadonlySet<string>;
  /** What the headline says of its act: `outlook`, `further`, `reply`. */
  readonly cues: ReadonlySet<string>;
  /** Sides whose officials are named (`pk`, `ru`). */
  readonly officeSides: ReadonlySet<string>;
  /** Whose word or deed the headline tells: the two's, or a third party's on them. */
  readonly voice: ReadonlySet<string>;
  /** Whose word the headline is (`pk`, `ru`, `third`), and from what office. */
  readonly speakers: ReadonlySet<string>;
  readonly spokenAs: ReadonlySet<string>;
  /** A report, or somebody's view of the matter. */
  readonly genre: ReadonlySet<string>;
  /** Whether the leaders of both countries meet or call each other by it; null where it names not both, or tells of neither. */
  readonly leaders: 'call' | 'meet' | null;
  /** Days of the year it names (`06-12`), its own among them where it has one. */
  readonly namedDays: ReadonlySet<string>;
  /** The words alone, so that copies of one text are recognised. */
  readonly wording: string;
}

const NONE: ReadonlySet<string> = new Set();
const NOTHING: Telling = new Map();
const WORD = /[\p{L}\p{N}]+/gu;
/** Rarity of a number that is no day of the month, and of one that may be. */
const NUMBER_RARITY = 3;
const SMALL_NUMBER_RARITY = 1;

/** Reads off a report what is compared. */
export function featuresOf(report: GroupingReport, knowledge: GroupingKnowledge): ReportFeatures {
  const { article, verdict } = report;
  const text = `${article.title}\n${article.summary}`;
  const isRead = verdict.traits.stems.length > 0;
  const stems = isRead ? verdict.traits.stems : longWords(text);
  const titleWords = wordsOf(article.title);
  const withNeighbours = [...titleWords, ...neighboursIn(titleWords)];
  const spoken = spokenOf(titleWords, wordsOf(article.summary), knowledge);
  return {
    ...reportDates(report),
    report,
    language: verdict.language,
    traits: {
      ...namedTraits(verdict.traits, knowledge),
      ...spoken,
      ...textTraits(text, knowledge),
    },
    stems: telling(stems, verdict.language, knowledge),
    titleStems: telling(standingIn(titleWords, stems), verdict.language, knowledge),
    quantities: setOf(verdict.traits.quantities),
    ordinals: setOf([...ordinalsIn(article.title)].map(String)),
    years: setOf(yearsIn(article.title)),
    topics: new Set(verdict.indicators.map((topic) => topic.name)),
    officeSides: setOf(endingsOf(verdict.traits.entities, 'office.').map((office) => office.slice(0, 2))),
    matters: setOf([...spoken.titleSubject.keys()].filter(knowledge.isMatter)),
    isRead,
    personSides: setOf(endingsOf(verdict.traits.entities, 'named.')),
    headline: headlineOf(wordsOf(withoutOutlet(article.title)), verdict.language, knowledge),
    places: knowledge.placesOf(withNeighbours),
    cues: knowledge.cuesOf(withNeighbours),
    voice: setOf(endingsOf(verdict.traits.entities, 'voice.')),
    speakers: setOf(endingsOf(verdict.traits.entities, 'speaker.')),
    spokenAs: setOf(endingsOf(verdict.traits.entities, 'speaks-as.')),
    genre: setOf(endingsOf(verdict.traits.entities, 'genre.')),
    leaders: leadersChannel(verdict.traits, spoken.subject.has('phone')),
    namedDays: daysOf(report, text),
    wording: plainWording(article),
  };
}

/** How the two countries' leaders deal with each other in a report that names both; null where they do neither. */
function leadersChannel({ entities, acts }: ReportTraits, namesPhone: boolean): 'call' | 'meet' | null {
  if (!entities.includes('office.pk.leader') || !entities.includes('office.ru.leader')) return null;
  if (namesPhone || acts.includes('act.call')) return 'call';
  return acts.includes('act.meet') ? 'meet' : null;
}

function daysOf(report: GroupingReport, text: string): ReadonlySet<string> {
  const { counted } = reportDates(report);
  const own = counted?.exact === true ? [dayText(counted.from).slice('YYYY-'.length)] : [];
  return setOf([...own, ...daysIn(text)]);
}

/** A collective id (`person.ru-envoys`) names an office, not one person. */
const COLLECTIVE_PERSON = /^person[.](?:pk|ru)-/;

/** What follows the prefix in the ids that begin with it. */
function endingsOf(ids: readonly string[], prefix: string): readonly string[] {
  return ids.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));
}

/** A set, the same one for every empty list: most traits of most reports are empty. */
function setOf(items: readonly string[]): ReadonlySet<string> {
  return items.length === 0 ? NONE : new Set(items);
}

type NamedKind = 'person' | 'office' | 'body' | 'place' | 'country' | 'object' | 'act';

function namedTraits(traits: ReportTraits, knowledge: GroupingKnowledge): Record<NamedKind, Telling> {
  const found: Record<NamedKind, string[]> = {
    person: [],
    office: [],
    body: [],
    place: [],
    country: [],
    object: [],
    act: [],
  };
  for (const id of [...traits.entities, ...traits.acts]) if (!isCommonEntity(id)) found[kindOf(id)].push(id);
  const of = (kind: NamedKind): Telling => telling(found[kind], kind, knowledge);
  return {
    person: of('person'),
    office: of('office'),
    body: of('body'),
    place: of('place'),
    country: of('country'),
    object: of('object'),
    act: of('act'),
  };
}

const KINDS_BY_PREFIX: readonly (readonly [string, NamedKind])[] = [
  ['object.', 'object'],
  ['act.', 'act'],
  ['place.', 'place'],
  ['country.', 'country'],
  ['office.', 'office'],
];

function kindOf(id: string): NamedKind {
  const known = KINDS_BY_PREFIX.find(([prefix]) => id.startsWith(prefix));
  if (known !== undefined) return known[1];
  return id.startsWith('person.') && !COLLECTIVE_PERSON.test(id) ? 'person' : 'body';
}

/** Subjects in the headline by themselves: what a report is about stands there. */
function spokenOf(
  titleWords: readonly string[],
  summaryWords: readonly string[],
  knowledge: GroupingKnowledge,
): Record<'subject' | 'titleSubject', Telling> {
  const inTitle = knowledge.subjectsOf(titleWords);
  return {
    titleSubject: telling([...inTitle], 'subject', knowledge),
    subject: telling([...new Set([...inTitle, ...knowledge.subjectsOf(summaryWords)])], 'subject', knowledge),
  };
}

function wordsOf(text: string): readonly string[] {
  return tokenize(text).map(({ norm }) => norm);
}

/** Neighbouring words, as cues of two words are written. */
function neighboursIn(words: readonly string[]): readonly string[] {
  return words.slice(1).map((word, at) => `${words[at] ?? ''}-${word}`);
}

function textTraits(
  text: string,
  knowledge: GroupingKnowledge,
): Record<'number' | 'smallNumber' | 'name', Telling> {
  const numbers = [...numbersIn(text)];
  const equally = (values: readonly number[], rarity: number): Telling =>
    new Map(values.map((value) => [String(value), rarity]));
  return {
    number: equally(
      numbers.filter((value) => value > LARGEST_SMALL_NUMBER),
      NUMBER_RARITY,
    ),
    smallNumber: equally(
      numbers.filter((value) => value <= LARGEST_SMALL_NUMBER),
      SMALL_NUMBER_RARITY,
    ),
    name: telling(
      [...nameSkeletons(text)].filter((name) => !COMMON_NAMES.has(name)),
      'name',
      knowledge,
    ),
  };
}

/** Traits found by words of the text are as rare as `unlisted.text` where none is known, names of the lexicon less so. */
const TEXT_KINDS: ReadonlySet<string> = new Set(['name', 'en', 'ru', 'ur']);

/** Each trait with its rarity; those of rarity 0, found in most reports, are left out. */
function telling(ids: readonly string[], kind: string, { rarity, unlisted }: GroupingKnowledge): Telling {
  if (ids.length === 0) return NOTHING;
  const otherwise = TEXT_KINDS.has(kind) ? unlisted.text : unlisted.lexicon;
  const found = ids.map((id) => [id, rarity[`${kind} ${id}`] ?? otherwise] as const);
  return new Map(found.filter(([, value]) => value > 0));
}

/** An outlet's name behind a headline ("… - Paper", "… | Paper", "… (Paper)"), which says nothing of the act. */
const OUTLET = /(?:\s[-–—|]\s[^-–—|]{1,40}|\s?\([^()]{1,40}\))$/u;

function withoutOutlet(title: string): string {
  return title.trimEnd().replace(OUTLET, '');
}

/** Words from here on are of no headline: a feed may put a whole article into it. */
const LONGEST_HEADLINE = 24;
/** Shorter words are a language's grammar, whatever their rarity. */
const SHORTEST_TELLING = 4;
const MOST_TELLING = 8;
const DIGITS = /^\d\d+$/;

function headlineOf(
  titleWords: readonly string[],
  language: string,
  { rarity, unlisted, subjectsOf, isMatter }: GroupingKnowledge,
): readonly HeadlineWord[] {
  return titleWords.slice(0, LONGEST_HEADLINE).map((word) => {
    const form = stem(language, word);
    const isTelling = word.length >= SHORTEST_TELLING || DIGITS.test(word);
    // What is dealt in tells acts apart however often it is dealt in.
    if ([...subjectsOf([word])].some(isMatter)) return { stem: form, rarity: MOST_TELLING };
    return { stem: form, rarity: isTelling ? (rarity[`${language} ${form}`] ?? unlisted.text) : 0 };
  });
}

/** How many letters a headline's word and a stem must have in common at their start. */
const STEM_HEAD = 4;

/** Stems whose first letters begin a word of the headline: the classifier gives the text's stems without their place. */
function standingIn(titleWords: readonly string[], stems: readonly string[]): readonly string[] {
  const heads = new Set(titleWords.map((word) => word.slice(0, STEM_HEAD)));
  return stems.filter((stem) => heads.has(stem.slice(0, STEM_HEAD)));
}

/** Stand-in for stems where the classifier gave none: words of five letters and more, cut to their first six. */
function longWords(text: string): readonly string[] {
  const words = text.toLowerCase().match(WORD) ?? [];
  return [...new Set(words.filter((word) => word.length >= 5).map((word) => word.slice(0, 6)))];
}
