/**
 * What each trait that two reports share, or do not, says for or against their reporting one act.
 *
 * Unit: hundredths of a nat of log-odds, whole numbers, so that sums do not depend on their order. They were set by
 * judgement from the guide's cluster rule (news/GUIDE.md §5: same act, same day ±2, any outlet, any language) and
 * then checked, not fitted, on the labelled file: the order of size matters, the last digit does not. The `prior` is
 * how unlikely it is that two reports of one window are one act before their texts are looked at.
 */
export const GROUPING = {
  /** A development's reports all lie within so many days of each other (DESIGN §4). */
  maxDays: 4,
  /** A text's date for its act is believed when it lies at most so many days before its publication. */
  maxActAgeDays: 31,
  /** What an undated report must reach beyond 0: the text alone has to carry it. */
  undatedMargin: 250,

  /** Copies of one text, whatever their traits. */
  sameWording: 1000,

  prior: -340,
  /** Nothing specific in common: never one act, however alike in kind. */
  noAnchor: -600,

  person: { first: 160, further: 80, most: 320, none: -170 },
  body: { first: 80, further: 40, most: 160, none: 0 },
  place: { first: 90, further: 50, most: 140, none: -20 },
  object: { first: 150, further: 60, most: 270, none: -130 },
  act: { first: 100, further: 40, most: 180, none: -40 },
  commonAct: { first: 30, further: 10, most: 50, none: 0 },
  number: { first: 140, further: 70, most: 280, none: 0 },
  smallNumber: { first: 50, further: 25, most: 100, none: 0 },
  name: { first: 110, further: 60, most: 230, none: 0 },
  quantity: { same: 130, differ: -60 },
  ordinal: { same: 60, differ: -900 },

  /** Texts of one language: `most` × cosine of their stems + `floor`. */
  stems: { most: 650, floor: -90 },
  topics: { same: 70, overlap: 30, none: -120 },
  /** By difference of score: 0, 1, 2, 3, 4 and more. */
  scoreDifference: [70, 50, 20, -30, -110],
  /** Instead of the difference of scores: a verdict's direction is wrong now and then. */
  directionsOpposed: -180,
  /** An outlet seldom tells of one act twice in a few days, but often of the next one. */
  samePublisher: -60,
  /** Years named in the headlines. */
  year: { same: 30, differ: -300 },
  eventType: { same: 40, differ: -10 },
  status: { same: 20, differ: -20, announcedAndDone: -450, intendedAndDone: -100, reversal: -60 },
  scheduled: { same: 140, differ: -150 },
  /** By days apart: 0, 1, 2, 3, 4. */
  daysApart: [60, 40, 0, -50, -90],
  /** Both texts date the act: the same day, or not. */
  actDay: { same: 20, differ: -60 },
  monthDate: -20,
  yearDate: -100,
} as const;

/** Weight of a kind of trait by how many are shared: the first counts most, and all together at most `most`. */
export interface SharedWeight {
  readonly first: number;
  readonly further: number;
  readonly most: number;
  /** Added where both reports have such traits and none is shared. */
  readonly none: number;
}

/** Named in most reports about the two countries (states, governments, capitals), so they tell no two of them apart. */
const COMMON_ENTITY = /^(?:country|state|side|portfolio|pk|ru)[.]/;
const COMMON_PLACES: ReadonlySet<string> = new Set([
  'place.moscow',
  'place.islamabad',
  'place.kremlin',
  'place.rawalpindi',
]);
const TELLING_OFFICES: ReadonlySet<string> = new Set(['pk.coas', 'pk.economic-bodies']);

/** Whether an entity is named in so many reports that sharing it says nothing. */
export function isCommonEntity(id: string): boolean {
  return COMMON_PLACES.has(id) || (COMMON_ENTITY.test(id) && !TELLING_OFFICES.has(id));
}

/** Acts that most reports of talks and visits have in common. */
export const COMMON_ACTS: ReadonlySet<string> = new Set([
  'act.meet',
  'act.visit',
  'act.remark',
  'act.agree',
  'act.expand',
  'act.support',
  'act.call',
]);

/** Objects so wide that sharing one says little. */
export const COMMON_OBJECTS: ReadonlySet<string> = new Set([
  'object.trade',
  'object.security',
  'object.military',
  'object.transport',
  'object.media',
  // These say what their act says (deport, exercise, graduate) a second time.
  'object.visa',
  'object.exercise',
  'object.education',
]);

/** Consonant skeletons of the two states, their capitals and their adjectives. */
export const COMMON_NAMES: ReadonlySet<string> = new Set([
  'pkstn',
  'pkstnsk',
  'pkstns',
  'rsn',
  'rsk',
  'rsskh',
  'slmbd',
  'msk',
  'krmln',
]);

/** Stems found in most reports about the two countries, and words of grammar that pass the length filter. */
export const COMMON_STEMS: ReadonlySet<string> = new Set(
  [
    'pakistan pakistani pakistan russia russian moscow islamabad kremlin countri said says that this with from have will been',
    'were their which after over into between also more would about than both side sides when what they',
    'пакистан пакистанск росс российск москв исламабад стран который котор также между после этом были было будет',
    'پاکستان پاکستانی روس روسی ماسکو اسلام آباد کریں گیا کیلئے ساتھ نہیں رہے دیا ہوئے',
  ].flatMap((line) => line.split(' ')),
);
