import type { Status } from '../../kernel/words.js';
import { headlineSpeaker } from './headline-speaker.js';
import { meansAnother } from './parties.js';
import type { TextDates } from './text-dates.js';
import type { Mention } from './reading.js';
import type { Scene } from './scene.js';
import { stem } from './stems.js';
import type { Token } from './tokens.js';
import type { ReportTraits } from './verdict.js';

const MIN_STEM_LENGTH = 4;
const MAX_STEMS = 60;

const UNITS: ReadonlyMap<string, string> = new Map(
  [
    ['tonne', 'tonnes tonne tons ton mt тонн тонны тысяч ٹن'],
    ['dose', 'doses shots jabs доз дозы خوراکیں'],
    ['billion', 'billion bn млрд миллиардов миллиарда ارب'],
    ['million', 'million mln m млн миллионов کروڑ'],
    ['percent', 'percent pc процентов процента فیصد'],
    ['container', 'containers контейнеров контейнера کنٹینر'],
    ['km', 'km kilometres kilometers км کلومیٹر'],
  ].flatMap(([unit = '', words = '']) => words.split(' ').map((word) => [word, unit] as const)),
);

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function amount(tokens: readonly Token[], i: number): string | null {
  const unit = UNITS.get(tokens[i]?.norm ?? '');
  const whole = tokens[i - 1]?.norm ?? '';
  if (unit === undefined || !/^\d+$/u.test(whole)) return null;
  const thousands = tokens[i - 2]?.norm ?? '';
  const grouped = whole.length === 3 && /^\d{1,3}$/u.test(thousands) ? thousands + whole : whole;
  return `${grouped} ${unit}`;
}

function quantitiesOf(tokens: readonly Token[]): string[] {
  return unique(tokens.map((_, i) => amount(tokens, i)).filter((found) => found !== null));
}

function idsOf(mentions: readonly Mention[], kinds: readonly string[]): string[] {
  return unique(
    mentions.filter((mention) => kinds.includes(mention.entry.kind)).map((mention) => mention.entry.id),
  );
}

/** Whether a third country stands first in the headline, or as its speaker: what it says of the two is an act of its own. */
function thirdPartySpeaks(mentions: readonly Mention[], title: string): boolean {
  const parties = mentions
    .filter(({ entry }) => entry.kind === 'side' || entry.kind === 'third')
    .sort((x, y) => x.first - y.first);
  const isThird = (mention: Mention | undefined): boolean => mention?.entry.kind === 'third';
  return isThird(parties[0]) || parties.some((m) => isThird(m) && SPEAKER_MARK.test(title.slice(0, m.start)));
}

/** A person by name: a collective id (`person.ru-envoys`) names an office. */
const PERSON = /^person[.](?!(?:pk|ru)-)/;

function namesPersonOf(side: string, mentions: readonly Mention[]): boolean {
  return mentions.some(({ entry }) => entry.kind === 'side' && entry.side === side && PERSON.test(entry.id));
}

/** Before a speaker's name at the end of a headline, or after a quotation. */
const SPEAKER_MARK = /[:,،—–-]\s*$/u;

const VIEWS: ReadonlySet<string> = new Set(['cue.analysis', 'cue.editorial']);

function genreOf(title: readonly Mention[]): 'view' | 'report' {
  return title.some(({ entry }) => VIEWS.has(entry.id)) ? 'view' : 'report';
}

/** Whose word the headline is, and from what office: what a third state says and an ambassador's comment on it are two. */
function speakerTraits(scene: Scene): readonly string[] {
  const speaker = headlineSpeaker(scene);
  if (speaker === null) return [];
  return [`speaker.${speaker.side}`, ...(speaker.role === null ? [] : [`speaks-as.${speaker.role}`])];
}

/** What grouping compares: canonical ids across languages, quantities, and stems in the text's own language. */
export function traitsOf(scene: Scene, dates: TextDates, stage: Status | null): ReportTraits {
  const { reading, language, officials, titleMentions, date } = scene;
  const tokens = [...reading.tokens.title, ...reading.tokens.summary];
  // Who acts by office: the minister whom one text names and another only calls so.
  const offices = officials.map(({ side, role }) => `office.${side}.${role}`);
  const words = tokens
    .map((token) => token.norm)
    .filter((word) => word.length >= MIN_STEM_LENGTH && !/^\d+$/u.test(word));
  const named = reading.mentions.filter((mention) => !meansAnother(mention, date));
  const build = [
    ...['pk', 'ru'].filter((side) => namesPersonOf(side, named)).map((side) => `named.${side}`),
    `voice.${thirdPartySpeaks(titleMentions, reading.text.title) ? 'third' : 'two'}`,
    `genre.${genreOf(titleMentions)}`,
    ...speakerTraits(scene),
  ];
  return {
    actDate: dates.actDate,
    scheduled: dates.scheduled,
    entities: unique([...idsOf(named, ['side', 'third']), ...offices, ...build]),
    acts: idsOf(reading.mentions, ['act', 'object']),
    stage,
    quantities: quantitiesOf(tokens),
    stems: unique(words.map((word) => stem(language, word))).slice(0, MAX_STEMS),
  };
}

/** Traits of a text that was not read closely. */
export const NO_TRAITS: ReportTraits = {
  actDate: null,
  scheduled: null,
  entities: [],
  acts: [],
  stage: null,
  quantities: [],
  stems: [],
};
