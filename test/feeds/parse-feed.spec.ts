import { atom, feedOf, itemOf, rss } from './parse-feed.builder.js';

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

  it('counts items that say nothing we read', async () => {
    const source =
      '<rss version="2.0"><channel><item><author>A</author></item><item/><item><title>t</title></item></channel></rss>';
    const { items } = await feedOf(source);
    expect(items.map(({ title }) => title)).toEqual(['', '', 't']);
    const { items: entries } = await feedOf(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry/><entry><author/></entry></feed>',
    );
    expect(entries.map(({ title }) => title)).toEqual(['', '']);
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
