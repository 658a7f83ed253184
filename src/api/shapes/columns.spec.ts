import { z } from 'zod';
import { columnsOf } from './columns.js';

test('columns are the fields in their order, nested ones with dots, whether or not they may be null', () => {
  const range = z.object({ from: z.string().nullable(), to: z.string().nullable() });
  const shape = z.object({
    id: z.string().describe('who'),
    date: range,
    scheduled: range.nullable(),
    indicators: z.array(z.object({ name: z.string() })),
    mode: z.enum(['a', 'b']).nullable(),
    any: z.unknown(),
  });
  expect(columnsOf(shape)).toEqual([
    'id',
    'date.from',
    'date.to',
    'scheduled.from',
    'scheduled.to',
    'indicators',
    'mode',
    'any',
  ]);
});

test('columns of records of two kinds are those of both, each once', () => {
  const kinds = z.union([
    z.object({ week: z.string(), n: z.number() }),
    z.object({ n: z.number(), year: z.int() }),
  ]);
  expect(columnsOf(kinds)).toEqual(['week', 'n', 'year']);
});
