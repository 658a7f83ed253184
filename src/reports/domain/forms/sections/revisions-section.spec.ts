import { loadWords } from '../../../adapters/load-words.js';
import { aRichWeek } from '../../rich-week.builder.js';
import type { ReportRevisions } from '../../weekly-report.js';
import { WHOLE } from '../extent.js';
import { plainText } from '../plain-text.js';
import { speechOf } from '../speech.js';
import { revisionsSection } from './revisions-section.js';

const words = loadWords('en');

function said(changes: Partial<ReportRevisions> = {}, extent = WHOLE): string {
  const blocks = revisionsSection({ ...aRichWeek().revisions, ...changes }, speechOf(words), extent);
  return plainText({ title: '', blocks }, words);
}

describe('the revisions in words', () => {
  it('say which figure was given otherwise, and what each cause counted before and counts now', () => {
    expect(said()).toContain('Trade, week 17 of 2031: +40.2 (+10.1 to +65.5), now +38.9 (+9.4 to +64.4).');
    expect(said()).toContain(
      'Two reports of one fair are one – merged into another; score points +2.00, now not counted.',
    );
    expect(said()).toContain('Coverage of week 17 of 2031: 92.5%, now 88.0%.');
  });

  it('name the report they are compared with, or the instant where there was none', () => {
    expect(said()).toContain(
      'that the report of week 18 of 2031 (as known at 5 May 2031, 01:00 UTC) gave otherwise',
    );
    const since = { asOf: '2031-05-05T01:00:00.000Z', week: null, edition: null };
    expect(said({ since })).toContain('that were known otherwise at 5 May 2031, 01:00 UTC');
  });

  it('say that no figure changed where none did', () => {
    expect(said({ figures: [], figuresNotListed: 0 })).toContain('No figure changed.');
    expect(said()).not.toContain('No figure changed.');
  });

  it('count the figures and causes that are not listed', () => {
    const plain = said();
    expect(plain).toMatch(/\b4 (more|other|further)/);
    expect(plain).toMatch(/\b1 (more|other|further)/);
  });
});
