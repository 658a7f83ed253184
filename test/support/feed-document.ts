export interface DocumentItem {
  readonly guid: string;
  readonly title: string;
  readonly link?: string;
  readonly summary?: string;
  readonly published?: string;
}

function item({ guid, title, link, summary, published }: DocumentItem): string {
  return `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title>
    <link>${link ?? `https://news.example/${guid}`}</link><description>${summary ?? ''}</description>
    <pubDate>${published ?? 'Mon, 16 Nov 2026 08:00:00 +0500'}</pubDate></item>`;
}

/** An RSS document of our own with these items. */
export function rssOf(items: readonly DocumentItem[], title = 'News of the day'): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${title}</title>
    <link>https://news.example/</link><description>What happened</description>${items.map(item).join('\n')}
    </channel></rss>`;
}

/** An RSS document with so many items, of which the newest has the highest number. */
export function rssOfMany(count: number, prefix = 'story'): string {
  const numbers = Array.from({ length: count }, (_, index) => count - index);
  return rssOf(
    numbers.map((number) => ({ guid: `${prefix}-${number}`, title: `Story ${number} of ${prefix}` })),
  );
}
