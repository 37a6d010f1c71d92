/** Browsers that differ in how a person allows a microphone. */
export type BrowserFamily =
  | 'chromeDesktop'
  | 'chromeAndroid'
  | 'firefoxDesktop'
  | 'firefoxAndroid'
  | 'safariMac'
  | 'safariIos'
  | 'other';

/**
 * The family that a user agent string names: good enough to word an instruction, used for nothing
 * else. Every browser on an iPhone keeps its permissions where Safari does.
 */
export function browserFamily(userAgent: string): BrowserFamily {
  const android = userAgent.includes('Android');
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'safariIos';
  if (userAgent.includes('Firefox/')) return android ? 'firefoxAndroid' : 'firefoxDesktop';
  if (userAgent.includes('Chrome/')) return android ? 'chromeAndroid' : 'chromeDesktop';
  if (userAgent.includes('Safari/') && userAgent.includes('Macintosh')) return 'safariMac';
  return 'other';
}
