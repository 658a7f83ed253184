import { readReportLine } from './report-line.js';

test('aliases are read, other fields are not', () => {
  expect(readReportLine({ id: 7, title: 'T', date: '2026-11', source: 'S', cluster: 'x' })).toEqual({
    ok: true,
    report: { id: '7', title: 'T', summary: '', language: null, publishedAt: '2026-11', publisher: 'S' },
  });
});

test.each(['2026', '2026-11', '2026-11-22', '2026-11-22T06:00:00Z', null])(
  '%s is a date of publication',
  (publishedAt) => {
    expect(readReportLine({ id: '1', title: 'T', publishedAt })).toMatchObject({
      ok: true,
      report: { publishedAt },
    });
  },
);

test.each([
  [{ title: 'T' }, /^id: must be a text or a number$/],
  [{ id: '1' }, /^title: must be a text$/],
  [{ id: '1', title: 'T', publishedAt: 'yesterday' }, /^publishedAt: must be a year/],
  ['text', /^the line: /],
])('%j is refused with the reason', (line, reason) => {
  const read = readReportLine(line);
  expect(read.ok ? '' : read.reason).toMatch(reason);
});
