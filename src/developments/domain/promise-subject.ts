import type { ReportTraits } from '../../classification/domain/verdict.js';
import { COMMON_OBJECTS, isCommonEntity } from './grouping-weights.js';
import type { Amount } from './promise.js';
import { compareText } from './report.js';

/** What a promise is about, in words that hold across languages. */
export interface PromiseSubject {
  /** Canonical ids of concrete objects: `object.crude-oil`, `object.helicopters`. */
  readonly objects: readonly string[];
  /** Companies and bodies that are named for it: `company.gazprom`. */
  readonly parties: readonly string[];
}

/** An object or party belongs to the subject when at least this share (0 … 1) of the texts name it. */
const NAMED_SHARE = 0.5;
const QUANTITY = /^(\d+(?:\.\d+)?) (\S.*)$/;
const OBJECT = /^object[.]/;
const PARTY = /^(?:company|body)[.]/;

/** What some texts are about, as most of them have it; sorted, without wide objects such as trade. */
export function subjectOf(traits: readonly ReportTraits[]): PromiseSubject {
  const named = commonIn(traits, ({ entities, acts }) => [...entities, ...acts]);
  return {
    objects: named.filter((id) => OBJECT.test(id) && !COMMON_OBJECTS.has(id)),
    parties: named.filter((id) => PARTY.test(id) && !isCommonEntity(id)),
  };
}

/** The one quantity that most of the texts give; null where they give none or several. */
export function amountOf(traits: readonly ReportTraits[]): Amount | null {
  const [only, ...others] = commonIn(traits, ({ quantities }) => quantities);
  const parts = only === undefined || others.length > 0 ? null : QUANTITY.exec(only);
  if (parts === null) return null;
  return {
    value: Number(parts[1]),
    low: null,
    high: null,
    unit: parts[2] ?? null,
    currency: null,
    qualifier: null,
  };
}

function commonIn(
  traits: readonly ReportTraits[],
  idsOf: (traits: ReportTraits) => readonly string[],
): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of traits) for (const id of new Set(idsOf(text))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const needed = NAMED_SHARE * traits.length;
  return [...counts].flatMap(([id, times]) => (times >= needed ? [id] : [])).sort(compareText);
}
