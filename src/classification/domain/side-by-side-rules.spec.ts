import { loadLexicon } from '../adapters/load-lexicon.js';
import { createSceneReader } from './classifier.js';
import { relevanceFeatures } from './relevance-features.js';
import { aReport } from './report.builder.js';

const read = createSceneReader(loadLexicon());

/** The rules of standing side by side that hold for a title. */
function found(title: string): readonly string[] {
  const scene = read(aReport(title));
  if (!scene) throw new Error(`not read as naming both: ${title}`);
  return relevanceFeatures(scene).flatMap(({ id }) => (id.startsWith('side-by-side-') ? [id] : []));
}

describe('both stand side by side', () => {
  it.each([
    ['Floods in Pakistan, fires in Russia: a summer of extremes', 'side-by-side-each-in-its-place'],
    ['A poet of Pakistan and a painter of Russia share a prize', 'side-by-side-each-in-its-place'],
    ['Паводок в Пакистане, пожары в России', 'side-by-side-each-in-its-place'],
    ['پاکستان میں سیلاب، روس میں آگ', 'side-by-side-each-in-its-place'],
    ['Russia and Pakistan abstain in vote on arms trade', 'side-by-side-each-for-itself'],
    ['Россия и Пакистан воздержались при голосовании', 'side-by-side-each-for-itself'],
    ['Erdogan meets Putin, then flies to Islamabad', 'side-by-side-third-deals-with-both'],
    ['Iranian minister to visit Russia and Pakistan', 'side-by-side-third-deals-with-both'],
  ])('%s', (title, rule) => {
    expect(found(title)).toContain(rule);
  });
});

describe('one acts towards the other, or both together', () => {
  it.each([
    'Russia and Pakistan sign gas agreement',
    'Foreign ministers of Pakistan and Russia meet in Moscow',
    'Lavrov of Russia and Dar of Pakistan meet in Moscow',
    'Wheat from Russia reaches Pakistan',
    'Россия и Пакистан подписали соглашение',
    'US says Russia, Pakistan agreed on oil',
    'پاکستان اور روس کے درمیان معاہدہ',
  ])('%s', (title) => {
    expect(found(title)).toEqual([]);
  });
});
