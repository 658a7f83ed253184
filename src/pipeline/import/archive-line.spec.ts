import { readArchiveRecord } from './archive-line.js';

const now = new Date('2026-11-22T06:00:00Z');
const line = { title: 'Envoys meet', publisher: 'Herald', url: 'https://herald.example/1' };

describe('a line of an archive', () => {
  it.each(['1949', '1961-04', '2026-11-22', '2026-11-23T05:00:00+05:00', null])(
    'published %s is taken with its own date',
    (publishedAt) => {
      const record = readArchiveRecord({ ...line, publishedAt }, now);
      expect(record.ok && record.report.published).toBe(publishedAt);
    },
  );

  it.each([
    ['yesterday', 'is no year, month, day or instant'],
    ['2026-02-31T00:00:00Z', 'is no year, month, day or instant'],
    ['0001-01-01', 'lies before 1900'],
    ['9999-12-31', 'lies in the future'],
  ])('published %s is refused: it %s', (publishedAt, reason) => {
    const record = readArchiveRecord({ ...line, publishedAt }, now);
    expect(record.ok ? '' : record.reason).toContain(`publishedAt: "${publishedAt}" ${reason}`);
  });

  it.each([
    [{}, 'title: must be a text'],
    [{ ...line, title: ' ' }, 'title: must not be empty'],
    [{ ...line, publisher: '—' }, 'publisher: is missing'],
    [[], 'the line'],
    [null, 'the line'],
  ])('that is %j is refused, naming what is wrong', (value, reason) => {
    const record = readArchiveRecord(value, now);
    expect(record.ok ? '' : record.reason).toContain(reason);
  });
});
