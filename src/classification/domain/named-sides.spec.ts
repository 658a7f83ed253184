import { loadLexicon } from '../adapters/load-lexicon.js';
import { namesBothSides } from './named-sides.js';
import { createPhraseMatcher } from './phrase-matcher.js';
import { readReport } from './reading.js';

const matcher = createPhraseMatcher(loadLexicon().entries);
const bothIn = (title: string, summary = '', date = '2023-05'): boolean =>
  namesBothSides(readReport(matcher, { title, summary }, date));

describe('both sides are named', () => {
  it.each([
    ['by their states', 'Russia offers gas to Pakistan'],
    ['by leaders of the highest office', 'Putin receives Zardari'],
    ['by a capital and a port', 'Moscow sends first train of crude to Karachi'],
    ['by two well-known places', 'St Petersburg and Karachi become sister cities'],
    ['by a family name beside an official of the other side', 'Lavrov calls Dar'],
    ['by a family name with its office before it', 'Russian investors meet Premier Sharif'],
    ['by a family name that opens the text as speaker', 'Khar: Russia opposed us'],
    ['by a family name after a place', 'В Астане Шариф предложил Путину бартер'],
    ['by an abbreviation that deals in goods', 'ECC clears wheat from Russia'],
    ['by a town where a cargo goes', 'Novorossiysk takes first kinnow from Sargodha'],
    ['by the name of their exercise', 'Druzhba-VI opens with parade'],
    ['by towns that a word links', 'لاہور تا آستراخان مال گاڑی پھر مؤخر'],
    ['by towns where an act is told of that needs two', 'Черкесск и Черат: совместные учения'],
    ['by an official in a town of the other side', 'Shoigu lands in Rawalpindi'],
    ['by an authority and a product', 'Drap clears Sputnik V for emergency use'],
    ['by an authority that acts in a well-known place', 'МЧС отправило гуманитарную помощь в Карачи'],
    ['by firms of both', "Wapda seeks Technopromexport's help at Guddu"],
    ['by an office of the own state, in Urdu', 'وزیراعظم کی پیوٹن سے ملاقات'],
  ])('%s: %s', (_, title) => {
    expect(bothIn(title)).toBe(true);
  });
});

describe('one side is not named', () => {
  it.each([
    ["by somebody else's family name", 'Russian envoy thanks Omar Sharif for film'],
    ['in small letters throughout', 'russian envoy thanks kamran dar for film'],
    ['by two family names of one person', 'Российский боец Имран Савельев победил'],
    ['by a family name beside the people only', 'Medvedev loses to Pakistani teenager in Dubai'],
    ['by a common word', 'Лавров получил в дар картину'],
    ['by an abbreviation of many meanings', 'APP OF THE WEEK: RUSSIAN CHESS'],
    ['by an abbreviation without a dealing', 'TCP flaw found by Russian firm'],
    ["by another state's office, in Urdu", 'روسی صدر کی ترک وزیر خارجہ سے ملاقات'],
    ["by another state's office after its own, in Urdu", 'روس کے صدر اور وزیراعظم کا خطاب'],
    ['by a club', 'Spartak Moscow sign Pakistani forward'],
    ['by family names alone', 'Sharif and Medvedev reach final'],
    ['by a common family name in a town of the other side', 'Ivanov visits Karachi'],
    ['by two products', 'Kinnow and Urals rise in Asia'],
    ['by an official and a town where nothing is done', 'Shoigu, Rawalpindi and other names of the week'],
  ])('%s: %s', (_, title) => {
    expect(bothIn(title)).toBe(false);
  });

  it('by an authority in the headline whose summary tells of the other side later on', () => {
    const title = 'ECC approves wheat import';
    expect(bothIn(title, 'The wheat comes from Russia.')).toBe(true);
    expect(bothIn(title, 'The wheat is for the north. Russia sold as much to Egypt.')).toBe(false);
    expect(bothIn('ECC in pictures', 'The flood came as Russia burned.')).toBe(false);
  });

  it('by a town of another sentence', () => {
    expect(bothIn('Russia delivers wheat to Egypt', 'A fire broke out in Quetta.')).toBe(false);
    expect(bothIn('Russia delivers wheat to Quetta')).toBe(true);
  });
});

describe('the Soviet state', () => {
  it('is a side in its years', () => {
    expect(bothIn('Soviet engineers begin work at Karachi steel mill', '', '1976-02')).toBe(true);
    expect(bothIn('Khrushchev threatens Pakistan', '', '1960-05')).toBe(true);
  });

  it('is history in other years, and where no date is given', () => {
    expect(bothIn('How Soviet engineers built a mill in Pakistan', '', '2016-02')).toBe(false);
    expect(
      namesBothSides(readReport(matcher, { title: 'Soviet engineers in Pakistan', summary: '' }, null)),
    ).toBe(false);
  });
});
