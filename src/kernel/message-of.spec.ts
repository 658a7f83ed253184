import { createContext, runInContext } from 'node:vm';
import { messageOf } from './message-of.js';

test.each<[unknown, string]>([
  [new Error('no route to host'), 'no route to host'],
  [new RangeError('out of range'), 'out of range'],
  ['a bare sentence', 'a bare sentence'],
  [undefined, 'undefined'],
  [runInContext('new Error("of another realm")', createContext({})), 'of another realm'],
])('%p says %j', (thrown, said) => {
  expect(messageOf(thrown)).toBe(said);
});
