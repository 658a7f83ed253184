import type { ReportTraits } from '../../classification/domain/verdict.js';
import { gapDays, hullOf, publicationDays, rangeDays } from './calendar.js';
import type { DayInterval } from './calendar.js';
import {
  COMMON_ACTS,
  COMMON_NAMES,
  COMMON_OBJECTS,
  COMMON_STEMS,
  GROUPING,
  isCommonEntity,
} from './grouping-weights.js';
import { nameSkeletons } from './name-skeletons.js';
import type { GroupingReport } from './report.js';
import { LARGEST_SMALL_NUMBER, numbersIn, ordinalsIn, yearsIn } from './text-numbers.js';

/** Kinds of traits whose sharing is evidence; each has its weight in `GROUPING`. */
export const TRAIT_KINDS = [
  'person',
  'body',
  'place',
  'object',
  'act',
  'commonAct',
  'number',
  'smallNumber',
  'name',
] as const;
export type TraitKind = (typeof TRAIT_KINDS)[number];

/** A report as grouping compares it. */
export interface ReportFeatures {
  readonly report: GroupingReport;
  readonly language: string;
  /** When it was published, as days; null where unknown. */
  readonly published: DayInterval | null;
  /** When the act took place by the text; null where the text gives no believable date. */
  readonly act: DayInterval | null;
  /** Holds both; null for an undated report. */
  readonly hull: DayInterval | null;
  readonly scheduled: DayInterval | null;
  readonly traits: Readonly<Record<TraitKind, ReadonlySet<string>>>;
  readonly stems: ReadonlySet<string>;
  readonly quantities: ReadonlySet<string>;
  readonly ordinals: ReadonlySet<string>;
  /** Years in the headline. */
  readonly years: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  /** The words alone, so that copies of one text are recognised. */
  readonly wording: string;
}

const NONE: ReadonlySet<string> = new Set();
const WORD = /[\p{L}\p{N}]+/gu;

/** Reads off a report what is compared. */
export function featuresOf(report: GroupingReport): ReportFeatures {
  const { article, verdict } = report;
  const text = `${article.title}\n${article.summary}`;
  const published = publicationDays(article.publishedAt);
  const act = believableAct(rangeDays(verdict.traits.actDate), published);
  return {
    report,
    language: verdict.language,
    published,
    act,
    hull: hullOf(published, act),
    scheduled: rangeDays(verdict.traits.scheduled),
    traits: { ...namedTraits(verdict.traits), ...textTraits(text) },
    stems: new Set(rareStems(verdict.traits.stems, text)),
    quantities: setOf(verdict.traits.quantities),
    ordinals: setOf([...ordinalsIn(article.title)].map(String)),
    years: setOf(yearsIn(article.title)),
    topics: new Set(verdict.indicators.map((topic) => topic.name)),
    wording: (text.toLowerCase().match(WORD) ?? []).join(' '),
  };
}

/** A date long before the publication is background, one after it an announcement: neither dates this report's act. */
function believableAct(act: DayInterval | null, published: DayInterval | null): DayInterval | null {
  if (act === null || published === null) return act;
  const isNew = act.from <= published.to && gapDays(act, published) <= GROUPING.maxActAgeDays;
  return isNew ? act : null;
}

/** A collective id (`person.ru-envoys`) names an office, not one person. */
const COLLECTIVE_PERSON = /^person[.](?:pk|ru)-/;

/** A set, the same one for every empty list: most traits of most reports are empty. */
function setOf(items: readonly string[]): ReadonlySet<string> {
  return items.length === 0 ? NONE : new Set(items);
}

type NamedKind = Exclude<TraitKind, 'number' | 'smallNumber' | 'name'>;

function namedTraits(traits: ReportTraits): Record<NamedKind, ReadonlySet<string>> {
  const found: Record<NamedKind, string[]> = {
    person: [],
    body: [],
    place: [],
    object: [],
    act: [],
    commonAct: [],
  };
  for (const id of traits.entities) if (!isCommonEntity(id)) found[kindOf(id)].push(id);
  for (const id of traits.acts) found[kindOf(id)].push(id);
  return {
    person: setOf(found.person),
    body: setOf(found.body),
    place: setOf(found.place),
    object: setOf(found.object),
    act: setOf(found.act),
    commonAct: setOf(found.commonAct),
  };
}

function kindOf(id: string): NamedKind {
  if (id.startsWith('object.')) return COMMON_OBJECTS.has(id) ? 'commonAct' : 'object';
  if (id.startsWith('act.')) return COMMON_ACTS.has(id) ? 'commonAct' : 'act';
  if (id.startsWith('place.')) return 'place';
  return id.startsWith('person.') && !COLLECTIVE_PERSON.test(id) ? 'person' : 'body';
}

function textTraits(text: string): Record<'number' | 'smallNumber' | 'name', ReadonlySet<string>> {
  const numbers = [...numbersIn(text)];
  return {
    number: setOf(numbers.filter((value) => value > LARGEST_SMALL_NUMBER).map(String)),
    smallNumber: setOf(numbers.filter((value) => value <= LARGEST_SMALL_NUMBER).map(String)),
    name: setOf([...nameSkeletons(text)].filter((name) => !COMMON_NAMES.has(name))),
  };
}

/** The text's stems without those of nearly every such report. */
function rareStems(stems: readonly string[], text: string): readonly string[] {
  return (stems.length > 0 ? stems : longWords(text)).filter((stem) => !COMMON_STEMS.has(stem));
}

/** Stand-in for stems where the classifier gave none: words of five letters and more, cut to their first six. */
function longWords(text: string): readonly string[] {
  const words = text.toLowerCase().match(WORD) ?? [];
  return words.filter((word) => word.length >= 5).map((word) => word.slice(0, 6));
}
