/**
 * Reads a command line as Electron's own default app does: switches first (Chromium's and Node's
 * need no parsing here, the binary has taken them already), then the app, then what is the app's.
 * @param {readonly string[]} argv process.argv, the executable included
 */
export function parseArgv(argv) {
  const preload = [];
  for (let i = 1; i < argv.length; i += 1) {
    const word = argv[i];
    if (word === '-r' || word === '--require') {
      i += 1;
      if (i < argv.length) preload.push(argv[i]);
    } else if (word.startsWith('--require=')) {
      preload.push(word.slice('--require='.length));
    } else if (word.startsWith('--app=')) {
      return { app: word.slice('--app='.length), preload };
    } else if (!word.startsWith('-')) {
      return { app: word, preload };
    }
  }
  return { app: undefined, preload };
}
