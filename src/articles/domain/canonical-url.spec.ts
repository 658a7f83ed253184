import { canonicalUrl, type TrackingParameters } from './canonical-url.js';

const tracking: TrackingParameters = { prefixes: ['utm_'], names: new Set(['fbclid']) };

describe('canonical address', () => {
  const same = [
    'https://www.Herald.example/story/1',
    'http://herald.example/story/1/',
    'https://herald.example:443/story/1?utm_source=rss&FBCLID=x',
    'https://herald.example/story/1#comments',
  ];

  it.each(same)('takes %s for the same page', (link) => {
    expect(canonicalUrl(link, tracking)).toBe('herald.example/story/1');
  });

  it('keeps the parameters that say which page it is, in any order', () => {
    expect(canonicalUrl('https://herald.example/?b=2&a=1', tracking)).toBe(
      canonicalUrl('https://herald.example?a=1&b=2', tracking),
    );
    expect(canonicalUrl('https://herald.example/?id=1', tracking)).not.toBe(
      canonicalUrl('https://herald.example/?id=2', tracking),
    );
  });

  it.each([null, '', 'not an address', 'mailto:desk@herald.example', 'javascript:alert(1)'])(
    'gives none for %s',
    (link) => {
      expect(canonicalUrl(link, tracking)).toBeNull();
    },
  );
});
