import { foldWord } from './characters.js';
import {
  isFamilyName,
  isPerson,
  isSmallInMixedWriting,
  isSomebodyElse,
  SHARED_LETTERS,
  type SideMention,
} from './family-names.js';
import type { Side, SideRole } from './lexicon.js';
import { areJoined } from './parties.js';
import type { Reading } from './reading.js';
import { inSentence, named, tellsOfAnAct, tellsOfGoods } from './told-in-sentence.js';

/** A well-known place: "Karachi", but not a town whose name others bear. */
export function isPlace({ entry }: SideMention): boolean {
  return entry.role === 'place' && !entry.weak;
}

/** Words that lead from place to place: "Lahore to Astrakhan", "لاہور تا آستراخان". */
const FROM_TO: ReadonlySet<string> = new Set(['to', 'до', 'تا', 'سے'].map(foldWord));

function areLinked(reading: Reading, a: SideMention, b: SideMention): boolean {
  if (areJoined(reading, a, b)) return true;
  const [left, right] = a.first <= b.first ? [a, b] : [b, a];
  const between = reading.tokens[left.field][left.last + 1]?.norm ?? '';
  return left.field === right.field && right.first - left.last === 2 && FROM_TO.has(between);
}

/** Acts that need two: towns of both in a sentence that tells of one are both meant. */
const MUTUAL_ACTS: ReadonlySet<string> = new Set(['act.sign', 'act.exercise', 'act.agree']);

/**
 * Places of the two in one sentence: two well-known ones; one linked to a town, or where goods are told of; or two towns
 * where an act is told of that needs two.
 */
function joinsPlaces(reading: Reading): boolean {
  const local = (side: Side): readonly SideMention[] =>
    named(reading, side).filter(({ entry }) => entry.role === 'place' || entry.role === 'product');
  return local('pk').some((pk) =>
    local('ru').some(
      (ru) =>
        pk.sentence === ru.sentence &&
        ((isPlace(pk) && isPlace(ru)) ||
          ((isPlace(pk) || isPlace(ru)) &&
            (areLinked(reading, pk, ru) || tellsOfGoods(reading, pk.sentence))) ||
          inSentence(reading, pk.sentence, ({ id }) => MUTUAL_ACTS.has(id))),
    ),
  );
}

const LEADERS_MEET: ReadonlySet<string> = new Set(['act.meet', 'act.call', 'act.sign', 'act.agree']);

/** "Abbasi sits with Medvedev": common names, but of leaders in their years, who do what leaders do together. */
function meetAsLeaders(reading: Reading, pk: SideMention, ru: SideMention): boolean {
  const inTerm = ({ entry }: SideMention): boolean => entry.role === 'leader' && entry.years.length > 0;
  const together = inSentence(reading, pk.sentence, ({ id }) => LEADERS_MEET.has(id));
  return (
    inTerm(pk) && inTerm(ru) && together && !reading.mentions.some(({ entry }) => entry.id === 'cue.sport')
  );
}

/** Officials of the two by family name in one sentence that tells of an act; at least one name is not a common one. */
function joinsOfficials(reading: Reading): boolean {
  const officials = (side: Side): readonly SideMention[] =>
    named(reading, side).filter(
      (mention) =>
        isFamilyName(mention) &&
        !isSomebodyElse(reading, mention) &&
        !isSmallInMixedWriting(reading, mention),
    );
  return officials('pk').some((pk) =>
    officials('ru').some(
      (ru) =>
        pk.sentence === ru.sentence &&
        (!(pk.entry.weak && ru.entry.weak) || meetAsLeaders(reading, pk, ru)) &&
        tellsOfAnAct(reading, pk.sentence),
    ),
  );
}

const DEALERS: ReadonlySet<SideRole> = new Set<SideRole>(['body', 'company', 'product']);

/** A firm, authority or product, written as a name: an abbreviation of three letters in capitals. */
export function isDealer(reading: Reading, mention: SideMention): boolean {
  const { entry, field, first, last } = mention;
  if (!DEALERS.has(entry.role)) return false;
  const token = reading.tokens[field][first];
  const isShort = first === last && (token?.norm.length ?? 0) < SHARED_LETTERS;
  return !isSmallInMixedWriting(reading, mention) && (!isShort || token?.upper === true);
}

/** Somebody who can act abroad: an official by a name that is not a common one, or an authority or firm. */
function isActor(reading: Reading, mention: SideMention): boolean {
  if (!isPerson(mention)) return isDealer(reading, mention) && mention.entry.role !== 'product';
  const { weak } = mention.entry;
  return !weak && !isSomebodyElse(reading, mention) && !isSmallInMixedWriting(reading, mention);
}

/** "Shoigu lands in Rawalpindi", "МЧС отправило помощь в Карачи": one of the one acts in a well-known place of the other. */
function actsInPlaceOfOther(reading: Reading): boolean {
  const actors = (side: Side): readonly SideMention[] =>
    named(reading, side).filter((mention) => isActor(reading, mention));
  const isThere = (actor: SideMention, place: SideMention): boolean =>
    actor.sentence === place.sentence &&
    (isPlace(place) || (place.entry.role === 'capital' && isPerson(actor))) &&
    tellsOfAnAct(reading, place.sentence);
  return (
    actors('ru').some((actor) => named(reading, 'pk').some((place) => isThere(actor, place))) ||
    actors('pk').some((actor) => named(reading, 'ru').some((place) => isThere(actor, place)))
  );
}

/** "DRAP clears Sputnik V": a firm or authority of the one does something with a firm or product of the other. */
function joinsDealers(reading: Reading): boolean {
  const dealers = (side: Side): readonly SideMention[] =>
    named(reading, side).filter((mention) => isDealer(reading, mention));
  return dealers('pk').some((pk) =>
    dealers('ru').some(
      (ru) =>
        pk.sentence === ru.sentence &&
        (pk.entry.role !== 'product' || ru.entry.role !== 'product') &&
        tellsOfAnAct(reading, pk.sentence),
    ),
  );
}

/** No name is sure, but names of the two together are: places, officials, firms, or an official in a place. */
export function joinsNames(reading: Reading): boolean {
  return (
    joinsPlaces(reading) || joinsOfficials(reading) || actsInPlaceOfOther(reading) || joinsDealers(reading)
  );
}
