import { mayEnter } from './reachable.js';

const account = { uid: 101, gid: 104 };

describe('entering a folder', () => {
  it.each([
    ['its owner by the first digit', { uid: 101, gid: 0, mode: 0o700 }, true],
    ['its owner not by the last digit', { uid: 101, gid: 0, mode: 0o077 }, false],
    ['its group by the second digit', { uid: 0, gid: 104, mode: 0o710 }, true],
    ['its group not by the last digit', { uid: 0, gid: 104, mode: 0o701 }, false],
    ['everyone else by the last digit', { uid: 0, gid: 0, mode: 0o755 }, true],
    ['nobody else where it is closed', { uid: 0, gid: 0, mode: 0o40700 }, false],
    ['nobody by the right to read alone', { uid: 0, gid: 0, mode: 0o744 }, false],
  ])('is allowed to %s', (_who, folder, allowed) => {
    expect(mayEnter(account, folder)).toBe(allowed);
  });
});
