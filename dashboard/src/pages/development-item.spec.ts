import { aDevelopment } from '../service/records.builder.js';
import { reporters } from './development-item.js';
import { namesOfOutlets } from './outlet-names.js';

const source = (publisher: string) => ({ articleId: publisher, publisher, url: null, publishedAt: null });
const names = namesOfOutlets([{ publisher: 'indus-courier', name: 'Indus Courier' }]);

test('an outlet is named in a list as on the page of the development, one not on the list of feeds as it is kept', () => {
  const { sources } = aDevelopment({ sources: [source('indus-courier'), source('vest')] });
  expect(reporters({ sources }, names)).toEqual({
    named: [
      { name: 'Indus Courier', url: null },
      { name: 'vest', url: null },
    ],
    rest: 0,
  });
});

test('each is named once, and beyond four only how many more', () => {
  const sources = ['a', 'b', 'a', 'c', 'd', 'e', 'f'].map(source);
  const { named, rest } = reporters({ sources }, names);
  expect([named.map(({ name }) => name), rest]).toEqual([['a', 'b', 'c', 'd'], 2]);
});
