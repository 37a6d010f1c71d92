import { describe, expect, it } from 'vitest';
import { choosePackages } from '#electron/launch/system/needs.ts';
import { missingLibraries, systemFamily } from '#electron/launch/system/probe.ts';

describe('missingLibraries', () => {
  it('names each library that was not found, once', () => {
    const ldd = `
\tlinux-vdso.so.1 (0x00007ffd)
\tlibgtk-3.so.0 => not found
\tlibnss3.so => /lib/x86_64-linux-gnu/libnss3.so (0x00007f)
\tlibasound.so.2 => not found
\tlibgtk-3.so.0 => not found
`;
    expect(missingLibraries(ldd)).toEqual(['libgtk-3.so.0', 'libasound.so.2']);
  });

  it('finds nothing wrong with a static program', () => {
    expect(missingLibraries('\tstatically linked\n')).toEqual([]);
  });
});

describe('choosePackages', () => {
  const policy = (name: string, candidate: string): string =>
    `${name}:\n  Installed: (none)\n  Candidate: ${candidate}\n  Version table:\n     1.0 500\n`;

  it('takes the old name where the new one is unknown (Debian 12)', () => {
    const wanted = [['libasound2t64', 'libasound2'], ['libnss3']];
    const lists = policy('libasound2', '1.2.8-1') + policy('libnss3', '2:3.87');
    expect(choosePackages(wanted, lists)).toEqual(['libasound2', 'libnss3']);
  });

  it('takes the new name where the old one is only virtual (Ubuntu 24.04)', () => {
    const lists = policy('libasound2t64', '1.2.11-1') + policy('libasound2', '(none)');
    expect(choosePackages([['libasound2t64', 'libasound2']], lists)).toEqual(['libasound2t64']);
  });

  it('asks for the last name where none is offered, so that apt says why', () => {
    expect(choosePackages([['libasound2t64', 'libasound2']], '')).toEqual(['libasound2']);
  });
});

describe('systemFamily', () => {
  it('reads ID and ID_LIKE, quoted or not, and nothing else', () => {
    const text = 'NAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE="debian other"\n';
    expect(systemFamily(text)).toEqual(['ubuntu', 'debian', 'other']);
  });
});
