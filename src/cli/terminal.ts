import { once } from 'node:events';
import type { Terminal } from './command.js';

/** The process's own streams. A reader that goes away (`| head`) ends the process quietly, as Unix tools do. */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  let isDrawn = false;
  return {
    stdin: process.stdin,
    out: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    say: (message) => {
      process.stderr.write(`${isDrawn ? '\n' : ''}${message}\n`);
      isDrawn = false;
    },
    draw: (progress) => {
      process.stderr.write(`\r\u001B[K${progress}`);
      isDrawn = true;
    },
    isScreen: process.stderr.isTTY,
  };
}
