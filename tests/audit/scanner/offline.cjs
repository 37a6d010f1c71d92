/*
 * Loaded before the scanner: it would ask GitHub for translations of itself and for a list of
 * Electron's releases, and crashes half-way where that hangs. Nothing it is needed for needs a network.
 */
const place = require.resolve('got', { paths: [process.cwd()] });
const refuse = () => Promise.reject(new Error('The scanner runs without a network.'));

require.cache[place] = {
  id: place,
  filename: place,
  loaded: true,
  exports: Object.assign(() => refuse(), { head: refuse }),
};
