import type { Writable } from 'node:stream';
import type { Terminal } from './command.js';

/**
 * The process's own streams. A reader that goes away (`| head`) is no fault, as with Unix tools: the command ends in
 * order, so that what it opened is closed.
 */
export function processTerminal(): Terminal {
  let isReaderGone = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isReaderGone = true;
  });
  let isDrawn = false;
  let draining: Promise<void> | null = null;
  return {
    stdin: process.stdin,
    out: async (text) => {
      if (isReaderGone) return false;
      if (!process.stdout.write(text)) {
        draining ??= drainedOrClosed(process.stdout).finally(() => (draining = null));
        await draining;
      }
      return !process.stdout.destroyed;
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

/** Resolves when a stream takes more, or never will again. */
function drainedOrClosed(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}
