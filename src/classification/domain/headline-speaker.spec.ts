import { loadLexicon } from '../adapters/load-lexicon.js';
import { headlineSpeaker, type HeadlineSpeaker } from './headline-speaker.js';
import { createPhraseMatcher } from './phrase-matcher.js';
import { readReport } from './reading.js';
import { layOut } from './scene.js';

const matcher = createPhraseMatcher(loadLexicon().entries);

function speakerOf(title: string, language: string): HeadlineSpeaker | null {
  return headlineSpeaker(layOut(readReport(matcher, { title, summary: '' }, '2023-05'), language, '2023-05'));
}

describe('whose word a headline is', () => {
  it.each([
    ['en', 'Washington: oil from Russia is for Pakistan to decide', 'third', null],
    ['en', 'Oil purchase is for Pakistan to decide: US on Russian crude', 'third', null],
    ['en', 'Pakistan buys crude from Russia, says US raised no objection', 'pk', null],
    ['en', 'No gas discount for Pakistan, says Russian ambassador', 'ru', 'diplomat'],
    ['ru', 'Захарова: Россия готова помочь Пакистану', 'ru', 'fm'],
    ['ru', 'Скидки для Пакистана нет, заявил посол России', 'ru', 'diplomat'],
    ['ur', 'روس سے تیل خریدنا پاکستان کا حق ہے، امریکا', 'third', null],
  ])('is told in %s: %s', (language, title, side, role) => {
    expect(speakerOf(title, language)).toEqual({ side, role });
  });

  it('is nobody’s where the headline tells an act', () => {
    expect(speakerOf('Russia ships wheat to Pakistan', 'en')).toBeNull();
  });
});
