/** Something of the operating system that a command wants. */
export type Need =
  'electron' | 'xvfb' | 'chromium' | 'speech' | 'fonts' | 'postgres' | 'redis' | 'coturn' | 'wires';

/** What a need is for, as a person reads it. */
export const purposes: Readonly<Record<Need, string>> = {
  electron: 'the system libraries of the app window',
  xvfb: 'a virtual display',
  chromium: 'a second browser for the tests',
  speech: 'a speech synthesiser',
  fonts: 'a legible font',
  postgres: 'a PostgreSQL server for the tests',
  redis: 'a Redis server for the tests',
  coturn: 'a TURN server for the tests',
  wires: 'networks that tests can break',
};

/**
 * Debian and Ubuntu packages of a need. Each line lists alternatives, newest name first: the
 * 64-bit time transition (Ubuntu 24.04, Debian 13) renamed several libraries to …t64.
 */
export const debianPackages: Readonly<Record<Need, readonly (readonly string[])[]>> = {
  electron: [
    ['libgtk-3-0t64', 'libgtk-3-0'],
    ['libnss3'],
    ['libasound2t64', 'libasound2'],
    ['libgbm1'],
    ['libcups2t64', 'libcups2'],
    ['libatk1.0-0t64', 'libatk1.0-0'],
    ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
    ['libatspi2.0-0t64', 'libatspi2.0-0'],
    ['libxkbcommon0'],
    ['libdrm2'],
    ['libudev1'],
    ['libxcomposite1'],
    ['libxdamage1'],
    ['libxrandr2'],
    ['libxfixes3'],
  ],
  xvfb: [['xvfb']],
  chromium: [['chromium']],
  speech: [['espeak-ng']],
  fonts: [['fonts-dejavu-core']],
  postgres: [['postgresql']],
  redis: [['redis-server']],
  coturn: [['coturn']],
  wires: [['iproute2'], ['python3']],
};

/**
 * Picks, for each line of alternatives, the first that this machine's package lists offer, else
 * the last, so that the package manager itself explains what is wrong.
 * @param policy output of `apt-cache policy` over all alternatives
 */
export function choosePackages(
  wanted: readonly (readonly string[])[],
  policy: string,
): readonly string[] {
  const offered = new Set<string>();
  let name = '';
  for (const line of policy.split('\n')) {
    if (/^\S.*:$/.test(line)) name = line.slice(0, -1);
    const candidate = /^\s+Candidate: (.+)$/.exec(line)?.[1];
    if (candidate && candidate !== '(none)') offered.add(name);
  }
  return wanted.flatMap((names) => names.find((one) => offered.has(one)) ?? names.slice(-1));
}
