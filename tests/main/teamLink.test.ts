import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { beforeLinks, readTeamLink, teamLinkIn } from '#electron/main/teamLink.ts';

const token = 'a'.repeat(32);
const linkTo = (address: string): string => `hearback://team?link=${encodeURIComponent(address)}`;

describe('a link into the app', () => {
  it.each([
    'https://hub.example.com',
    'https://hub.example.com:8443/',
    `https://hub.example.com/invitation#${token}`,
    `https://hub.example.com/start#${token}`,
    'http://127.0.0.1:4610/',
  ])('may name %s', (address) => {
    expect(readTeamLink(linkTo(address))).toBe(address);
    expect(readTeamLink(linkTo(address).replace('team?', 'team/?'))).toBe(address);
  });

  it.each([
    ['a customer’s link', linkTo(`https://hub.example.com/join#${token}`)],
    ['an address without its scheme', linkTo('hub.example.com')],
    ['a program’s address', linkTo('file:///etc/passwd')],
    ['script', linkTo('javascript:alert(1)')],
    ['somebody’s password', linkTo('https://sam:secret@hub.example.com')],
    ['another place of the app', `hearback://settings?link=https%3A%2F%2Fhub.example.com`],
    ['a deeper place', `hearback://team/x?link=https%3A%2F%2Fhub.example.com`],
    ['a second value', `${linkTo('https://hub.example.com')}&link=https%3A%2F%2Fb.example.com`],
    ['something else beside it', `${linkTo('https://hub.example.com')}&do=join`],
    ['a fragment', `${linkTo('https://hub.example.com')}#x`],
    ['another scheme', linkTo('https://hub.example.com').replace('hearback', 'https')],
    ['nothing', 'hearback://team'],
    ['no address at all', 'hearback:'],
    ['too much', linkTo(`https://hub.example.com/${'x'.repeat(2000)}`)],
    ['far too much', linkTo(`https://hub.example.com/${'%'.repeat(20_000)}`)],
  ])('means nothing with %s', (_what, link) => {
    expect(readTeamLink(link)).toBeNull();
  });

  it('is found on a command line, whose switches end there', () => {
    const link = linkTo('https://hub.example.com');
    const argv = ['--port=0', link, '--host=0.0.0.0', '--analyse'];
    expect(teamLinkIn(argv)).toBe('https://hub.example.com');
    expect(beforeLinks(argv)).toEqual(['--port=0']);
    expect(beforeLinks(['HEARBACK://x', '--analyse'])).toEqual([]);
    expect(teamLinkIn(['--port=0'])).toBeNull();
    expect(beforeLinks(['--port=0'])).toEqual(['--port=0']);
  });

  it('is registered by the packages', async () => {
    const root = path.resolve(import.meta.dirname, '../..');
    const config = parse(await readFile(path.join(root, 'electron-builder.yml'), 'utf8')) as {
      protocols: readonly { schemes: readonly string[] }[];
    };
    expect(config.protocols.map(({ schemes }) => schemes)).toEqual([['hearback']]);
  });
});
