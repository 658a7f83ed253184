const esm = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testEnvironment: 'node',
};

/** Unit tests need nothing but Node; the other kinds start the real database, server or browser. */
const kind = (name) => ({
  ...esm,
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.spec.ts`],
});

export default {
  maxWorkers: 2,
  // Modules in a vm context are not all given back after a spec; a worker that holds this much begins anew.
  workerIdleMemoryLimit: '1GB',
  // Only the top level's is read; a test that starts a server or a browser may take long on a busy machine.
  testTimeout: 420_000,
  // A test that fails half-way may leave a connection open; the run still has to end and say so.
  forceExit: true,
  globalTeardown: '<rootDir>/test/support/remove-test-server.mjs',
  projects: [
    {
      ...esm,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/src/**/*.spec.ts',
        '<rootDir>/dashboard/src/**/*.spec.ts',
        '<rootDir>/test/dashboard/**/*.spec.ts',
      ],
    },
    kind('database'),
    kind('feeds'),
    kind('api'),
    kind('cli'),
    kind('security'),
    kind('faults'),
    { ...kind('browser'), setupFilesAfterEnv: ['<rootDir>/test/support/browser-limit.ts'] },
  ],
};
