#!/usr/bin/env node
// Starts the compiled command line; builds first where the project has not been built yet.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = new URL('../../dist/src/cli/main.js', import.meta.url);

if (!existsSync(main)) {
  process.stderr.write('Building the tracker once, about half a minute …\n');
  const build = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: false,
  });
  if (build.status !== 0) {
    process.stderr.write('The build failed. Run "npm ci" in the project\'s folder, then try again.\n');
    process.exit(1);
  }
}
await import(main.href);
