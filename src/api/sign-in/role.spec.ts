import { isEnough, isWithin, ROLES, scopeOf } from './role.js';

test('each role may do what the ones before it may, and no more', () => {
  const table = ROLES.map((role) => ROLES.filter((needed) => isEnough(role, needed)));
  expect(table).toEqual([['viewer'], ['viewer', 'analyst'], ['viewer', 'analyst', 'admin']]);
});

test.each([
  ['/api/v1/feeds/gulf-wire', 'feeds'],
  ['/api/v1/reading-list?limit=1', 'reading-list'],
  ['/API/V1/Feeds', 'feeds'],
  ['/feeds/all.rss', 'feeds'],
  ['/metrics', 'metrics'],
  ['/', ''],
  ['//api/v1/feeds', ''],
])('the path %s belongs to "%s"', (path, scope) => {
  expect(scopeOf(path)).toBe(scope);
});

test('a key without scopes is good everywhere, one with scopes there only, one with none nowhere', () => {
  expect(isWithin(null, '/api/v1/feeds')).toBe(true);
  expect(isWithin(['feeds'], '/api/v1/feeds/x')).toBe(true);
  expect(isWithin(['feeds'], '/api/v1/feeds-of-others')).toBe(false);
  expect(isWithin(['feeds'], '/')).toBe(false);
  expect(isWithin([], '/api/v1/feeds')).toBe(false);
});
