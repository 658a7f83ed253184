import fc from 'fast-check';
import iconv from 'iconv-lite';
import { parseFeed } from '../../src/feeds/adapters/parse/parse-feed.js';
import type { FeedItem, ParsedFeed } from '../../src/feeds/domain/feed-item.js';
import type { ParseFailure, ParseOptions } from '../../src/feeds/domain/parse-result.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const rss = (item: string, attributes = 'version="2.0"'): string =>
  `<?xml version="1.0"?><rss ${attributes}><channel><title>Gwadar Gazette</title><link>https://gazette.example/</link>` +
  `<item>${item}</item></channel></rss>`;
const atom = (entry: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Gwadar Gazette</title><entry>${entry}</entry></feed>`;

async function feedOf(source: string | Uint8Array, options?: ParseOptions): Promise<ParsedFeed> {
  const result = await parseFeed(typeof source === 'string' ? utf8(source) : source, options);
  if (!result.ok) throw new Error(`${result.reason}: ${result.message}`);
  return result.feed;
}

async function itemOf(source: string | Uint8Array, options?: ParseOptions): Promise<FeedItem> {
  const { items } = await feedOf(source, options);
  if (items[0] === undefined) throw new Error('no item');
  return items[0];
}

async function failureOf(source: string | Uint8Array, options?: ParseOptions): Promise<ParseFailure> {
  const result = await parseFeed(typeof source === 'string' ? utf8(source) : source, options);
  if (result.ok) throw new Error(`${result.feed.items.length} items`);
  return result;
}

describe('a feed of each kind', () => {
  const item = {
    guid: 'https://gazette.example/1',
    link: 'https://gazette.example/1',
    title: 'Talks on gas',
    summary: 'They met & spoke.',
    published: '2026-09-15T06:49:52Z',
  };

  it('is read from RSS 2.0', async () => {
    const source = rss(
      '<title>Talks on gas</title><link>https://gazette.example/1</link><guid>https://gazette.example/1</guid>' +
        '<pubDate>Tue, 15 Sep 2026 11:49:52 +0500</pubDate><description>&lt;p&gt;They met &amp;amp; spoke.&lt;/p&gt;</description>',
    );
    expect(await feedOf(source)).toEqual({
      format: 'rss',
      title: 'Gwadar Gazette',
      items: [{ ...item, publishedRaw: 'Tue, 15 Sep 2026 11:49:52 +0500' }],
      ttlMinutes: null,
      language: null,
    });
  });

  it.each(['version="0.91"', 'version="0.92"', 'version="1.0"', 'version="two"', ''])(
    'is read from <rss %s>',
    async (attributes) => {
      await expect(itemOf(rss('<title>Talks on gas</title>', attributes))).resolves.toMatchObject({
        title: 'Talks on gas',
      });
    },
  );

  it('is read from RDF, with dc:date and rdf:about', async () => {
    const source =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">' +
      '<channel rdf:about="x"><title>Gwadar Gazette</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>' +
      '<item rdf:about="https://gazette.example/1"><title>Talks on gas</title><link>https://gazette.example/1</link>' +
      '<d:date>2026-09-15T11:49:52+05:00</d:date><description>They met &amp; spoke.</description></item></rdf:RDF>';
    await expect(feedOf(source)).resolves.toMatchObject({
      format: 'rdf',
      title: 'Gwadar Gazette',
      items: [item],
    });
  });

  it('is read from Atom 1.0, under any prefix, published before updated', async () => {
    const source =
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Gwadar Gazette</a:title><a:entry><a:id>https://gazette.example/1</a:id>' +
      '<a:title>Talks on gas</a:title><a:link rel="self" href="https://gazette.example/self"/>' +
      '<a:link rel="alternate" type="text/html" href="https://gazette.example/1"/><a:updated>2026-10-01T00:00:00Z</a:updated>' +
      '<a:published>2026-09-15T11:49:52+05:00</a:published><a:summary>They met &amp;amp; spoke.</a:summary></a:entry></a:feed>';
    await expect(feedOf(source)).resolves.toMatchObject({
      format: 'atom',
      title: 'Gwadar Gazette',
      items: [item],
    });
  });

  it('is read from Atom 0.3 with its own names of dates', async () => {
    const source =
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>G</title><entry><title mode="escaped">Talks on gas</title>' +
      '<id>https://gazette.example/1</id><link rel="alternate" type="text/html" href="https://gazette.example/1"/>' +
      '<modified>2026-10-01T00:00:00Z</modified><issued>2026-09-15T11:49:52+05:00</issued>' +
      '<content type="text/html" mode="escaped">They met &amp;amp; spoke.</content></entry></feed>';
    await expect(itemOf(source)).resolves.toMatchObject(item);
  });

  it('is read from JSON Feed', async () => {
    const source = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Gwadar Gazette',
      language: 'en',
      items: [
        {
          id: 'https://gazette.example/1',
          url: 'https://gazette.example/1',
          title: 'Talks on gas',
          content_html: '<p>They met &amp; spoke.</p>',
          date_published: '2026-09-15T11:49:52+05:00',
        },
        { id: 7, content_text: 'No title' },
        'no item',
      ],
    });
    const feed = await feedOf(source);
    expect(feed).toMatchObject({
      format: 'json',
      title: 'Gwadar Gazette',
      language: 'en',
      items: [item, { guid: '7', title: '' }],
    });
    expect(feed.items).toHaveLength(2);
  });

  it('may have no items yet', async () => {
    await expect(
      feedOf('<rss version="2.0"><channel><title>New</title></channel></rss>'),
    ).resolves.toMatchObject({ items: [] });
    await expect(feedOf('<feed xmlns="http://www.w3.org/2005/Atom"></feed>')).resolves.toMatchObject({
      items: [],
    });
  });

  it('says its language and how often it changes', async () => {
    const source = '<rss version="2.0"><channel><language>ur</language><ttl>15</ttl></channel></rss>';
    await expect(feedOf(source)).resolves.toMatchObject({ language: 'ur', ttlMinutes: 15 });
  });
});

describe('the fields of an item', () => {
  it.each([
    [
      'takes a permanent guid for the link where there is none',
      '<guid>https://g.example/1</guid>',
      'https://g.example/1',
    ],
    [
      'does not where the guid says that it is none',
      '<guid isPermaLink="false">https://g.example/1</guid>',
      null,
    ],
    [
      'prefers the link to the guid',
      '<guid>https://g.example/1</guid><link>https://g.example/2</link>',
      'https://g.example/2',
    ],
    [
      'takes atom:link where there is no other',
      '<a:link xmlns:a="http://www.w3.org/2005/Atom" href="https://g.example/3"/>',
      'https://g.example/3',
    ],
    ['reads a bare & in a link', '<link>https://g.example/?a=1&b=2</link>', 'https://g.example/?a=1&b=2'],
    [
      'does not take a nested link for its own',
      '<x:related><link>https://g.example/no</link></x:related><link>https://g.example/yes</link>',
      'https://g.example/yes',
    ],
    ['resolves a relative link against the feed', '<link>/4</link>', 'https://feed.example/4'],
    ['refuses a link that runs code', '<link>javascript:alert(1)</link>', null],
  ])('link: %s', async (_, fields, link) => {
    await expect(
      itemOf(rss(fields + '<title>t</title>'), { url: 'https://feed.example/rss' }),
    ).resolves.toMatchObject({ link });
  });

  it('link: resolves against the innermost xml:base', async () => {
    const source = atom('<link xml:base="c/" href="d"/><title>t</title>', 'xml:base="https://a.example/b/"');
    await expect(itemOf(source)).resolves.toMatchObject({ link: 'https://a.example/b/c/d' });
  });

  it.each([
    ['CDATA with tags', '<title><![CDATA[<b>Talks</b> on gas]]></title>'],
    [
      'inline XHTML',
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>Talks</b> on gas</div></title>',
    ],
    ['escaped HTML', '<title type="html">&lt;b&gt;Talks&lt;/b&gt; on gas</title>'],
    ['HTML escaped twice', '<title>&amp;lt;b&amp;gt;Talks&amp;lt;/b&amp;gt; on gas</title>'],
    ['entities that XML does not know', '<title>Talks&nbsp;on&ensp;gas</title>'],
    ['a tag in capitals', '<TITLE>Talks on gas</TITLE>'],
    [
      'an image with a title of its own before it',
      '<image><title>Logo</title></image><title>Talks on gas</title>',
    ],
    [
      'a source with a title of its own before it',
      '<source><title>Elsewhere</title></source><title>Talks on gas</title>',
    ],
    ['a Dublin Core title alone', '<dc:title>Talks on gas</dc:title>'],
    ['UTF-8 encoded twice around it', '<title>Talks on gas</title>'],
  ])('title: %s', async (_, fields) => {
    await expect(itemOf(rss(fields))).resolves.toMatchObject({ title: 'Talks on gas' });
    await expect(itemOf(atom(fields))).resolves.toMatchObject({ title: 'Talks on gas' });
  });

  it('title: mends UTF-8 that was encoded twice', async () => {
    await expect(itemOf(rss('<title>CafÃ© talks</title>'))).resolves.toMatchObject({ title: 'Café talks' });
  });

  it('summary: is the content where the description says nothing', async () => {
    const fields =
      '<description><![CDATA[<img src="a.jpg"/>]]></description><content:encoded><![CDATA[<p>They met.</p><script>x()</script>]]></content:encoded>';
    await expect(itemOf(rss(fields))).resolves.toMatchObject({ summary: 'They met.' });
  });

  it('summary: takes HTML that nobody escaped', async () => {
    await expect(
      itemOf(rss('<description><p>They <br>met.</p></description><title>t</title>')),
    ).resolves.toMatchObject({
      summary: 'They met.',
      title: 't',
    });
  });

  it('summary: is cut at the end of a word', async () => {
    const { summary } = await itemOf(rss(`<description>${'pipeline '.repeat(1_000)}</description>`));
    expect(summary).toHaveLength(3_995);
    expect(summary.endsWith('pipeline')).toBe(true);
  });

  it('date: keeps the words of one that cannot be read', async () => {
    const fields = '<pubDate>18/01/30 00:00</pubDate><title>t</title>';
    await expect(itemOf(rss(fields))).resolves.toMatchObject({
      published: null,
      publishedRaw: '18/01/30 00:00',
    });
  });

  it('date: takes the next one where the first cannot be read', async () => {
    const fields = '<pubDate>soon</pubDate><dc:date>2026-09-15</dc:date>';
    await expect(itemOf(rss(fields))).resolves.toMatchObject({
      published: '2026-09-15T00:00:00Z',
      publishedRaw: '2026-09-15',
    });
  });
});

describe('encodings', () => {
  const title = 'Переговоры в Исламабаде';
  const declared = (name: string, text: string): string =>
    rss(`<title>${text}</title>`).replace('?>', ` encoding="${name}"?>`);

  it.each(['windows-1251', 'koi8-r', 'iso-8859-5', 'utf-16le', 'utf-16be'])(
    'reads declared %s',
    async (name) => {
      await expect(itemOf(iconv.encode(declared(name, title), name))).resolves.toMatchObject({ title });
    },
  );

  it.each([
    ['gb2312', '中巴俄会谈'],
    ['gb18030', '中巴俄会谈'],
    ['big5', '會談'],
    ['shift_jis', '会談の予定'],
    ['euc-jp', '会談の予定'],
    ['euc-kr', '회담 예정'],
    ['iso-8859-2', 'Rozmowy o gazociągu'],
    ['iso-8859-9', 'Görüşmeler sürüyor'],
    ['windows-1256', 'مذاکرات'],
  ])('reads declared %s', async (name, text) => {
    await expect(itemOf(iconv.encode(declared(name, text), name))).resolves.toMatchObject({ title: text });
  });

  it('reads ISO-2022-JP, whose bytes are all ASCII', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="iso-2022-jp"?><rss version="2.0"><channel><item><title>'),
      Buffer.from([0x1b, 0x24, 0x42, 0x32, 0x71, 0x43, 0x4c, 0x1b, 0x28, 0x42]),
      Buffer.from('</title></item></channel></rss>'),
    ]);
    await expect(itemOf(bytes)).resolves.toMatchObject({ title: '会談' });
  });

  it('takes valid UTF-8 for UTF-8 whatever is declared', async () => {
    await expect(
      itemOf(declared('windows-1251', title), { contentType: 'text/xml; charset=koi8-r' }),
    ).resolves.toMatchObject({ title });
  });

  it('believes the header where the document says nothing', async () => {
    const bytes = iconv.encode(rss(`<title>${title}</title>`), 'windows-1251');
    await expect(
      itemOf(bytes, { contentType: 'application/rss+xml; charset=windows-1251' }),
    ).resolves.toMatchObject({ title });
  });

  it('reads ISO-8859-1 with the quotes of Windows', async () => {
    const bytes = iconv.encode(declared('iso-8859-1', '“Entente” à Moscou'), 'windows-1252');
    await expect(itemOf(bytes)).resolves.toMatchObject({ title: '“Entente” à Moscou' });
  });

  it('guesses Russian where nothing is declared', async () => {
    const bytes = iconv.encode(rss(`<title>${`${title} `.repeat(20)}</title>`), 'windows-1251');
    const { title: got } = await itemOf(bytes);
    expect(got.startsWith(title)).toBe(true);
  });

  it('keeps UTF-8 with one stray byte in it', async () => {
    const bytes = Buffer.concat([utf8(rss(`<title>${title} X</title>`))]);
    bytes[bytes.lastIndexOf(0x58)] = 0xe9;
    await expect(itemOf(bytes)).resolves.toMatchObject({ title: `${title} é` });
  });

  it('removes control characters', async () => {
    await expect(itemOf(rss('<title>Ta\u0000lk\u0008s\u000bon</title>'))).resolves.toMatchObject({
      title: 'Talks on',
    });
  });
});

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
