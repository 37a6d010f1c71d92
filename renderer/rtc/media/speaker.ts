/** True where this browser lets a page choose the loudspeaker (not Safari, not phones). */
export function canChooseSpeaker(): boolean {
  return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
}

/**
 * Plays an element on a device.
 * @param deviceId null for the system's default
 * @returns false where it plays on the default instead (device gone, or no choice in this browser)
 */
export async function setSpeaker(
  element: HTMLMediaElement,
  deviceId: string | null,
): Promise<boolean> {
  if (!canChooseSpeaker()) return deviceId === null;
  try {
    await element.setSinkId(deviceId ?? '');
    return true;
  } catch {
    await element.setSinkId('').catch(() => undefined);
    return false;
  }
}
