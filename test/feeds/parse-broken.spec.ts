import fc from 'fast-check';
import { parseFeed } from '../../src/feeds/adapters/parse/parse-feed.js';
import { failureOf, feedOf, itemOf, rss, utf8 } from './parse-feed.builder.js';

describe('broken and hostile feeds', () => {
  it('gives the items before the cut, the last one as far as it got', async () => {
    const whole = rss('<title>First</title>').replace(
      '</channel></rss>',
      '<item><title>Second</title><description>Th',
    );
    const result = await parseFeed(utf8(whole));
    expect(result.ok && result.feed.items.map(({ title }) => title)).toEqual(['First', 'Second']);
    expect(result.ok && result.notes).toEqual(['The document is cut off; 2 items stand before the cut.']);
  });

  it.each([
    ['junk before the declaration', `\n\n Warning: x\n${rss('<title>Talks</title>')}`],
    ['an item that is never closed', rss('<title>Talks</title>').replace('</item>', '')],
    ['a closing tag too many', rss('</b><title>Talks</title></p>')],
    ['an attribute without quotes', rss('<title type=html>Talks</title>')],
    ['a quote that is never closed', rss('<title>Talks</title><category domain="x>News</category>')],
    [
      'a thousand unclosed tags in the text',
      rss(`<title>Talks</title><description>${'<br>'.repeat(1_000)}</description>`),
    ],
  ])('reads on over %s', async (_, source) => {
    await expect(itemOf(source)).resolves.toMatchObject({ title: 'Talks' });
  });

  it('reads both items where the first is never closed', async () => {
    const { items } = await feedOf(rss('<title>One</title><item><title>Two</title>'));
    expect(items.map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  it('never expands an entity that the feed declares', async () => {
    const source = `<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>${rss('<title>&b;</title>')}`;
    await expect(itemOf(source)).resolves.toMatchObject({ title: '&b;' });
  });

  it.each([
    ['empty', ''],
    ['empty', ' \n '],
    ['not-a-feed', 'Service unavailable'],
    ['not-a-feed', '<!DOCTYPE html><html><body>Blocked</body></html>'],
    ['not-a-feed', '<opml version="1.0"></opml>'],
    ['not-a-feed', '{"error": "none"}'],
    ['not-a-feed', '[1, 2]'],
    ['broken', '{"version": "https://jsonfeed.org/version/1", "items": [{'],
    ['broken', '<?xml version="1.0"?><rss version="2.0"><channel><title>Cut'],
    ['too-deep', rss('<a>'.repeat(300))],
    ['too-large', rss('<title>t</title></item><item>'.repeat(20_001))],
    ['too-large', ' '.repeat(10 * 1024 * 1024 + 1)],
  ])('says "%s" and what to do', async (reason, source) => {
    const failure = await failureOf(source);
    expect(failure.reason).toBe(reason);
    expect(failure.remedy).not.toBe('');
  });

  it('names the feed that a web page names', async () => {
    const page = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>';
    const { remedy } = await failureOf(page, { url: 'https://gazette.example/news' });
    expect(remedy).toContain('https://gazette.example/feed');
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(typeof (await parseFeed(bytes)).ok).toBe('boolean');
      }),
    );
  });

  it('never throws on a feed cut, or with a piece replaced, anywhere', async () => {
    const whole = rss(
      '<title>T &amp; <![CDATA[<b>x</b>]]></title><link a="b">https://a.example/?x=1&amp;y</link><!-- c -->',
    );
    const piece = fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      ']]>',
      '<![CDATA[',
      '</',
      '<!--',
      '<item>',
      '</rss>',
      '\u0000',
      '\ud800',
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(40), piece, async (at, drop, put) => {
        expect(typeof (await parseFeed(utf8(whole.slice(0, at)))).ok).toBe('boolean');
        const result = await parseFeed(utf8(whole.slice(0, at) + put + whole.slice(at + drop)));
        expect(result.ok && result.feed.items.some(({ title }) => /<[a-z][^>]*>/i.test(title))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
