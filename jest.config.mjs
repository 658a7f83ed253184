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
const kind = (name, timeout) => ({
  ...esm,
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.spec.ts`],
  testTimeout: timeout,
});

export default {
  maxWorkers: 2,
  projects: [
    { ...esm, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/dashboard/src/**/*.spec.ts'] },
    kind('database', 120_000),
    kind('feeds', 120_000),
    kind('api', 120_000),
    kind('cli', 180_000),
    kind('browser', 180_000),
  ],
};
