import { foldWord } from './characters.js';
import type { Mention, Reading } from './reading.js';
import type { Token } from './tokens.js';

/** When an act takes place, as its verb or the words around it tell: `done`, `under-way`, `ahead`; `untold` of a bare noun. */
export type Tense = 'done' | 'under-way' | 'ahead' | 'untold';

/** Words around an act that are asked for its verb: a noun ("визит", "دستخط") takes its tense from the verb beside it. */
const VERB_REACH = 6;

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(foldWord));
}

const ENGLISH_AHEAD = setOf(
  'to will would shall may might could can should set likely plans planning plan planned due expected hopes hoping hope ' +
    'seeks keen ready eyes mulls considers considering weighs wants intends aims upcoming forthcoming next soon proposed ' +
    'proposes offers offered upcoming scheduled slated tomorrow eager willing poised prepares',
);
const ENGLISH_DONE = setOf(
  'has have had was were been done held met sold bought won sent got gave given came went made took taken begun began became ' +
    'left lost paid said told built brought flew found kept put ran saw shot spent stood struck sunk swept threw wrote after',
);
const ENGLISH_UNDER_WAY = setOf(
  'is are being continues continue remains begins begin under ongoing underway',
);

const RUSSIAN_AHEAD = setOf(
  'будет будут может могут намерен намерена намерены готов готова готовы планирует планируют хочет хотят собирается ' +
    'собираются предлагает предложил предложила предложили рассчитывает рассчитывают надеется предстоит ожидается ожидают ' +
    'намечен намечена намечены состоится запланирован запланирована запланированы должен должна должны завтра скоро вскоре ' +
    'хотела хотели рассматривает рассматривают изучает решил решила решили чтобы если',
);
const RUSSIAN_PAST = /(?:л|ла|ло|ли)(?:с[ья])?$/u;
const RUSSIAN_PARTICIPLE = /(?:[ае]н|[яы]т)[аоы]?$/u;
const RUSSIAN_IMPERFECTIVE =
  /(?:ает|яет|ует|юет|ают|яют|уют|юют|ведет|ведут|идет|идут|просит|просят|хочет)(?:ся)?$/u;
const RUSSIAN_PERFECTIVE_AHEAD = /(?:ет|ит|ут|ют|ат|ят)(?:ся)?$/u;
const RUSSIAN_INFINITIVE = /(?:ать|ять|ить|еть|ти|чь|уть|ыть)(?:ся)?$/u;

const URDU_AHEAD = setOf(
  'گا گے گی ہوگا ہوگی ہونگے ہوں متوقع امکان آئندہ جلد کل خواہشمند خواہاں تیار پیشکش تجویز کرینگے جائیگا جائیگی دینگے ارادہ منصوبہ ' +
    'غور چاہتا چاہتی چاہتے سکتا سکتی سکتے اگر',
);
const URDU_DONE = setOf(
  'گیا گئے گئی دیا دیے دئیے دی لیا لی لیے کیا کیے کئے ہوا ہوئے ہوئی پہنچا پہنچے پہنچی چکا چکی چکے تھا تھی تھے ملے بھیجا مانگا ' +
    'بتایا اٹھائی اٹھا ہوگیا ہوگئی ہوگئے',
);
const URDU_UNDER_WAY = setOf('رہا رہی رہے جاری ہے ہیں');

function englishTense(word: string, isAct: boolean): Tense {
  if (ENGLISH_AHEAD.has(word)) return 'ahead';
  if (ENGLISH_DONE.has(word)) return 'done';
  if (ENGLISH_UNDER_WAY.has(word)) return 'under-way';
  if (!isAct) return 'untold';
  if (word.endsWith('ing') && word.length > 5) return 'under-way';
  return word.endsWith('ed') || /[a-z]s$/u.test(word) ? 'done' : 'untold';
}

/** Nouns that end like verbs of the future. */
const RUSSIAN_NOUNS = setOf(
  'визит запрет расчет ответ совет привет кредит транзит отчет полет маршрут депозит',
);

const LEAST_VERB = 4;

function russianTense(word: string, isAct: boolean): Tense {
  if (RUSSIAN_AHEAD.has(word)) return 'ahead';
  if (word.length < LEAST_VERB || RUSSIAN_NOUNS.has(word)) return 'untold';
  if (RUSSIAN_PAST.test(word)) return 'done';
  if (isAct && RUSSIAN_PARTICIPLE.test(word)) return 'done';
  if (RUSSIAN_IMPERFECTIVE.test(word)) return 'under-way';
  if (RUSSIAN_PERFECTIVE_AHEAD.test(word) && isAct) return 'ahead';
  return RUSSIAN_INFINITIVE.test(word) ? 'ahead' : 'untold';
}

function urduTense(word: string): Tense {
  if (URDU_AHEAD.has(word)) return 'ahead';
  if (URDU_DONE.has(word)) return 'done';
  return URDU_UNDER_WAY.has(word) ? 'under-way' : 'untold';
}

const ARABIC = /[\u0600-\u06ff]/u;
const CYRILLIC = /[\u0400-\u04ff]/u;

function tenseOfWord({ norm }: Token, isAct: boolean): Tense {
  if (ARABIC.test(norm)) return urduTense(norm);
  return CYRILLIC.test(norm) ? russianTense(norm, isAct) : englishTense(norm, isAct);
}

/** English and Russian tell the tense before the act's noun or in its own verb, Urdu behind it: "دستخط کر دیے". */
function surroundings(tokens: readonly Token[], { first, last, sentence }: Mention): readonly Token[] {
  const own = tokens[last];
  if (own === undefined) return [];
  const behind = tokens.slice(last + 1, last + 1 + VERB_REACH);
  const before = tokens.slice(Math.max(0, first - VERB_REACH), first).reverse();
  const nearest = ARABIC.test(own.norm) ? behind : before;
  return nearest.filter((token) => token.sentence === sentence);
}

/** The nearest word that tells a tense decides; what lies ahead prevails over the form of the act's own verb. */
export function tenseOf(reading: Reading, act: Mention): Tense {
  const tokens = reading.tokens[act.field];
  const around = surroundings(tokens, act).map((token) => tenseOfWord(token, false));
  const own = tokens.slice(act.first, act.last + 1).map((token) => tenseOfWord(token, true));
  const nearest = around.find((tense) => tense !== 'untold') ?? 'untold';
  const itself = own.find((tense) => tense !== 'untold') ?? 'untold';
  if (ARABIC.test(tokens[act.last]?.norm ?? '')) return nearest === 'untold' ? itself : nearest;
  if (nearest === 'ahead' && itself !== 'done') return 'ahead';
  return itself === 'untold' ? nearest : itself;
}
