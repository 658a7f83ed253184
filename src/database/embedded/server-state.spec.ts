import { parsePostmasterFile, stateFrom } from './server-state.js';

const FILE = [
  '4711',
  '/data/postgres/cluster',
  '1763776800',
  '5432',
  '..',
  '',
  '  123 456',
  'ready   ',
  '',
].join('\n');

describe('the state of the embedded server', () => {
  it('is read from the first and the eighth line of its file', () => {
    expect(parsePostmasterFile(FILE)).toEqual({ pid: 4711, status: 'ready' });
  });

  it('is not read from a file that is still being written', () => {
    expect(parsePostmasterFile('')).toBeNull();
    expect(parsePostmasterFile('4711\n/data')).toEqual({ pid: 4711, status: '' });
  });

  it('is running where the process of the file works on the data', () => {
    expect(stateFrom({ pid: 4711, status: 'starting' }, [4711, 4712])).toEqual({
      kind: 'running',
      pid: 4711,
      ready: false,
    });
    expect(stateFrom({ pid: 4711, status: 'ready' }, [4711])).toMatchObject({ ready: true });
  });

  it('is stale where that process is gone, whoever has its number now', () => {
    expect(stateFrom({ pid: 4711, status: 'ready' }, [])).toEqual({ kind: 'stale', pid: 4711 });
  });

  it('has orphans where workers outlive the server, with its file or without', () => {
    expect(stateFrom({ pid: 4711, status: 'ready' }, [4712])).toEqual({ kind: 'orphans', pids: [4712] });
    expect(stateFrom(null, [4712])).toEqual({ kind: 'orphans', pids: [4712] });
  });

  it('is absent where there is neither file nor process', () => {
    expect(stateFrom(null, [])).toEqual({ kind: 'absent' });
  });
});
