import { linkable, plainLine } from './plain-line.js';

describe('a text on one line', () => {
  it.each([
    ['two\nlines\u2028and\u0000more', 'two lines and more'],
    ['turned \u202Eback\u202C', 'turned  back'],
    ['half \uD83D of it', 'half \uFFFD of it'],
    ['مذاکرات in Moscow', 'مذاکرات in Moscow'],
  ])('%j is %j', (text, line) => {
    expect(plainLine(text, 100)).toBe(line);
  });

  it('is cut after so many whole characters, and says so', () => {
    expect(plainLine('🚢'.repeat(10_000), 5)).toBe('🚢🚢🚢🚢…');
    expect(plainLine('🚢🚢🚢🚢🚢', 5)).toBe('🚢🚢🚢🚢🚢');
  });
});

test.each([
  ['https://a.example/1', 'https://a.example/1'],
  ['http://a.example', 'http://a.example'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['not an address', null],
  [`https://a.example/${'x'.repeat(2_000)}`, null],
  [null, null],
])('%s may be linked as %s', (url, linked) => {
  expect(linkable(url)).toBe(linked);
});
