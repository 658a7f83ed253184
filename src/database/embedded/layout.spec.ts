import { layoutUnder, socketFits } from './layout.js';

describe('the place of the embedded server', () => {
  it('is one folder under the data folder', () => {
    expect(layoutUnder('/srv/tracker')).toMatchObject({
      home: '/srv/tracker/postgres',
      cluster: '/srv/tracker/postgres/cluster',
    });
  });

  it('has room for a socket up to the last byte that the system takes', () => {
    const socketName = '/.s.PGSQL.5432'.length;
    const home = `/${'d'.repeat(107 - socketName - 1)}`;
    expect(socketFits(home, 'linux')).toBe(true);
    expect(socketFits(`${home}d`, 'linux')).toBe(false);
    expect(socketFits(home, 'darwin')).toBe(false);
  });

  it('counts bytes, not letters', () => {
    expect(socketFits(`/${'ф'.repeat(60)}`, 'linux')).toBe(false);
  });
});
