import { describe, expect, it } from 'vitest';
import { readOptions } from '#electron/main/options.ts';

const none = {
  host: null,
  port: null,
  tlsCertFile: null,
  tlsKeyFile: null,
  publicUrl: null,
  modelFile: null,
};

describe('the command line', () => {
  it('changes nothing by itself', () => {
    expect(readOptions([])).toEqual({ ok: true, value: none });
  });

  it('leaves what is not ours alone', () => {
    const argv = ['--no-sandbox', '--user-data-dir=/x', '/the/app', '--lang=en-US'];
    expect(readOptions(argv)).toEqual({ ok: true, value: none });
  });

  it.each([
    [['--port=4700'], { port: 4700 }],
    [['--port', '4700'], { port: 4700 }],
    [['--host', '0.0.0.0', '--port=0'], { host: '0.0.0.0', port: 0 }],
    [['--public-url=https://calls.example.com'], { publicUrl: 'https://calls.example.com' }],
    [['--model', 'face.task'], { modelFile: 'face.task' }],
    [['--tls-cert=c.pem', '--tls-key', 'k.pem'], { tlsCertFile: 'c.pem', tlsKeyFile: 'k.pem' }],
  ])('reads %j', (argv, expected) => {
    expect(readOptions(argv)).toEqual({ ok: true, value: { ...none, ...expected } });
  });

  it.each([
    [['--port=many'], /--port wants a number/],
    [['--port=65536'], /--port wants a number/],
    [['--port=-1'], /--port wants a number/],
    [['--model', '--host=x'], /--model wants/],
    [['--tls-cert=c.pem'], /go together/],
    [['--tls-key=k.pem'], /go together/],
    [['--public-url=calls.example.com'], /--public-url wants an address/],
  ])('refuses %j in words', (argv, sentence) => {
    const read = readOptions(argv);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.error).toMatch(sentence);
  });
});
