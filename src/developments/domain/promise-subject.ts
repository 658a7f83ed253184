import type { ReportTraits } from '../../classification/domain/verdict.js';
import { quantityOf } from './promise-amount.js';
import type { PromiseRules } from './promise-rules.js';
import { compareText } from './report.js';

/** What a promise is about, in words that hold across languages. */
export interface PromiseSubject {
  /** Canonical ids of concrete objects: `object.crude-oil`, `object.helicopters`; `visit.person.lavrov` for a visit. */
  readonly objects: readonly string[];
  /** Companies and bodies that are named for it: `company.gazprom`. */
  readonly parties: readonly string[];
  readonly places: readonly string[];
}

/** What the reports of a development tell the ledger beside the development itself. */
export interface ReportedSubject extends PromiseSubject {
  /** Canonical ids of the acts named: `act.deliver`. */
  readonly acts: readonly string[];
  /** `value unit`, as most of the texts give them. */
  readonly quantities: readonly string[];
  /** Titles and summaries in small letters, in which distinguishing words are looked for. */
  readonly text: string;
}

/** What a report says: its traits and its words. */
export interface ReportText {
  readonly traits: Pick<ReportTraits, 'entities' | 'acts' | 'quantities'>;
  readonly text: string;
}

/** An object or party belongs to the subject when at least this share (0 … 1) of the texts name it. */
const NAMED_SHARE = 0.5;
/** Characters of all reports together that are searched for distinguishing words. */
const LONGEST_TEXT = 4_000;
const PARTY = /^(?:company|body)[.]/;
const PLACE = /^place[.]/;
const PERSON = /^person[.]/;

/** Begins the id of a visit as an object; the person's id follows. */
export const VISIT = 'visit.';

/** What some reports are about, as most of them have it; sorted, without objects that the rules do not name. */
export function subjectOf(reports: readonly ReportText[], rules: PromiseRules): ReportedSubject {
  const traits = reports.map((report) => report.traits);
  const acts = commonIn(traits.map((one) => one.acts));
  const entities = commonIn(traits.map((one) => one.entities));
  const known = [...rules.narrow, ...rules.wide];
  return {
    objects: [...acts.filter((id) => known.includes(id)), ...visitOf(acts, entities, rules)],
    parties: entities.filter((id) => PARTY.test(id)),
    places: entities.filter((id) => PLACE.test(id)),
    acts: acts.filter((id) => id.startsWith('act.')),
    quantities: commonIn(traits.map((one) => one.quantities)).filter((one) => quantityOf(one) !== null),
    text: [...new Set(reports.map((report) => report.text.toLowerCase()))]
      .sort(compareText)
      .join('\n')
      .slice(0, LONGEST_TEXT),
  };
}

/** The visit of the one person whom the texts name; two persons may be guest and host, so they make none. */
function visitOf(
  acts: readonly string[],
  entities: readonly string[],
  { visit }: PromiseRules,
): readonly string[] {
  const [guest, ...others] = entities.filter((id) => PERSON.test(id));
  const isVisit = acts.includes(visit.act) || acts.includes(visit.cancels);
  return isVisit && guest !== undefined && others.length === 0 ? [`${VISIT}${guest}`] : [];
}

function commonIn(lists: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const list of lists) for (const id of new Set(list)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const needed = NAMED_SHARE * lists.length;
  return [...counts].flatMap(([id, times]) => (times >= needed ? [id] : [])).sort(compareText);
}

/** Whether a word of the text is this one, or begins with it where it ends with `*`. */
export function hasWord(text: string, wanted: string): boolean {
  return placesOf(text, wanted).length > 0;
}

/** Where words of the text are this one, or begin with it where it ends with `*`; characters from, to. */
export function placesOf(
  text: string,
  wanted: string,
): readonly { readonly from: number; readonly to: number }[] {
  const isStart = wanted.endsWith('*');
  const word = isStart ? wanted.slice(0, -1) : wanted;
  const places: { from: number; to: number }[] = [];
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
    const to = from + word.length;
    const isBegun = from > 0 && isLetter(text.charAt(from - 1));
    if (!isBegun && (isStart || !isLetter(text.charAt(to)))) places.push({ from, to });
  }
  return places;
}

function isLetter(sign: string): boolean {
  return /[\p{L}\p{N}]/u.test(sign);
}
