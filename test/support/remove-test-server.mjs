// Jest's globalTeardown: removes the folder of this run's database server, which the last test file has stopped.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function removeTestServer() {
  rmSync(join(tmpdir(), `tracker-tests-${process.pid}`), { recursive: true, force: true });
}
