import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformFileSync } from '@swc/core';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCES = ['src/kernel', 'src/feeds/domain', 'src/feeds/adapters/parse'];

/**
 * Compiles the parser worker and what it imports into a folder of its own, since a worker thread cannot
 * run TypeScript; the folder lies under node_modules so that packages resolve. Returns the worker's address.
 */
export function builtWorker(): URL {
  const target = join(ROOT, 'node_modules/.cache/parser-worker', String(process.pid));
  for (const folder of SOURCES) {
    for (const name of readdirSync(join(ROOT, folder)).filter(isCode)) compile(join(folder, name), target);
  }
  writeFileSync(join(target, 'package.json'), '{ "type": "module" }');
  return pathToFileURL(join(target, 'src/feeds/adapters/parse/worker.js'));
}

function isCode(name: string): boolean {
  return name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('.builder.ts');
}

function compile(file: string, target: string): void {
  const { code } = transformFileSync(join(ROOT, file), {
    jsc: { target: 'es2023', parser: { syntax: 'typescript', decorators: true } },
    module: { type: 'es6' },
  });
  const out = join(target, file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, code);
}
