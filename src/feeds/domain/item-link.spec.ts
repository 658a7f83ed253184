import { describe, expect, it } from '@jest/globals';
import { absoluteLink, isWebAddress, resolvedBase } from './item-link.js';

const FEED = 'https://example.org/news/feed.xml';

describe('absoluteLink', () => {
  it.each([
    ['an absolute address as it stands', ' https://example.org ', 'https://example.org'],
    ['a path from the root', '/a?b=1', 'https://example.org/a?b=1'],
    ['a path beside the feed', 'a.html', 'https://example.org/news/a.html'],
    ['an address without scheme', '//cdn.example.org/a', 'https://cdn.example.org/a'],
    ['an address with a slash too few', 'https:/other.example/a?b=1', 'https://other.example/a?b=1'],
    ['an address without slashes', 'HTTP:other.example', 'http://other.example/'],
    ['an address broken over lines', 'https://example.org/a\n  /b', 'https://example.org/a/b'],
  ])('gives %s', (_, raw, link) => {
    expect(absoluteLink(raw, [FEED])).toBe(link);
  });

  it.each([
    '',
    'https:',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
  ])('refuses %j', (raw) => {
    expect(absoluteLink(raw, [FEED])).toBeNull();
  });

  it('resolves against the innermost base that is an address', () => {
    expect(absoluteLink('a', ['not an address', FEED, 'https://other.example/'])).toBe(
      'https://example.org/news/a',
    );
  });

  it('gives null for a relative address without a base', () => {
    expect(absoluteLink('/a', [null])).toBeNull();
  });
});

describe('resolvedBase', () => {
  it('resolves an xml:base against the outer one and keeps the outer one where there is none', () => {
    expect(resolvedBase('../x/', FEED)).toBe('https://example.org/x/');
    expect(resolvedBase(undefined, FEED)).toBe(FEED);
  });
});

describe('isWebAddress', () => {
  it('takes http and https for an address, and nothing else', () => {
    expect(['http://a.b/c', 'https://a', 'tag:a,2004:1', '12345', 'https:///x'].map(isWebAddress)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
