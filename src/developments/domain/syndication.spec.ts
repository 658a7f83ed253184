import fc from 'fast-check';
import { aReport } from './report.builder.js';
import { independentPublishers, isSyndicatedCopy } from './syndication.js';
import type { GroupingReport } from './report.js';

const AGENCY_TEXT =
  'The tanker moored on Sunday with forty five thousand tonnes on board and pumping starts at once, the port said.';

const copy = (id: string, outlet: string, dateline: string): GroupingReport =>
  aReport(id, {
    article: {
      publisher: outlet,
      title: `Crude tanker moors at Karachi - ${outlet}`,
      summary: `${dateline}${AGENCY_TEXT}`,
    },
  });

const ownText = (id: string, publisher: string, word: string): GroupingReport =>
  aReport(id, {
    article: {
      publisher,
      title: `${word} ${word}a ${word}b ${word}c reach port`,
      summary: Array.from({ length: 12 }, (_, at) => `${word}${at}`).join(' '),
    },
  });

describe('independent publishers', () => {
  it('counts 366 copies of one text as one, whatever outlet and dateline stand around it', () => {
    const copies = Array.from({ length: 366 }, (_, at) =>
      copy(`c${at}`, `Outlet ${at}`, at % 2 === 0 ? 'KARACHI: ' : 'KARACHI, June 12 (Agencies) – '),
    );
    expect(independentPublishers(copies)).toBe(1);
  });

  it('counts a copy that was cut off with the full text', () => {
    const whole = copy('a', 'Alpha', '');
    const cut = aReport('b', {
      article: { publisher: 'Beta', title: 'From the port', summary: AGENCY_TEXT.slice(0, 70) },
    });
    expect(isSyndicatedCopy(whole, cut)).toBe(true);
    expect(independentPublishers([whole, cut])).toBe(1);
  });

  it('counts publishers that wrote their own texts one by one', () => {
    const own = ['alpha', 'beta', 'gamma'].map((word, at) => ownText(`o${at}`, `outlet ${at}`, word));
    expect(independentPublishers(own)).toBe(3);
  });

  it('counts several texts of one publisher once', () => {
    expect(independentPublishers([ownText('a', 'one', 'alpha'), ownText('b', 'one', 'beta')])).toBe(1);
  });

  it('does not take a few words in common for a copy', () => {
    const short = (id: string, title: string): GroupingReport =>
      aReport(id, { article: { title, summary: '' } });
    expect(independentPublishers([short('a', 'Oil arrives'), short('b', 'Oil arrives today')])).toBe(2);
  });

  it('never counts more than there are publishers, nor less than one where there are reports', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 12 }), (sketches) => {
        const reports = sketches.map(([outlet, word], at) => ownText(`r${at}`, `o${outlet}`, `w${word}`));
        const count = independentPublishers(reports);
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(new Set(sketches.map(([outlet]) => outlet)).size);
      }),
    );
  });
});
