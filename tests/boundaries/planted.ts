/**
 * One violation a row of the import table (and a kind): where it is planted, what it says, and
 * which rule must bite. Planted in a copy of the tree, never in the tree itself.
 */
export interface Planted {
  readonly file: string;
  readonly code: string;
  readonly rule: RegExp;
}

const rooms: readonly { room: string; forbiddenRoom: string; node: boolean }[] = [
  { room: 'shared/lib', forbiddenRoom: '#shared/model/party.ts', node: false },
  { room: 'shared/model', forbiddenRoom: '#shared/contract/hub.ts', node: false },
  { room: 'shared/domain', forbiddenRoom: '#shared/contract/hub.ts', node: false },
  { room: 'shared/contract', forbiddenRoom: '#electron/store/index.ts', node: false },
  { room: 'renderer/ui', forbiddenRoom: '#renderer/session/types.ts', node: false },
  { room: 'renderer/rtc', forbiddenRoom: '#renderer/session/types.ts', node: false },
  { room: 'renderer/sensing', forbiddenRoom: '#shared/contract/hub.ts', node: false },
  { room: 'renderer/session', forbiddenRoom: '#electron/store/index.ts', node: false },
  { room: 'renderer/engine', forbiddenRoom: '#renderer/session/types.ts', node: false },
  { room: 'renderer/agent', forbiddenRoom: '#shared/contract/hub.ts', node: false },
  { room: 'renderer/supervisor', forbiddenRoom: '#renderer/session/types.ts', node: false },
  { room: 'renderer/guest', forbiddenRoom: '#renderer/session/types.ts', node: false },
  { room: 'electron/store', forbiddenRoom: '#shared/contract/hub.ts', node: true },
  { room: 'electron/hub', forbiddenRoom: '#renderer/session/types.ts', node: true },
  { room: 'electron/main', forbiddenRoom: '#shared/domain/pipeline.ts', node: true },
  { room: 'electron/preload', forbiddenRoom: '#electron/store/index.ts', node: false },
  { room: 'electron/launch', forbiddenRoom: '#electron/store/index.ts', node: true },
];

const at = (room: string, name: string): string => `${room}/planted-${name}.ts`;

export const planted: readonly Planted[] = [
  ...rooms.map(({ room, forbiddenRoom }) => ({
    file: at(room, 'room'),
    // A type is a dependency as well: the table counts it.
    code: `import type * as Other from '${forbiddenRoom}';\nexport type T = typeof Other;\n`,
    rule: new RegExp(`^${room} imports only`),
  })),
  ...rooms.map(({ room }) => ({
    file: at(room, 'package'),
    code: `import prettier from 'prettier';\nexport const p = prettier;\n`,
    rule: new RegExp(`^${room} uses only`),
  })),
  ...rooms
    .filter(({ node }) => !node)
    .map(({ room }) => ({
      file: at(room, 'node'),
      code: `import { readFileSync } from 'node:fs';\nexport const r = readFileSync;\n`,
      rule: new RegExp(`^${room} runs without Node`),
    })),
  {
    file: 'electron/hub/planted-electron.ts',
    code: `import { app } from 'electron';\nexport const a = app;\n`,
    rule: /^electron\/hub uses only/,
  },
  {
    file: 'renderer/guest/planted-sensing.ts',
    code: `import * as sensing from '#renderer/sensing/problem.ts';\nexport const s = sensing;\n`,
    rule: /^renderer\/guest imports only/,
  },
  {
    file: 'shared/domain/turn/planted-sibling.ts',
    code: `import * as cue from '#shared/domain/cue/cue.ts';\nexport const c = cue;\n`,
    rule: /^shared\/domain\/turn knows no sibling/,
  },
  {
    file: 'shared/lib/planted-cycle.ts',
    code: `import { b } from './planted-cycle-b.ts';\nexport const a = (): unknown => b;\n`,
    rule: /^no cycles/,
  },
  {
    file: 'shared/lib/planted-cycle-b.ts',
    code: `import { a } from './planted-cycle.ts';\nexport const b = (): unknown => a;\n`,
    rule: /^no cycles/,
  },
  {
    file: 'shared/lib/planted-nowhere.ts',
    code: `import { x } from './does-not-exist.ts';\nexport const y = x;\n`,
    rule: /^everything resolves/,
  },
];
