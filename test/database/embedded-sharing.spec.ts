import { jest } from '@jest/globals';
import { DataFolder } from '../support/data-folder.js';
import { ServerProcess } from '../support/server-process.js';

jest.setTimeout(120_000);

describe('the embedded server, shared by processes', () => {
  let folder: DataFolder;
  let processes: ServerProcess[];

  function start(role?: 'service'): ServerProcess {
    const started = ServerProcess.start(folder.path, role === undefined ? {} : { role });
    processes.push(started);
    return started;
  }

  beforeEach(() => {
    folder = new DataFolder();
    processes = [];
  });

  afterEach(async () => {
    await Promise.all(processes.map((one) => one.end()));
    folder.remove();
  });

  it('starts with the first, is joined by the second, and stops with the last', async () => {
    const first = start();
    await first.ready();
    const second = start();
    await second.ready();
    const server = folder.serverPid();
    expect(server).not.toBeNull();
    await first.leave();
    expect(folder.serverPid()).toBe(server);
    expect(await second.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.leave();
    expect(folder.serverPid()).toBeNull();
  });

  it('comes up once for first starts at the same time', async () => {
    const several = [start(), start(), start()];
    await Promise.all(several.map((one) => one.ready()));
    await several[0]?.query('CREATE TABLE note (id int)');
    expect(await several[2]?.query('SELECT * FROM note')).toEqual([]);
    await Promise.all(several.map((one) => one.leave()));
    expect(folder.serverPid()).toBeNull();
  });

  it('lets a second service on the same data say so and stop, and leaves the first alone', async () => {
    const first = start('service');
    await first.ready();
    const second = start('service');
    const reason = await second.failure();
    expect(reason).toContain('The service already runs on this data');
    expect(reason).toContain(`process ${first.pid}`);
    expect(await first.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('lets the next service start after one was killed', async () => {
    const first = start('service');
    await first.ready();
    await first.signalGroup('SIGKILL');
    const second = start('service');
    await second.ready();
    await second.leave();
    expect(folder.serverPid()).toBeNull();
  });

  it('goes on when Ctrl-C in the terminal ends the process that started it', async () => {
    const first = start();
    await first.ready();
    const second = start();
    await second.ready();
    await first.signalGroup('SIGINT');
    expect(await second.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
