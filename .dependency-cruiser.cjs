const stages = [
  'corrections',
  'feeds',
  'articles',
  'classification',
  'developments',
  'baseline',
  'indicators',
  'reports',
  'alerts',
];
const outer = ['api', 'cli', 'pipeline'];
/** Left may import right (DESIGN §3); every stage may also import kernel. */
const allowed = {
  feeds: [],
  articles: ['feeds'],
  corrections: [],
  classification: ['articles', 'corrections'],
  developments: ['articles', 'classification', 'corrections'],
  indicators: ['feeds', 'articles', 'developments'],
  baseline: ['developments', 'indicators'],
  reports: ['developments', 'indicators'],
  alerts: ['feeds', 'developments', 'indicators', 'reports'],
};
const pure = ['eld', 'snowball-stemmers', 'luxon'];
const group = (names) => `(${names.join('|')})`;

const between = stages.map((stage) => ({
  name: `${stage}-imports`,
  severity: 'error',
  comment: `${stage} may import only ${['kernel', ...allowed[stage]].join(', ')} (and its modules and adapters config, database, outbound).`,
  from: { path: `^src/${stage}/` },
  to: {
    path: `^src/${group([...stages, ...outer])}/`,
    pathNot: `^src/${group([stage, ...allowed[stage]])}/`,
  },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'No import cycles, of files or of folders, types included.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      comment: 'The kernel holds shared words and imports no stage.',
      from: { path: '^src/kernel/' },
      to: { path: '^src/', pathNot: '^src/kernel/' },
    },
    ...between,
    {
      name: 'foreign-adapters',
      severity: 'error',
      comment: "Nobody enters another stage's adapters.",
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/adapters/', pathNot: '^src/$1/adapters/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'A domain folder imports the kernel and domain folders only.',
      from: { path: '^src/[^/]+/domain/', pathNot: '[.](spec|builder)[.]ts$' },
      to: { path: '^src/', pathNot: ['^src/kernel/', '^src/[^/]+/domain/'] },
    },
    {
      name: 'domain-without-packages',
      severity: 'error',
      comment: `A domain folder uses no packages but ${pure.join(', ')}: no NestJS, TypeORM, file system, network.`,
      from: { path: '^src/[^/]+/domain/', pathNot: '[.](spec|builder)[.]ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: `node_modules/${group(pure)}/` },
    },
    {
      name: 'world-only-from-modules-and-adapters',
      severity: 'error',
      comment: 'config, database and outbound are for modules and adapters.',
      from: {
        path: `^src/${group(stages)}/`,
        pathNot: ['^src/[^/]+/adapters/', '[.]module[.]ts$', '[.]spec[.]ts$'],
      },
      to: { path: '^src/(config|database|outbound)/' },
    },
    {
      name: 'no-development-packages-in-production',
      severity: 'error',
      comment: 'Production code imports no development dependency.',
      from: { path: '^src/', pathNot: '[.](spec|builder)[.]ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'Every import resolves.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](json|css)$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
