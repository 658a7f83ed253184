import type { PersonalFeed } from '../../alerts/domain/personal-feed.js';
import { FEED_FORMATS } from './feed-out.js';
import { personalFeed } from './personal-feed.js';

const feed: PersonalFeed = {
  subscriptionId: 'sub-1',
  ruleName: 'Gas & oil',
  entries: [
    {
      id: 'n1',
      more: 2,
      at: new Date('2026-11-20T08:00:00Z'),
      items: [
        {
          rule: { id: 'r1', name: 'Gas & oil' },
          severity: 'notice',
          title: 'A deal <script>',
          why: ['indicator: energy'],
          evidence: [{ text: 'Deal signed', publisher: 'Dawn', url: 'https://news.example/1' }],
          page: '//evil.example/',
          at: '2026-11-20T07:00:00Z',
        },
      ],
    },
  ],
};

test.each(FEED_FORMATS)(
  '%s tells why and the evidence, links into the service only, and holds no markup of a feed',
  (format) => {
    const text = personalFeed(feed, 'https://tracker.example/', format);
    expect(text).toContain('Deal signed (Dawn)');
    expect(text).toContain('and 2 more');
    expect(text).not.toContain('evil.example');
    if (format !== 'json') expect(text).not.toContain('<script>');
  },
);

test('a feed without entries is one', () => {
  expect(personalFeed({ ...feed, entries: [] }, 'https://tracker.example', 'rss')).toContain(
    '<title>Alerts: Gas',
  );
});
