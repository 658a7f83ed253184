import { loadLexicon } from '../adapters/load-lexicon.js';
import { createPhraseMatcher } from './phrase-matcher.js';
import { readReport } from './reading.js';
import { tenseOf, type Tense } from './tense.js';

const matcher = createPhraseMatcher(loadLexicon().entries);

function tenseIn(title: string, act: string): Tense | null {
  const reading = readReport(matcher, { title, summary: '' }, '2024-05');
  const mention = reading.mentions.find(({ entry }) => entry.id === act);
  return mention === undefined ? null : tenseOf(reading, mention);
}

/** Title, the act that is asked for, its tense. */
const CASES: Readonly<Record<string, readonly (readonly [string, string, Tense])[]>> = {
  'English: what is done': [
    ['Pakistan, Russia sign protocol', 'act.sign', 'untold'],
    ['Pakistan and Russia signed a protocol', 'act.sign', 'done'],
    ['Protocol has been signed by Pakistan and Russia', 'act.sign', 'done'],
    ['Lavrov visits Islamabad', 'act.visit', 'done'],
  ],
  'English: what lies ahead': [
    ['Lavrov to visit Islamabad', 'act.visit', 'ahead'],
    ['Pakistan, Russia likely to sign protocol', 'act.sign', 'ahead'],
    ['Russia will deliver wheat to Pakistan', 'act.deliver', 'ahead'],
    ['Russia plans exercise with Pakistan', 'act.exercise', 'ahead'],
  ],
  'English: what is under way': [['Lavrov is visiting Islamabad', 'act.visit', 'under-way']],
  'Russian: the perfective past is done': [
    ['Россия и Пакистан подписали протокол', 'act.sign', 'done'],
    ['Протокол подписан', 'act.sign', 'done'],
    ['Лавров прибыл в Исламабад', 'act.visit', 'done'],
    ['Завершился визит Лаврова в Исламабад', 'act.visit', 'done'],
  ],
  'Russian: the perfective present and the infinitive lie ahead': [
    ['Россия и Пакистан подпишут протокол', 'act.sign', 'ahead'],
    ['Лавров посетит Исламабад', 'act.visit', 'ahead'],
    ['Лавров может посетить Исламабад', 'act.visit', 'ahead'],
  ],
  'Russian: the imperfective present is under way': [
    ['Россия и Пакистан обсуждают газопровод', 'act.meet', 'under-way'],
  ],
  'Urdu: the verb behind the noun tells': [
    ['پاکستان اور روس نے پروٹوکول پر دستخط کر دیے', 'act.sign', 'done'],
    ['روسی وزیر خارجہ پاکستان کا دورہ کریں گے', 'act.visit', 'ahead'],
    ['پاکستان اور روس کے درمیان مذاکرات جاری', 'act.meet', 'under-way'],
  ],
};

describe.each(Object.entries(CASES))('%s', (_, rows) => {
  it.each(rows)('%s: %s is %s', (title, act, tense) => {
    expect(tenseIn(title, act)).toBe(tense);
  });
});
