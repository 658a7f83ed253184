import { countedRows } from './rows.js';

test('rows that the page counted are taken away as the service would write them', async () => {
  const rows = [
    { year: 2019, promisedSoFar: 3, deliveredSoFar: 0 },
    { year: 2020, promisedSoFar: 4, deliveredSoFar: 1 },
  ];
  const answer = await countedRows(rows);
  expect(answer).toMatchObject({
    kind: 'answer',
    value: { items: rows, csv: 'year,promisedSoFar,deliveredSoFar\r\n2019,3,0\r\n2020,4,1\r\n' },
  });
});

test('as JSON a text is as it is on record, as CSV without marks that would mirror the cells beside it', async () => {
  const what = '\u202eprotocol signed';
  const answer = await countedRows([{ what }]);
  expect(answer).toMatchObject({ kind: 'answer', value: { items: [{ what }] } });
  expect(answer).toMatchObject({ value: { csv: 'what\r\nprotocol signed\r\n' } });
});
