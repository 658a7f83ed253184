/** Named in most reports about the two countries (states, governments, capitals), so they tell no two of them apart. */
const COMMON_ENTITY = /^(?:state|side|portfolio|pk|ru|voice|genre|named|speaker|speaks-as)[.]/;
const COMMON_PLACES: ReadonlySet<string> = new Set([
  'place.moscow',
  'place.islamabad',
  'place.kremlin',
  'place.rawalpindi',
  // Names of many towns in one: which it is stands among grouping's own places.
  'place.pk-towns',
  'place.ru-regions',
]);
const TELLING_OFFICES: ReadonlySet<string> = new Set(['pk.coas', 'pk.economic-bodies']);

/** Whether an entity is named in so many reports that sharing it says nothing. */
export function isCommonEntity(id: string): boolean {
  return COMMON_PLACES.has(id) || (COMMON_ENTITY.test(id) && !TELLING_OFFICES.has(id));
}

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
