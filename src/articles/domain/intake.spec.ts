import fc from 'fast-check';
import { incomingReport } from './incoming.builder.js';
import { keyReports, storable, type Digest, type IncomingReport, type KeyedReport } from './incoming.js';
import { keyName, takeIn, type Intake, type KnownArticles } from './intake.js';

const tracking = { prefixes: ['utm_'], names: new Set<string>() };
/** Readable and without collisions; production uses SHA-256. */
const digest: Digest = (text) => `<${text}>`;
const nothing: KnownArticles = { idByKey: new Map(), revisions: new Map() };
const keyed = (...items: IncomingReport[]): readonly KeyedReport[] => keyReports(items, tracking, digest);

/** What is known after an intake was stored. */
function afterwards(intake: Intake): KnownArticles {
  const revisions = new Map<string, { newest: number; hashes: Set<string> }>();
  for (const { articleId, revision, report } of intake.revisions) {
    const row = revisions.get(articleId) ?? { newest: 0, hashes: new Set<string>() };
    row.newest = Math.max(row.newest, revision);
    row.hashes.add(report.contentHash);
    revisions.set(articleId, row);
  }
  return {
    idByKey: new Map(intake.keys.map((row) => [keyName(row.publisher, row.key), row.articleId])),
    revisions,
  };
}

describe('taking in a batch', () => {
  it('makes one article of one item', () => {
    const intake = takeIn(keyed(incomingReport()), nothing, digest);
    expect(intake.articles).toHaveLength(1);
    expect(intake.revisions.map((row) => row.revision)).toEqual([1]);
  });

  it('takes an edited title for a revision of the same article', () => {
    const first = takeIn(keyed(incomingReport()), nothing, digest);
    const second = takeIn(keyed(incomingReport({ title: 'Corrected' })), afterwards(first), digest);
    expect(second.articles).toEqual([]);
    expect(second.revisions.map((row) => row.revision)).toEqual([2]);
    expect(second.revisions[0]?.articleId).toBe(first.revisions[0]?.articleId);
  });

  it('keeps one article where two feeds of a publisher carry it under the same address', () => {
    const batch = [
      ...keyed(incomingReport({ guid: null })),
      ...keyed(incomingReport({ feedId: 'islamabad-herald-world', guid: 'urn:other' })),
    ];
    const intake = takeIn(batch, nothing, digest);
    expect(intake.articles).toHaveLength(1);
    expect(intake.sightings).toHaveLength(2);
  });

  it('does not alternate revisions when two feeds carry two versions by turns', () => {
    const short = incomingReport({ summary: 'Short.' });
    const long = incomingReport({ summary: 'The longer version.' });
    const both = takeIn([...keyed(short), ...keyed(long)], nothing, digest);
    const again = takeIn([...keyed(short), ...keyed(long)], afterwards(both), digest);
    expect(both.revisions).toHaveLength(2);
    expect(again.revisions).toEqual([]);
  });

  it('tells apart items that share a guid but not an address', () => {
    const items = [
      incomingReport(),
      incomingReport({ link: 'https://herald.example/story/2', title: 'Another' }),
    ];
    expect(takeIn(keyed(...items), nothing, digest).articles).toHaveLength(2);
  });

  it('tells apart items that all link to the home page', () => {
    const items = ['1', '2', '3'].map((id) =>
      incomingReport({ guid: `urn:${id}`, title: id, link: 'https://herald.example/' }),
    );
    expect(takeIn(keyed(...items), nothing, digest).articles).toHaveLength(3);
  });

  it('knows an item without guid and address by its text', () => {
    const bare = incomingReport({ guid: null, link: null });
    const first = takeIn(keyed(bare), nothing, digest);
    expect(takeIn(keyed(bare), afterwards(first), digest).revisions).toEqual([]);
  });

  it("keeps two publishers' articles apart though their guids are equal", () => {
    const batch = [...keyed(incomingReport()), ...keyed(incomingReport({ publisher: 'moscow-courier' }))];
    expect(takeIn(batch, nothing, digest).articles).toHaveLength(2);
  });

  it('finds nothing new in any batch taken in a second time', () => {
    const item = fc.record({
      guid: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
      link: fc.option(fc.constantFrom('https://herald.example/1', 'https://herald.example/2'), { nil: null }),
      title: fc.constantFrom('One', 'Two', 'Three'),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (changes) => {
        const batch = keyed(...changes.map((change) => incomingReport(change)));
        const first = takeIn(batch, nothing, digest);
        const second = takeIn(batch, afterwards(first), digest);
        expect(second.articles).toEqual([]);
        expect(second.revisions).toEqual([]);
      }),
    );
  });
});

describe('making an item storable', () => {
  it('leaves out marks that would mirror the text around title and summary', () => {
    const item = storable(incomingReport({ title: 'Pact \u202Ededael', summary: 'a\u2067b' }));
    expect([item.title, item.summary]).toEqual(['Pact dedael', 'ab']);
  });

  it('leaves no isolate open that the cut parted from its end', () => {
    const title = `\u2067${'x'.repeat(1_200)}\u2069`;
    expect(storable(incomingReport({ title })).title).toBe('x'.repeat(999));
  });

  it('drops the character that a database text cannot hold', () => {
    expect(storable(incomingReport({ title: 'A\u0000B' })).title).toBe('AB');
  });

  it('cuts a title of a megabyte', () => {
    expect(storable(incomingReport({ title: 'x'.repeat(1_000_000) })).title).toHaveLength(1_000);
  });

  it.each([
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    [`https://herald.example/${'x'.repeat(9_000)}`, null],
    ['HTTP://herald.example/1', 'HTTP://herald.example/1'],
  ])('of the link %.40s keeps %s', (link, kept) => {
    expect(storable(incomingReport({ link })).link).toBe(kept);
  });

  it('keeps a language tag, and no text that is none', () => {
    expect(storable(incomingReport({ language: 'ur' })).language).toBe('ur');
    expect(storable(incomingReport({ language: 'x'.repeat(1_000) })).language).toBeNull();
  });
});
