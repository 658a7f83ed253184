import { z } from 'zod';
import { codedFault } from './issue-fault.js';

const schema = z.strictObject({
  reason: z.string({ error: 'words' }).min(1, { error: 'words' }).max(5, { error: 'words' }),
  score: z.number().min(-10).max(10).optional(),
  topics: z.array(z.string()).min(2).max(3).optional(),
  way: z.enum(['mail', 'feed']).optional(),
  token: z.string().min(4).optional(),
});

/** The code of the first thing that is wrong with a request. */
function codeOf(given: Record<string, unknown>) {
  const [issue] = schema.safeParse({ reason: 'why', ...given }).error?.issues ?? [];
  if (issue === undefined) throw new Error('Nothing is wrong with it.');
  return codedFault(issue);
}

test.each([
  [{ reason: '' }, 'missing', null],
  [{ reason: 'because' }, 'too-long', 5],
  [{ reason: 3 }, 'wrong-form', null],
  [{ score: 11 }, 'too-large', 10],
  [{ score: -11 }, 'too-small', -10],
  [{ topics: ['a'] }, 'too-few', 2],
  [{ topics: ['a', 'b', 'c', 'd'] }, 'too-many', 3],
  [{ way: 'fax' }, 'not-one-of', null],
  [{ token: 'abc' }, 'too-short', 4],
])('%j is told by a code, whatever words the schema has for it', (given, code, limit) => {
  expect(codeOf(given)).toEqual({ code, limit });
});

test('an argument that is not known here is told as such', () => {
  const [issue] = schema.safeParse({ reason: 'why', colour: 'red' }).error?.issues ?? [];
  expect(codedFault(issue!)).toEqual({ code: 'unknown', limit: null });
});
