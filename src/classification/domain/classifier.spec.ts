import fc from 'fast-check';
import { loadLexicon } from '../adapters/load-lexicon.js';
import { createClassifier } from './classifier.js';
import { sigmoid } from './linear-model.js';
import { aReport } from './report.builder.js';

const lexicon = loadLexicon();
const classify = createClassifier(lexicon);

const TITLES = [
  'Lavrov arrives in Islamabad for talks',
  'Russia lifts ban on Pakistani rice',
  'India, Russia sign missile deal; Pakistan worried',
  'Россия и Пакистан подписали соглашение о поставках газа',
  'روس اور پاکستان کے درمیان گیس معاہدے پر دستخط',
  'Cricket: Pakistan win in Lahore',
  'Storm hits Moscow',
];

describe('the classifier', () => {
  it.each(TITLES)('explains relevance by contributions that add up to its log-odds: %s', (title) => {
    const { relevance, evidence } = classify(aReport(title));
    const sum = evidence
      .filter((e) => e.decides === 'relevance')
      .reduce((total, e) => total + e.contribution, 0);
    expect(sigmoid(sum)).toBeCloseTo(relevance, 10);
  });

  it.each(TITLES)('explains every indicator the same way: %s', (title) => {
    const { indicators, evidence } = classify(aReport(title));
    for (const { name, confidence } of indicators) {
      const parts = evidence.filter((e) => e.decides === `indicator:${name}`);
      expect(sigmoid(parts.reduce((total, e) => total + e.contribution, 0))).toBeCloseTo(confidence, 10);
    }
  });

  it('quotes the words where they stand in the text', () => {
    const title = 'Russia lifts ban on Pakistani rice';
    for (const { place, words } of classify(aReport(title)).evidence)
      if (place) expect(title.slice(place.start, place.end)).toBe(words);
  });

  it('gives the same verdict whatever the outlet, the id apart', () => {
    const one = classify(aReport('Lavrov arrives in Islamabad', { publisher: 'one' }));
    expect(classify(aReport('Lavrov arrives in Islamabad', { publisher: 'other' }))).toEqual(one);
  });

  it('reads capitals and plain letters alike', () => {
    const plain = classify(aReport('Russia lifts ban on Pakistani rice'));
    const capitals = classify(aReport('RUSSIA LIFTS BAN ON PAKISTANI RICE'));
    expect([capitals.relevant, capitals.score]).toEqual([plain.relevant, plain.score]);
  });

  it('reads Urdu letters and digits of any code point alike', () => {
    const urdu = classify(aReport('روس نے پاکستان کو ایم آئی 35 ہیلی کاپٹر فراہم کر دیے'));
    const arabic = classify(aReport('روس نے پاكستان كو ايم آئي ٣٥ هيلي كاپٹر فراهم كر ديے'));
    expect([arabic.relevant, arabic.score]).toEqual([urdu.relevant, urdu.score]);
  });

  it('knows only who was in office in that year as an official', () => {
    const rules = (publishedAt: string): string[] =>
      classify(aReport('Imran Khan recalls Putin talks', { publishedAt })).evidence.map((e) => e.rule);
    expect(rules('2024-05-01')).toContain('official.former');
    expect(rules('2021-05-01')).not.toContain('official.former');
  });

  it('says of another language that it is not supported, and which it is', () => {
    const polish = classify(
      aReport(
        'Putin spotkał się z premierem, który przyjechał z kraju Pakistan, aby rozmawiać o dostawach ropy naftowej',
      ),
    );
    expect(polish.relevant).toBe(false);
    expect(polish.language).toBe('pl');
    expect(polish.evidence[0]?.rule).toBe('unsupported-language');
  });

  it('lets everyday texts leave early with a probability near zero', () => {
    const verdict = classify(aReport('Storm hits the coast of Spain'));
    expect(verdict.relevance).toBeLessThan(0.05);
    expect(verdict.evidence.map((e) => e.rule)).toEqual(['names-neither-side']);
  });

  it('does not take a place of the same name for a side', () => {
    expect(
      classify(aReport('Moscow, Idaho: suspect in court, Islamabad High Court not involved')).relevant,
    ).toBe(false);
  });

  it('dates a visit by the weekday of the report', () => {
    const { traits } = classify(
      aReport('Lavrov arrived in Islamabad on Tuesday', { publishedAt: '2021-04-07' }),
    );
    expect(traits.actDate).toEqual({ from: '2021-04-06', to: '2021-04-06', precision: 'day' });
  });

  it('gives the announced day as scheduled', () => {
    const { traits } = classify(
      aReport('Russian delegation to visit Pakistan on January 18 for oil talks', {
        publishedAt: '2023-01-10',
      }),
    );
    expect(traits.scheduled).toEqual({ from: '2023-01-18', to: '2023-01-18', precision: 'day' });
  });

  it('gives reports in different languages the same traits', () => {
    const entities = (title: string): readonly string[] => classify(aReport(title)).traits.entities;
    expect(entities('Lavrov arrives in Islamabad')).toContain('person.lavrov');
    expect(entities('Лавров прибыл в Исламабад')).toContain('person.lavrov');
    expect(entities('روسی وزیر خارجہ لاوروف اسلام آباد پہنچ گئے')).toContain('person.lavrov');
  });

  it('survives any text, and always gives a probability', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (title, summary) => {
        const { relevance, relevant } = classify(aReport(`Pakistan Russia ${title}`, { summary }));
        expect(relevance).toBeGreaterThanOrEqual(0);
        expect(relevance).toBeLessThanOrEqual(1);
        expect(relevant).toBe(relevance >= 0.5);
      }),
    );
  });

  it('reads a hostile text of 100 kB only as far as a report goes', () => {
    const long = 'Lavrov visits Pakistan on June 12, '.repeat(3000);
    const { traits } = classify(aReport('Pakistan Russia '.repeat(6000), { summary: long }));
    expect(traits.stems.length).toBeLessThan(100);
  });
});
