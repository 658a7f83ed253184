import { aDevelopment } from '../../service/records.builder.js';
import { byImportance } from './latest-panel.js';

const source = (publisher: string) => ({ articleId: publisher, publisher, url: null, publishedAt: null });

test('the strongest act comes first, conflict as well as cooperation', () => {
  const items = [aDevelopment({ id: 'talks', score: 2 }), aDevelopment({ id: 'ban', score: -5 })];
  expect(items.toSorted(byImportance)[0]?.id).toBe('ban');
});

test('among equals the more widely reported comes first, copies of one publisher counting once', () => {
  const wide = aDevelopment({ id: 'wide', sources: [source('a'), source('b')] });
  const loud = aDevelopment({ id: 'loud', sources: [source('a'), source('a'), source('a')] });
  expect([loud, wide].toSorted(byImportance)[0]?.id).toBe('wide');
});
