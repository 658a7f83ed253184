import { accountFor } from './account.js';

const PASSWD = [
  'root:x:0:0:root:/root:/bin/bash',
  'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
  'postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash',
].join('\n');

describe('the account that runs the server for root', () => {
  it('is the owner of the data, where that is an ordinary user', () => {
    expect(accountFor(PASSWD, { uid: 1000, gid: 1000 })).toEqual({ uid: 1000, gid: 1000 });
  });

  it('is postgres for new data', () => {
    expect(accountFor(PASSWD, { uid: 0, gid: 0 })).toEqual({ uid: 101, gid: 104 });
    expect(accountFor(PASSWD, null)).toEqual({ uid: 101, gid: 104 });
  });

  it('is nobody on a system without postgres', () => {
    const small = PASSWD.split('\n').slice(0, 2).join('\n');
    expect(accountFor(small, null)).toEqual({ uid: 65_534, gid: 65_534 });
  });

  it('is never root, whatever the name', () => {
    expect(accountFor('postgres:x:0:0::/:', null)).toBeNull();
    expect(accountFor('', null)).toBeNull();
  });
});
