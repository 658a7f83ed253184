import { connectionFault, withoutPassword } from './connection-error.js';

const URL = 'postgresql://tracker:hunter2@db.example.org:5432/tracker?sslmode=require';

describe('failures to open a database', () => {
  it.each([
    ['28P01', 'it refuses the password'],
    ['ECONNREFUSED', 'nothing listens there'],
    ['ENOTFOUND', 'the host name is unknown'],
  ])('with code %s are told as "%s"', (code, reason) => {
    const fault = connectionFault(Object.assign(new Error('x'), { code }), URL);
    expect(fault?.message).toBe(
      `The database postgresql://tracker:***@db.example.org:5432/tracker?sslmode=require cannot be used: ${reason}.`,
    );
    expect(fault?.remedy).not.toBe('');
  });

  it('by a timeout without a code are told as such', () => {
    expect(connectionFault(new Error('timeout expired'), URL)?.message).toContain('it does not answer');
  });

  it('by a connection that is ended at once are told as such', () => {
    const fault = connectionFault(new Error('Connection terminated unexpectedly'), URL);
    expect(fault?.message).toContain('it ended the connection at once');
  });

  it('of an unknown kind are left to the caller', () => {
    expect(connectionFault(new Error('surprise'), URL)).toBeNull();
  });

  it('never show a password, wherever the address holds it', () => {
    expect(withoutPassword('postgresql:///tracker?host=/run&password=hunter2&port=1')).toBe(
      'postgresql:///tracker?host=/run&password=***&port=1',
    );
  });
});
