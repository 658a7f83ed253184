import { outletNames, publisherBehind, publisherCalled } from './outlet-names.js';

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

describe('whom an archive means by the name of an outlet', () => {
  const herald = { publisher: 'herald', name: 'The Daily Herald', outlets: ['herald', 'herald-example'] };
  const post = { publisher: 'post', name: 'The Post', outlets: ['post', 'shared-example'] };
  const echo = { publisher: 'echo', name: 'The Post', outlets: ['echo', 'shared-example'] };
  const wire = { publisher: 'the-daily-herald-wire', name: 'Wire', outlets: ['the-daily-herald-wire'] };
  test.each([
    ['herald', null, 'herald'],
    ['herald-example', null, 'herald'],
    ['www-herald-example', null, 'herald'],
    ['the-daily-herald', 'https://elsewhere.example/1', 'herald'],
    ['epaper-herald-example', 'https://epaper.herald.example/2026/1', 'herald'],
    ['epaper-herald-example', null, undefined],
    ['some-agency', 'https://herald.example/2026/1', undefined],
    ['another-herald-example', 'https://another-herald.example/1', undefined],
    ['the-daily-herald-wire', 'https://herald.example/1', 'the-daily-herald-wire'],
    ['post', 'https://herald.example/2026/1', 'post'],
    ['the-post', null, undefined],
    ['shared-example', null, undefined],
    ['a-shared-example', 'https://a.shared.example/1', undefined],
  ])('%s, with a report at %s, is %s', (publisher, link, whose) => {
    const publishers = [herald, post, echo, wire];
    expect(publisherCalled({ publisher, link }, publishers)?.publisher).toBe(whose);
  });
});
