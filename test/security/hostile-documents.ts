import { gzipSync } from 'node:zlib';

/** A document that somebody sends us to do harm. */
export interface HostileDocument {
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const channel = (items: string, prolog = ''): string =>
  `<?xml version="1.0"?>${prolog}<rss version="2.0"><channel><title>Hostile Herald</title>${items}</channel></rss>`;
const item = (inner: string): string => `<item>${inner}</item>`;
const described = (text: string): string =>
  channel(item(`<title>t</title><description>${text}</description>`));

const laughs = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join(
  '',
);
const SCRIPTS = [
  '<script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '&amp;lt;svg/onload=alert(1)&amp;gt;',
  '<![CDATA[<scr<script>ipt>alert(1)</scr</script>ipt>]]>',
  '&#60;iframe src=javascript:alert(1)&#62;',
];

/** XML, HTML and JSON attacks, each below the 10 MB that a body may have. */
export const HOSTILE_DOCUMENTS: readonly HostileDocument[] = (
  [
    [
      'entities of entities, ten levels',
      () => channel(item('<title>&l10;</title>'), `<!DOCTYPE r [<!ENTITY l0 "lol">${laughs}]>`),
    ],
    [
      'one long entity named 20,000 times',
      () =>
        channel(
          item(`<title>${'&a;'.repeat(20_000)}</title>`),
          `<!DOCTYPE r [<!ENTITY a "${'a'.repeat(50_000)}">]>`,
        ),
    ],
    [
      'an entity that is a file',
      () => channel(item('<title>&f;</title>'), '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
    ],
    [
      'a parameter entity from the network',
      () =>
        channel(
          item('<title>t</title>'),
          '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
        ),
    ],
    ['200,000 tags inside each other', () => channel(item('<a>'.repeat(200_000)))],
    ['200,000 tags inside each other in a text', () => described(`<![CDATA[${'<div>'.repeat(200_000)}]]>`)],
    [
      '100,000 attributes on one tag',
      () => channel(`<item ${Array.from({ length: 100_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`),
    ],
    ['an attribute of 5 MB', () => channel(item(`<title x="${'a'.repeat(5_000_000)}">t</title>`))],
    [
      '10,000 namespaces',
      () =>
        `<rss version="2.0" ${Array.from({ length: 10_000 }, (_, at) => `xmlns:n${at}="http://n.example/${at}"`).join(' ')}><channel>${item('<title>t</title>')}</channel></rss>`,
    ],
    ['400,000 opening brackets in a text', () => described('&lt;'.repeat(400_000))],
    ['400,000 opening brackets in CDATA', () => described(`<![CDATA[${'<'.repeat(400_000)}]]>`)],
    ['200,000 beginnings of comments', () => described(`<![CDATA[${'<!--'.repeat(200_000)}]]>`)],
    ['200,000 beginnings of CDATA', () => channel(item('<![CDATA['.repeat(200_000)))],
    ['100,000 tags that never end', () => channel(item(`<title>t</title>${'<a '.repeat(100_000)}`))],
    ['100,000 attributes that never end', () => channel(item(`<title a="${'<a b="'.repeat(100_000)}`))],
    ['1,000,000 ampersands', () => described('&'.repeat(1_000_000))],
    ['an ampersand escaped 100,000 times', () => described(`&${'amp;'.repeat(100_000)}lt;`)],
    ['200,000 numbered characters', () => described('&#x10FFFF;&#0;&#xD800;&#99999999999;'.repeat(50_000))],
    ['1,000,000 blanks in a title', () => channel(item(`<title>a${' '.repeat(1_000_000)}b</title>`))],
    ['a date of 1 MB', () => channel(item(`<title>t</title><pubDate>${'Mon, '.repeat(200_000)}</pubDate>`))],
    [
      'a date of 300,000 digits',
      () => channel(item(`<title>t</title><pubDate>${'9'.repeat(300_000)}</pubDate>`)),
    ],
    [
      'a guid and a link of 1 MB each',
      () =>
        channel(
          item(
            `<title>t</title><guid>${'g'.repeat(1e6)}</guid><link>http://a.example/${'?a='.repeat(330_000)}</link>`,
          ),
        ),
    ],
    [
      '10,000 items with scripts and script links',
      () =>
        channel(
          Array.from({ length: 10_000 }, (_, at) =>
            item(
              `<title>${SCRIPTS[at % SCRIPTS.length] ?? ''} ${at}</title><link>${at % 2 === 0 ? 'javascript:alert(1)' : 'data:text/html,x'}</link>` +
                `<description>${SCRIPTS[(at + 3) % SCRIPTS.length] ?? ''}</description>`,
            ),
          ).join(''),
        ),
    ],
    [
      'JSON in 1,000,000 brackets',
      () => `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(1_000_000)}`,
    ],
    [
      'a JSON feed of 10,000 items with scripts and its own prototype',
      () =>
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 'Hostile',
          items: Array.from({ length: 10_000 }, (_, at) => ({
            id: String(at),
            title: SCRIPTS[0],
            url: 'javascript:alert(1)',
          })),
        }).replace('"title":"Hostile"', '"title":"Hostile","__proto__":{"polluted":true}'),
    ],
    ['9 MB of empty items', () => channel('<item/>'.repeat(1_250_000))],
    ['9 MB of nothing', () => '\0'.repeat(9_000_000)],
  ] as const
).map(([name, text]): HostileDocument => ({ name, bytes: () => utf8(text()) }));

const EVERY_BYTE = Array.from({ length: 256 }, (_, at) => at);

/** The same harm in bytes rather than letters. */
export const HOSTILE_BYTES: readonly HostileDocument[] = [
  {
    name: '9 MB of halves of pairs in UTF-16',
    bytes: () =>
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.alloc(9_000_000, Buffer.from([0x00, 0xd8]))]),
  },
  {
    name: '9 MB of stray bytes among UTF-8',
    bytes: () => Buffer.alloc(9_000_000, Buffer.from([0xd0, 0x9f, 0xd0, 0x9f, 0xff])),
  },
  {
    name: '9 MB of one control character after another in a feed',
    bytes: () => utf8(described('\u0001a'.repeat(4_500_000))),
  },
  {
    name: '9 MB of a break after each letter in a feed',
    bytes: () => utf8(described('\u000ba'.repeat(4_500_000))),
  },
  {
    name: 'a JSON feed with a title and a text of 4 MB of references',
    bytes: () =>
      utf8(
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 'x',
          items: [{ id: '1', title: '&lt;'.repeat(1_000_000), content_html: '<b>&amp;</b>'.repeat(330_000) }],
        }),
      ),
  },
  { name: 'a gzip stream as a feed', bytes: () => gzipSync(Buffer.alloc(50_000_000)) },
  {
    name: 'UTF-16 cut in half',
    bytes: () => Buffer.from(`\uFEFF${channel(item('<title>t</title>'))}`, 'utf16le').subarray(0, 201),
  },
  {
    name: 'UTF-7 scripts',
    bytes: () =>
      utf8(
        channel(item('<title>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</title>')).replace(
          '1.0"',
          '1.0" encoding="utf-7"',
        ),
      ),
  },
  { name: 'every byte, 4,000 times', bytes: () => Buffer.alloc(1_024_000, Buffer.from(EVERY_BYTE)) },
];
