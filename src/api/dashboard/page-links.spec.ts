import { pageLinks, type Manifest } from './page-links.js';
import { pageAt } from './page-list.js';

const MANIFEST: Manifest = {
  'src/pages/trends/trends.ts': { file: 'assets/trends.js', imports: ['_shared.js', '_start.js'] },
  '_shared.js': { file: 'assets/shared.js', imports: ['_start.js'] },
  '_start.js': { file: 'assets/start.js', imports: ['_shared.js'] },
  'src/language/ur/catalogue.ts': { file: 'assets/urdu.js' },
};
const page = {
  pattern: '/trends',
  module: 'src/pages/trends/trends.ts',
  reads: ['/api/v1/coverage?limit=1'],
};

test('a page names its code and all that this needs, each once, and what it reads first', () => {
  expect(pageLinks({ page, language: 'en', isPlain: true }, MANIFEST).split(', ')).toEqual([
    '</assets/trends.js>; rel=modulepreload',
    '</assets/shared.js>; rel=modulepreload',
    '</assets/start.js>; rel=modulepreload',
    '</api/v1/coverage?limit=1>; rel=preload; as=fetch; crossorigin',
  ]);
});

test('a language with words of its own has them named', () => {
  expect(pageLinks({ page, language: 'ur', isPlain: true }, MANIFEST)).toContain('</assets/urdu.js>');
  expect(pageLinks({ page, language: 'en', isPlain: true }, MANIFEST)).not.toContain('urdu');
});

test('an address that chooses more than the language names no reads, which would be others', () => {
  expect(pageLinks({ page, language: 'en', isPlain: false }, MANIFEST)).not.toContain('/api/');
});

test('code that the build does not know is not named', () => {
  expect(pageLinks({ page: { ...page, reads: [] }, language: 'fr', isPlain: true }, {})).toBe('');
});

test('a page is found by its path, whatever stands in its varying parts, with or without a stroke at the end', () => {
  expect(pageAt('/weeks/trade/2026-W47')?.pattern).toBe('/weeks/:indicator/:week');
  expect(pageAt('/trends/')?.pattern).toBe('/trends');
  expect(pageAt('/')?.pattern).toBe('/');
});

test('what is no page is none: an unknown path, a part too many, an empty part', () => {
  for (const path of ['/nowhere', '/trends/more', '/weeks/trade', '/weeks//2026-W47']) {
    expect(pageAt(path)).toBeUndefined();
  }
});
