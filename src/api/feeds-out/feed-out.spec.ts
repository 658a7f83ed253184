import Parser from 'rss-parser';
import { z } from 'zod';
import { aDevelopment } from '../../developments/domain/development.builder.js';
import { FEED_FORMATS, feedOut } from './feed-out.js';

const weighed = { topics: [], publishers: 1, weight: 1 };
const developments = [
  {
    ...aDevelopment('dev-2', {
      what: 'Trade <b>& oil</b> ]]> talks\u0001',
      recordedAt: '2026-11-02T00:00:00Z',
    }),
    ...weighed,
  },
  {
    ...aDevelopment('dev/1', { score: -3, direction: 'conflict', recordedAt: '2026-11-01T00:00:00Z' }),
    ...weighed,
  },
];
const given = { name: 'all', publicUrl: 'https://tracker.example/', developments };
const jsonFeed = z.object({
  items: z.array(z.object({ id: z.string(), title: z.string(), content_html: z.string() })),
});

test.each(['rss', 'atom'] as const)(
  '%s holds the developments in their order, with our text as text',
  async (format) => {
    const { items } = await new Parser().parseString(feedOut(given, format));
    expect(items.map((item) => item.link)).toEqual([
      'https://tracker.example/developments/dev-2',
      'https://tracker.example/developments/dev%2F1',
    ]);
    expect(items[0]?.title).toBe('Trade &lt;b&gt;&amp; oil&lt;/b&gt; ]]&gt; talks');
  },
);

test('a JSON Feed has plain titles, and descriptions as HTML', () => {
  const { items } = jsonFeed.parse(JSON.parse(feedOut(given, 'json')));
  expect(items.map((item) => item.id)).toEqual([
    'https://tracker.example/developments/dev-2',
    'https://tracker.example/developments/dev%2F1',
  ]);
  expect(items[0]?.title).toBe('Trade <b>& oil</b> ]]> talks');
  expect(items[1]?.content_html).toBe('2023-06-12 · energy · conflict, score −3 · occurred');
});

test.each(FEED_FORMATS)('%s without developments is a feed all the same', (format) => {
  expect(feedOut({ ...given, developments: [] }, format)).toContain('https://tracker.example/feeds/all');
});
