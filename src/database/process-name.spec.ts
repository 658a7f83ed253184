import { keyHolder, processName } from './process-name.js';

const NAME = `relations-tracker, process ${process.pid}`;
const KEYS = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc', 'dddddddd'];

test('a process that tells its keys is read back with them, one that tells none is nobody', () => {
  expect(keyHolder(processName(['aaaaaaaa', 'bbbbbbbb']))).toEqual({ name: NAME, keyIds: KEYS.slice(0, 2) });
  expect(processName()).toBe(NAME);
  expect([keyHolder(NAME), keyHolder('psql'), keyHolder('')]).toEqual([null, null, null]);
});

test('of more keys than a name holds it is not said that others are missing', () => {
  const name = processName(KEYS).replace(String(process.pid), '4194304');
  expect(name.length).toBeLessThanOrEqual(63);
  expect(keyHolder(name)).toBeNull();
});
