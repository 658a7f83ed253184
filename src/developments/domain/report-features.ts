import type { ReportTraits } from '../../classification/domain/verdict.js';
import { gapDays, hullOf, publicationDays, rangeDays } from './calendar.js';
import type { DayInterval } from './calendar.js';
import { COMMON_ACTS, COMMON_NAMES, COMMON_OBJECTS, GROUPING, isCommonEntity } from './grouping-weights.js';
import { nameSkeletons } from './name-skeletons.js';
import type { GroupingReport } from './report.js';
import { LARGEST_SMALL_NUMBER, numbersIn, ordinalsIn } from './text-numbers.js';

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
  readonly topics: ReadonlySet<string>;
  /** The words alone, so that copies of one text are recognised. */
  readonly wording: string;
}

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
    stems: new Set(verdict.traits.stems.length > 0 ? verdict.traits.stems : longWords(text)),
    quantities: new Set(verdict.traits.quantities),
    ordinals: new Set([...ordinalsIn(article.title)].map(String)),
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

function namedTraits(
  traits: ReportTraits,
): Record<'person' | 'body' | 'place' | 'object' | 'act' | 'commonAct', ReadonlySet<string>> {
  const ids = [...traits.entities, ...traits.acts].filter((id) => !isCommonEntity(id));
  const named = { person: new Set<string>(), body: new Set<string>(), place: new Set<string>() };
  const done = { object: new Set<string>(), act: new Set<string>(), commonAct: new Set<string>() };
  for (const id of ids) {
    if (id.startsWith('object.')) (COMMON_OBJECTS.has(id) ? done.commonAct : done.object).add(id);
    else if (id.startsWith('act.')) (COMMON_ACTS.has(id) ? done.commonAct : done.act).add(id);
    else if (id.startsWith('place.')) named.place.add(id);
    else if (id.startsWith('person.') && !COLLECTIVE_PERSON.test(id)) named.person.add(id);
    else named.body.add(id);
  }
  return { ...named, ...done };
}

function textTraits(text: string): Record<'number' | 'smallNumber' | 'name', ReadonlySet<string>> {
  const numbers = [...numbersIn(text)];
  return {
    number: new Set(numbers.filter((value) => value > LARGEST_SMALL_NUMBER).map(String)),
    smallNumber: new Set(numbers.filter((value) => value <= LARGEST_SMALL_NUMBER).map(String)),
    name: new Set([...nameSkeletons(text)].filter((name) => !COMMON_NAMES.has(name))),
  };
}

/** Stand-in for stems where the classifier gave none: words of five letters and more, cut to their first six. */
function longWords(text: string): readonly string[] {
  const words = text.toLowerCase().match(WORD) ?? [];
  return words.filter((word) => word.length >= 5).map((word) => word.slice(0, 6));
}
