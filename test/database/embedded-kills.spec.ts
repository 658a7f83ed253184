import { jest } from '@jest/globals';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentLog } from '../../src/database/log.js';
import { EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { ping } from '../../src/database/open-database.js';
import { createDataSource } from '../../src/database/data-source.js';
import { DataFolder } from '../support/data-folder.js';
import { ServerProcess } from '../support/server-process.js';

jest.setTimeout(120_000);

describe('the embedded server, killed', () => {
  let folder: DataFolder;
  let processes: ServerProcess[];

  function start(): ServerProcess {
    const started = ServerProcess.start(folder.path);
    processes.push(started);
    return started;
  }

  async function writeNotes(user: ServerProcess): Promise<void> {
    await user.query('CREATE TABLE note (id int)');
    await user.query('INSERT INTO note SELECT generate_series(1, 1000)');
  }

  async function expectNotes(user: ServerProcess): Promise<void> {
    expect(await user.query('SELECT count(*)::text AS notes FROM note')).toEqual([{ notes: '1000' }]);
  }

  beforeEach(() => {
    folder = new DataFolder();
    processes = [];
  });

  afterEach(async () => {
    await Promise.all(processes.map((one) => one.end()));
    folder.remove();
  });

  it('keeps its data over an ordinary end and a second start', async () => {
    const first = start();
    await first.ready();
    await writeNotes(first);
    await first.leave();
    const second = start();
    await second.ready();
    await expectNotes(second);
  });

  it('goes on without the process that started it, and the next one joins it', async () => {
    const first = start();
    await first.ready();
    await writeNotes(first);
    const server = folder.serverPid();
    await first.signalGroup('SIGKILL');
    expect(folder.serverPid()).toBe(server);
    const second = start();
    await second.ready();
    await expectNotes(second);
    await second.leave();
    expect(folder.serverPid()).toBeNull();
  });

  it('is started again with everything acknowledged when it was killed with the service', async () => {
    const first = start();
    await first.ready();
    await writeNotes(first);
    // Held still first: a service that sees its server die starts it again, which is another test.
    process.kill(-first.pid, 'SIGSTOP');
    await folder.killServer();
    await first.signalGroup('SIGKILL');
    expect(existsSync(join(folder.layout.cluster, 'postmaster.pid'))).toBe(true);
    const second = start();
    await second.ready();
    await expectNotes(second);
  });

  it('is started again where another process has taken its number', async () => {
    const first = start();
    await first.ready();
    await first.leave();
    const lines = [process.pid, folder.layout.cluster, 1_700_000_000, 5432, '..', '', '0 0', 'ready   ', ''];
    writeFileSync(join(folder.layout.cluster, 'postmaster.pid'), lines.join('\n'));
    const second = start();
    await second.ready();
    await second.leave();
    expect(readdirSync(folder.layout.cluster).filter((name) => name.startsWith('postmaster.pid'))).toEqual(
      [],
    );
  });

  it('is brought back for a service that goes on, which keeps its share', async () => {
    const server = await EmbeddedServer.open(folder.path, silentLog);
    const dataSource = await createDataSource(server.url, [], silentLog).initialize();
    try {
      await dataSource.query('CREATE TABLE note (id int)');
      const killed = await folder.killServer();
      await folder.until(() => folder.serverPid() !== null && folder.serverPid() !== killed);
      while (!(await ping(dataSource)));
      expect(await dataSource.query('SELECT * FROM note')).toEqual([]);
      await server.acquireServiceLock();
    } finally {
      await dataSource.destroy();
      await server.close();
    }
    expect(folder.serverPid()).toBeNull();
  });

  it('is made whole after a first start that was killed halfway', async () => {
    const first = start();
    const drafts = (): string[] =>
      existsSync(folder.layout.home)
        ? readdirSync(folder.layout.home).filter((name) => name.startsWith('initialising-'))
        : [];
    await folder.until(() => drafts().length > 0);
    await first.signalGroup('SIGKILL');
    expect(existsSync(folder.layout.cluster)).toBe(false);
    const second = start();
    await second.ready();
    await writeNotes(second);
    await expectNotes(second);
  });
});
