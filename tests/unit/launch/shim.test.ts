import { describe, expect, it } from 'vitest';
import { parseArgv } from '#electron/launch/shim/argv.mjs';

describe('parseArgv', () => {
  it('finds the app behind switches', () => {
    const argv = ['/electron', '--no-sandbox', '--inspect=0', '/app', '--port', '0'];
    expect(parseArgv(argv)).toEqual({ app: '/app', preload: [] });
  });

  it('collects modules to load first, however they are written', () => {
    const argv = ['/electron', '-r', '/a.js', '--require', '/b.js', '--require=/c.js', '/app'];
    expect(parseArgv(argv)).toEqual({ app: '/app', preload: ['/a.js', '/b.js', '/c.js'] });
  });

  it("leaves what follows the app to the app, also another '-r'", () => {
    expect(parseArgv(['/electron', '/app', '-r', '/a.js'])).toEqual({ app: '/app', preload: [] });
  });

  it('takes --app=', () => {
    expect(parseArgv(['/electron', '--app=/here', '/other']).app).toBe('/here');
  });

  it.each([[['/electron']], [['/electron', '--no-sandbox']], [['/electron', '-r']]])(
    'finds no app in %j',
    (argv) => {
      expect(parseArgv(argv)).toEqual({ app: undefined, preload: [] });
    },
  );
});
