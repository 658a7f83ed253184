import { loadWords } from '../../../adapters/load-words.js';
import { aRichWeek } from '../../rich-week.builder.js';
import { WHOLE } from '../extent.js';
import { plainText } from '../plain-text.js';
import { speechOf } from '../speech.js';
import { outlookSection } from './outlook-section.js';

const words = loadWords('en');

function said(changes: Partial<ReturnType<typeof aRichWeek>['outlook']> = {}, extent = WHOLE): string {
  const blocks = outlookSection({ ...aRichWeek().outlook, ...changes }, speechOf(words), extent);
  return plainText({ title: '', blocks }, words);
}

describe('the outlook in words', () => {
  it('says when, what and how sure: announced with its publishers, due with its state', () => {
    expect(said()).toContain(
      '2–4 June 2031: announced – The harbour ministers meet again (planned; 2 publishers).',
    );
    expect(said()).toContain('July 2031: due – Rails for the northern line (open).');
    expect(said()).toContain('Announced is not done.');
  });

  it('says that nothing is announced rather than nothing at all', () => {
    expect(said({ entries: [] })).toContain('Nothing is announced for these days.');
    expect(said()).not.toContain('Nothing is announced');
  });

  it('says of what is left out where it stands, and counts what no form lists', () => {
    const short = said({ notListed: 3 }, { ...WHOLE, mostEntries: 1, mostSources: 1 });
    expect(short).not.toContain('Rails');
    expect(short).toContain(words.phrases.shortenedHere);
    expect(short).toMatch(/\b3\b/);
  });
});
