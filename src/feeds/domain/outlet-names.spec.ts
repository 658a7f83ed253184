import { outletNames } from './outlet-names.js';

test.each([
  ['https://www.example.com/rss', ['example', 'example-com']],
  ['https://feeds.example.co.uk/world.xml', ['example', 'example-co-uk']],
  ['https://example.com/', ['example', 'example-com']],
  ['no address', ['example']],
])('the outlet of a feed at %s may be called %j in an archive', (url, names) => {
  expect(outletNames('example', url)).toEqual(names);
});
