/**
 * The layers of docs/architecture.md: routes → reports → domain → auth → db → lib; ui and i18n know only lib.
 * One list each for layers and slices; the rules follow from their order.
 */
const layers = ['lib', 'db', 'auth', 'domain', 'reports', 'routes'];

/** A slice may import those before it. */
const slices = [
  'regions',
  'codes',
  'history',
  'periods',
  'teams',
  'users',
  'companies',
  'contacts',
  'events',
  'trips',
  'receptions',
  'visits',
  'deals',
  'agreements',
  'arrivals',
  'definitions',
  'signings',
  'targets',
  'instructions',
  'tasks',
  'circulars',
  'search',
  'duplicates',
  'ledgers',
];

const anyOf = (names) => `(${names.join('|')})`;

const layerRules = layers.slice(0, -1).map((layer, index) => ({
  name: `layer-${layer}`,
  comment: `${layer} must not import what lies above it`,
  severity: 'error',
  from: { path: `^app/${layer}/` },
  to: { path: `^app/${anyOf([...layers.slice(index + 1), 'server'])}/` },
}));

const sliceRules = slices.slice(0, -1).map((slice, index) => ({
  name: `slice-${slice}`,
  comment: `${slice} must not import a later slice`,
  severity: 'error',
  from: { path: `^app/domain/${slice}/` },
  to: { path: `^app/domain/${anyOf(slices.slice(index + 1))}/` },
}));

/** Code that also runs in the browser. */
const browserSafe = [
  '^app/ui/',
  '/ui/',
  '\\.(schema|rules|policy)\\.tsx?$',
  '^app/entry\\.client\\.tsx$',
  '^app/lib/(?!.*\\.server\\.)',
];

module.exports = {
  forbidden: [
    ...layerRules,
    ...sliceRules,
    {
      name: 'slice-unknown',
      comment: 'a new slice takes its place in the list of this file before others may import it',
      severity: 'error',
      from: { path: '^app/domain/([^/]+)/' },
      to: { path: '^app/domain/[^/]+/', pathNot: [`^app/domain/${anyOf(slices)}/`, '^app/domain/$1/'] },
    },
    {
      name: 'ui-knows-no-business',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { path: '^app/', pathNot: '^app/(ui|i18n|lib)/' },
    },
    {
      name: 'i18n-knows-no-business',
      severity: 'error',
      from: { path: '^app/i18n/' },
      to: { path: '^app/', pathNot: '^app/(i18n|lib)/' },
    },
    {
      name: 'nothing-imports-routes',
      severity: 'error',
      from: { pathNot: '^app/routes/' },
      to: { path: '^app/routes/' },
    },
    {
      name: 'server-process',
      comment: 'the process starts the application; it reads the build and does not reach into it',
      severity: 'error',
      from: { path: '^app/server/' },
      to: { path: '^app/', pathNot: '^app/(server|db|lib)/' },
    },
    {
      name: 'server-code-in-browser',
      severity: 'error',
      from: { path: browserSafe, pathNot: '\\.server\\.tsx?$' },
      to: { path: '\\.server\\.tsx?$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-rules',
      comment: 'rules and policies are functions of their arguments',
      severity: 'error',
      from: { path: '\\.(rules|policy)\\.ts$' },
      to: {
        path: ['node_modules/react', 'node_modules/@remix-run/', '^app/(db|ui)/', '\\.server\\.tsx?$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pure-rules-no-node',
      severity: 'error',
      from: { path: '\\.(rules|policy)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'database-by-the-clients',
      comment: 'only app/db opens connections; server, demo data and tests are outside the application',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/(db|server)/' },
      to: {
        path: 'node_modules/(@prisma/(client|adapter-pg)|pg|postgres)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^app/db/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
