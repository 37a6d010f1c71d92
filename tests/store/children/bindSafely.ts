import { LibsqlDatabase } from '#electron/store/sqlite/libsqlDatabase.ts';

/** Throws everything at the adapter that a JavaScript value can be; prints what came of each. */
const database = new LibsqlDatabase(':memory:', null);
const statement = database.prepare('SELECT ? AS x, typeof(?) AS type');
const lone: readonly unknown[] = [{}, Buffer.from('x'), null, 'text', 1, true, undefined];
const values: readonly unknown[] = [
  true,
  false,
  {},
  [],
  [true],
  Buffer.from('ok'),
  new Uint8Array(0),
  new ArrayBuffer(2),
  new Float32Array(2),
  new DataView(new ArrayBuffer(2)),
  new Date(0),
  Symbol('s'),
  () => 1,
  undefined,
  Object.create(null),
  new Proxy({}, {}),
  Number.NaN,
  Infinity,
  -0,
  2 ** 70,
  2n ** 70n,
  'a\0b',
  '\uD800',
  new Map(),
  Promise.resolve(),
  new Boolean(true),
];

function outcome(act: () => unknown): string {
  try {
    act();
    return 'stored';
  } catch (error) {
    return error instanceof Error ? error.name : 'not an Error';
  }
}

console.log(
  JSON.stringify({
    values: values.map((value) => outcome(() => statement.all([value, value]))),
    lone: lone.map((value) => outcome(() => statement.all(value as readonly unknown[]))),
    run: outcome(() => database.prepare('CREATE TABLE t (a)').run({} as readonly unknown[])),
  }),
);
