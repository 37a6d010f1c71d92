/*
 * The import table of the house, one row a room: what it may import of ours, which npm packages of
 * its field, and whether Node's built-ins. Type-only imports count too: a type is a dependency.
 * `tests/boundaries` plants one violation a row to prove that each bites.
 */

const rooms = [
  { room: 'shared/lib', ours: [], npm: [], node: false },
  { room: 'shared/model', ours: ['shared/lib'], npm: ['zod'], node: false },
  { room: 'shared/domain', ours: ['shared/lib', 'shared/model'], npm: [], node: false },
  { room: 'shared/contract', ours: ['shared/lib', 'shared/model'], npm: ['zod'], node: false },
  {
    room: 'renderer/ui',
    ours: ['shared/lib', 'shared/model'],
    npm: [
      'react',
      'react-dom',
      'react-aria',
      'react-aria-components',
      'react-intl',
      'lucide-react',
    ],
    node: false,
  },
  {
    room: 'renderer/rtc',
    ours: ['shared/lib', 'shared/model', 'shared/contract'],
    npm: ['simple-peer', 'socket.io-client', 'zod'],
    node: false,
  },
  {
    room: 'renderer/sensing',
    ours: ['shared/lib', 'shared/model'],
    npm: ['@ricky0123/vad-web', 'onnxruntime-web', '@mediapipe/tasks-vision'],
    node: false,
  },
  {
    room: 'renderer/session',
    ours: [
      'shared/lib',
      'shared/model',
      'shared/domain',
      'shared/contract',
      'renderer/rtc',
      'renderer/sensing',
    ],
    npm: ['zustand', 'intl-messageformat', 'zod'],
    node: false,
  },
  {
    room: 'renderer/engine',
    ours: ['shared/lib', 'shared/model', 'shared/domain', 'shared/contract', 'renderer/sensing'],
    npm: ['zod'],
    node: false,
  },
  {
    room: 'renderer/agent',
    ours: ['shared/lib', 'shared/model', 'renderer/session', 'renderer/ui'],
    npm: [
      'react',
      'react-dom',
      'react-aria',
      'react-aria-components',
      'react-intl',
      'zustand',
      'lucide-react',
    ],
    node: false,
  },
  {
    room: 'renderer/supervisor',
    // How a card or a share is reckoned is the same here as at the hub.
    ours: [
      'shared/lib',
      'shared/model',
      'shared/contract',
      'shared/domain/review',
      'shared/domain/figureNumbers.ts',
      'renderer/ui',
    ],
    npm: [
      'react',
      'react-dom',
      'react-aria-components',
      'react-intl',
      'lucide-react',
      'd3-scale',
      'd3-shape',
      '@types/d3-scale',
      '@types/d3-shape',
    ],
    node: false,
  },
  {
    room: 'renderer/guest',
    ours: ['shared/lib', 'shared/model', 'shared/contract', 'renderer/rtc', 'renderer/ui'],
    npm: ['react', 'react-dom', 'react-aria-components', 'react-intl', 'zustand', 'lucide-react'],
    node: false,
  },
  {
    room: 'electron/store',
    ours: ['shared/lib', 'shared/model'],
    npm: ['kysely', 'libsql', 'pg', '@types/pg', 'zod'],
    node: true,
  },
  {
    room: 'electron/hub',
    ours: ['shared/lib', 'shared/model', 'shared/domain', 'shared/contract', 'electron/store'],
    npm: [
      'fastify',
      '@fastify',
      '@node-rs/argon2',
      'openid-client',
      'socket.io',
      'socket.io-parser',
      'ws',
      '@socket.io/redis-streams-adapter',
      '@redis/client',
      'pino',
      'prom-client',
      'zod',
    ],
    node: true,
  },
  {
    room: 'electron/main',
    ours: [
      'shared/lib',
      'shared/model',
      'shared/contract',
      'electron/store',
      'electron/hub/index.ts',
    ],
    npm: ['electron', 'zod', 'intl-messageformat', 'csv-parse', 'csv-stringify'],
    node: true,
  },
  {
    room: 'electron/preload',
    ours: ['shared/lib', 'shared/model', 'shared/contract'],
    npm: ['electron', 'zod'],
    node: false,
  },
  {
    room: 'electron/launch',
    // How a model is fetched is the same at install and in the app.
    ours: [
      'electron/main/models/download.ts',
      'electron/main/models/faceModel.ts',
      'electron/main/models/places.ts',
    ],
    npm: [
      '@electron/fuses',
      '@electron/asar',
      'vite',
      'electron-vite',
      'electron-builder',
      'playwright',
      'electron',
    ],
    node: true,
  },
];

/** Build configurations are not part of a room. */
const notConfigs = '(^|/)vite\\.config\\.ts$';

const escape = (text) => text.replaceAll('.', '\\.').replaceAll('/', '\\/');
const alternatives = (items) => `(${items.map(escape).join('|')})`;

const roomRules = rooms.flatMap(({ room, ours, npm, node }) => {
  const from = { path: `^${escape(room)}/`, pathNot: notConfigs };
  const mine = [room, ...ours];
  const rules = [
    {
      name: `${room} imports only the rooms below it`,
      severity: 'error',
      from,
      to: {
        path: '^(shared|renderer|electron|tests|resources)/',
        pathNot: `^${alternatives(mine)}(/|$)`,
      },
    },
    {
      name: `${room} uses only the packages of its field`,
      severity: 'error',
      from,
      to: {
        dependencyTypes: [
          'npm',
          'npm-dev',
          'npm-optional',
          'npm-peer',
          'npm-no-pkg',
          'npm-unknown',
        ],
        ...(npm.length === 0 ? {} : { pathNot: `node_modules/${alternatives(npm)}(/|$)` }),
      },
    },
  ];
  if (!node) {
    rules.push({
      name: `${room} runs without Node`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['core'] },
    });
  }
  return rules;
});

/** shared/domain: siblings never import each other; only the pipeline composes them. */
const siblings = [
  'turn',
  'cue',
  'prompt',
  'summary',
  'mood',
  'voiceTone',
  'capture',
  'review',
  'practice',
];

module.exports = {
  forbidden: [
    ...roomRules,
    ...siblings.map((sibling) => ({
      name: `shared/domain/${sibling} knows no sibling`,
      severity: 'error',
      from: { path: `^shared/domain/${sibling}/` },
      to: {
        path: `^shared/domain/`,
        pathNot: `^shared/domain/${sibling}/`,
      },
    })),
    {
      name: 'no cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(url|worker|raw)|\\.module\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|\\.cache)/' },
    // TypeScript 7 has no API yet that the tool could parse with; swc sees type-only imports as well.
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
