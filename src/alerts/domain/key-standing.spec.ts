import {
  keyFindings,
  keyNotes,
  keyStanding,
  lackingKey,
  lackingProcesses,
  missingKeys,
} from './key-standing.js';

const GIVEN = ['aaaaaaaa', 'bbbbbbbb'] as const;

test('what is stored is told by current, former and unknown key, and what names none as damaged', () => {
  const counts = [
    { keyId: 'aaaaaaaa', values: 3 },
    { keyId: 'bbbbbbbb', values: 2 },
    { keyId: 'cccccccc', values: 1 },
    { keyId: null, values: 4 },
  ];
  expect(keyStanding(counts, GIVEN)).toEqual({
    current: { keyId: 'aaaaaaaa', values: 3 },
    former: [{ keyId: 'bbbbbbbb', values: 2 }],
    unknown: [{ keyId: 'cccccccc', values: 1 }],
    damaged: 4,
  });
});

test('where everything is under the current key nothing is to do, but a former key may be taken out', () => {
  const standing = keyStanding([{ keyId: 'aaaaaaaa', values: 3 }], GIVEN);
  expect([keyFindings(standing), missingKeys(standing)]).toEqual([[], null]);
  expect(keyNotes(standing)).toEqual([expect.stringContaining('former key bbbbbbbb any more')]);
});

test('what is left under a former key is told with the command that brings it over, and the key must stay', () => {
  const standing = keyStanding([{ keyId: 'bbbbbbbb', values: 1 }], GIVEN);
  expect(keyFindings(standing)).toEqual([
    expect.stringMatching(/^1 value is left under the former key bbbbbbbb: "tracker rotate-key".*aaaaaaaa/),
  ]);
  expect([keyNotes(standing), missingKeys(standing)]).toEqual([[], null]);
});

test('a key that is missing is named with how much it holds, where to put it and what to do if it is lost', () => {
  const [what, todo] = missingKeys(keyStanding([{ keyId: 'cccccccc', values: 2 }], GIVEN)) ?? [];
  expect(what).toContain('cccccccc (2 values). Given: aaaaaaaa, bbbbbbbb.');
  expect(todo).toMatch(/SECRET_KEY.*DATA_DIR\/secret-key.*rotate-key --forget cccccccc/);
});

test('a running process without a key is named once, however many connections it has, and what to do', () => {
  const holders = [
    { name: 'process 1', keyIds: ['aaaaaaaa'] },
    { name: 'process 1', keyIds: ['aaaaaaaa'] },
    { name: 'process 2', keyIds: ['aaaaaaaa', 'bbbbbbbb'] },
    { name: 'process 3', keyIds: ['cccccccc'] },
  ];
  expect(lackingKey(holders, 'aaaaaaaa')).toEqual(['process 3']);
  const lacking = lackingKey(holders, 'bbbbbbbb');
  expect(lacking).toEqual(['process 1', 'process 3']);
  const [what, todo] = lackingProcesses(lacking, 'bbbbbbbb');
  expect(what).toContain('process 1; process 3 do not have the key bbbbbbbb yet');
  expect(todo).toContain('Start the service again');
});
