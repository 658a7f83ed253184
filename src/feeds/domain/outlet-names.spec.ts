import { outletNames, publisherBehind } from './outlet-names.js';

test.each([
  ['https://www.example.com/rss', ['example', 'example-com']],
  ['https://feeds.example.co.uk/world.xml', ['example', 'example-co-uk']],
  ['https://example.com/', ['example', 'example-com']],
  ['no address', ['example']],
])('the outlet of a feed at %s may be called %j in an archive', (url, names) => {
  expect(outletNames('example', url)).toEqual(names);
});

describe('whose report an archive holds', () => {
  const herald = { publisher: 'herald', outlets: ['herald', 'herald-example'] };
  const post = { publisher: 'post', outlets: ['post', 'shared-example'] };
  const echo = { publisher: 'echo', outlets: ['echo', 'shared-example'] };
  test.each([
    ['herald', null, 'herald'],
    ['herald-example', null, 'herald'],
    ['some-agency', 'https://herald.example/2026/1', 'herald'],
    ['some-agency', 'https://epaper.herald.example/2026/1', 'herald'],
    ['some-agency', 'https://another-herald.example/2026/1', undefined],
    ['some-agency', 'https://shared.example/2026/1', undefined],
    ['post', 'https://herald.example/2026/1', 'post'],
    ['some-agency', 'no address', undefined],
    ['some-agency', null, undefined],
  ])('a report of %s at %s is of %s', (publisher, link, whose) => {
    expect(publisherBehind({ publisher, link }, [herald, post, echo])?.publisher).toBe(whose);
  });
});
