import type { Side } from './lexicon.js';
import { areJoined, isOfficeHolder, sideMentions } from './parties.js';
import {
  ARABIC_LETTER,
  covering,
  isFamilyName,
  isPerson,
  isSmallInMixedWriting,
  isSomebodyElse,
  neighbour,
  SHARED_LETTERS,
  writingOf,
  type SideMention,
} from './family-names.js';
import { isDealer, isPlace, joinsNames } from './joined-names.js';
import type { Mention, Reading } from './reading.js';
import { inSentence, named, tellsOfAnAct, tellsOfGoods } from './told-in-sentence.js';

/** How a state's own name begins inside longer ones: "Pakistan Air Force", "Russian Railways". */
const OWN_NAMES: Readonly<Record<Side, readonly string[]>> = {
  pk: ['pakistan', 'пакистан', 'پاکستان'],
  ru: ['russia', 'росси', 'روسی'],
};

function bearsStatesName(reading: Reading, { entry, field, first, last }: SideMention): boolean {
  const words = reading.tokens[field].slice(first, last + 1);
  return words.some(({ norm }) => OWN_NAMES[entry.side].some((name) => norm.startsWith(name)));
}

const LEADERS_ACTS: ReadonlySet<string> = new Set(['act.greet', 'act.call', 'act.sign', 'act.visit']);

/** Names that leave no doubt that the side itself is meant, and not only a place in its country. */
function isSure(reading: Reading, mention: SideMention): boolean {
  if (mention.entry.role === 'place' || isFamilyName(mention)) return false;
  return !mention.entry.weak || bearsStatesName(reading, mention);
}

/** An office stands right before the name: "Premier Sharif", "deputy foreign minister Rudenko". */
function isNamedByOffice(reading: Reading, mention: SideMention): boolean {
  const before = neighbour(reading, mention, -1);
  return (
    before !== null &&
    covering(reading, mention.field, before).some(
      ({ entry }) => entry.kind === 'cue' && entry.id.endsWith('-role'),
    )
  );
}

/** "Khar: Russia opposed us": the name opens the text and a colon follows. */
function opensAsSpeaker(reading: Reading, { field, first, end }: Mention): boolean {
  return field === 'title' && first === 0 && reading.text.title.charAt(end) === ':';
}

/** A family name is the official's by the office before it, or by whom of the other side it stands with. */
function isOfficialByCompany(
  reading: Reading,
  mention: SideMention,
  others: readonly SideMention[],
): boolean {
  if (isNamedByOffice(reading, mention)) return true;
  if (isSomebodyElse(reading, mention) || isSmallInMixedWriting(reading, mention)) return false;
  if (opensAsSpeaker(reading, mention)) return true;
  const capitalised = writingOf(reading, mention.field) === 'mixed';
  if (!mention.entry.weak && (capitalised || tellsOfAnAct(reading, mention.sentence))) return true;
  if (others.some(({ entry }) => entry.role === 'capital' || isOfficeHolder(entry.role))) return true;
  return mention.entry.role === 'leader' && capitalised && actsAsLeader(reading, mention.sentence);
}

/** Condolences, calls and visits are leaders' acts, where no match is told of: "Medvedev congratulates Pakistanis". */
function actsAsLeader(reading: Reading, sentence: number): boolean {
  const acts = inSentence(reading, sentence, ({ id }) => LEADERS_ACTS.has(id));
  return acts && !reading.mentions.some(({ entry }) => entry.id === 'cue.sport');
}

function isAbbreviation(reading: Reading, { entry, field, first, last }: SideMention): boolean {
  const norm = reading.tokens[field][first]?.norm ?? '';
  return entry.weak && first === last && norm.length <= SHARED_LETTERS && !ARABIC_LETTER.test(norm);
}

/** `ECC`, `TCP`: in capitals among small letters, and beside goods, a signature, or joined to the other side. */
function isBodyByDealing(reading: Reading, mention: SideMention, others: readonly SideMention[]): boolean {
  const token = reading.tokens[mention.field][mention.first];
  if (!token?.upper || writingOf(reading, mention.field) === 'even') return false;
  if (others.some((other) => areJoined(reading, other, mention))) return true;
  const signed = inSentence(reading, mention.sentence, ({ id }) => id === 'act.sign');
  return signed || tellsOfGoods(reading, mention.sentence);
}

/** "Тюменский вуз наберет группу из Исламабада": a town's university, beside a sure name of the other side. */
function isPlaceOfTeaching(reading: Reading, { entry, sentence }: SideMention): boolean {
  return entry.role === 'place' && inSentence(reading, sentence, ({ id }) => id === 'object.education');
}

/** Whether a common name proves its side: by what its sentence tells, and by the other side's sure names there. */
function isProven(reading: Reading, mention: SideMention, others: readonly SideMention[]): boolean {
  if (isPerson(mention) && mention.first === mention.last)
    return isOfficialByCompany(reading, mention, others);
  if (isAbbreviation(reading, mention)) return isBodyByDealing(reading, mention, others);
  const distinct = mention.entry.role !== 'place' && mention.last > mention.first;
  return (
    distinct ||
    tellsOfAnAct(reading, mention.sentence) ||
    tellsOfGoods(reading, mention.sentence) ||
    isPlaceOfTeaching(reading, mention)
  );
}

/** In one sentence, or both in the title. */
function standBeside(a: Mention, b: Mention): boolean {
  return a.sentence === b.sentence || (a.field === 'title' && b.field === 'title');
}

/** "ECC approves wheat import", and the summary begins with whose wheat: the headline's firm or authority deals with it. */
function leadTellsOf(reading: Reading, other: SideMention, mention: SideMention): boolean {
  const lead = reading.sentences.find(({ field }) => field === 'summary');
  return (
    mention.field === 'title' &&
    other.field === 'summary' &&
    other.sentence === lead?.index &&
    isDealer(reading, mention) &&
    tellsOfAnAct(reading, mention.sentence)
  );
}

function isNamedBeside(reading: Reading, side: Side, sureOthers: readonly SideMention[]): boolean {
  if (sureOthers.length === 0) return false;
  if (sideMentions(reading.dateline, side).length > 0) return true;
  return named(reading, side).some((mention) => {
    const beside = sureOthers.filter(
      (other) => standBeside(other, mention) || leadTellsOf(reading, other, mention),
    );
    return beside.length > 0 && (isPlace(mention) || isProven(reading, mention, beside));
  });
}

/**
 * Both sides are named: one by a sure name, the other by a sure name, a place, a newsroom, or a common name that the
 * sentence proves; or places, or officials, of both in one sentence. One family name, abbreviation or town is never
 * enough.
 */
export function namesBothSides(reading: Reading): boolean {
  const sureOf = (side: Side): readonly SideMention[] =>
    named(reading, side).filter((mention) => isSure(reading, mention));
  const sure = { pk: sureOf('pk'), ru: sureOf('ru') };
  if (sure.pk.length > 0 && sure.ru.length > 0) return true;
  return (
    isNamedBeside(reading, 'pk', sure.ru) || isNamedBeside(reading, 'ru', sure.pk) || joinsNames(reading)
  );
}
