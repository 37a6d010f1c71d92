import { inMain } from '#tests/helpers/inMain.ts';
import { expect, test } from './fixtures.ts';

test('no answer of main is lost to its garbage collector', async ({ startApp }) => {
  const { app } = await startApp();
  await inMain(app, () => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    setInterval(collect, 1);
  });
  for (let i = 0; i < 300; i += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
    expect(await inMain(app, (_electron, sent) => ({ sent }), i)).toEqual({ sent: i });
  }
});
