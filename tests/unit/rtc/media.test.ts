import { describe, expect, it } from 'vitest';
import { sortDevices } from '#renderer/rtc/media/deviceList.ts';
import { deviceProblemOf } from '#renderer/rtc/media/deviceProblem.ts';
import { meterLevel } from '#renderer/rtc/media/level.ts';

describe('why a device could not be used', () => {
  it.each([
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['SomethingNewError', 'busy'],
  ])('%s means %s', (name, problem) => {
    expect(deviceProblemOf(new DOMException('', name))).toBe(problem);
  });

  it('takes a page without TLS for a no, and survives anything thrown', () => {
    expect(deviceProblemOf(new TypeError('mediaDevices is undefined'))).toBe('denied');
    expect(deviceProblemOf('oops')).toBe('busy');
    expect(deviceProblemOf(null)).toBe('busy');
  });
});

describe('the devices of a machine', () => {
  it('are sorted by kind, without the doubles for "default"', () => {
    const found = [
      { deviceId: 'default', kind: 'audioinput', label: 'Default' },
      { deviceId: 'communications', kind: 'audioinput', label: 'Communications' },
      { deviceId: 'm1', kind: 'audioinput', label: 'Headset' },
      { deviceId: 's1', kind: 'audiooutput', label: 'Loudspeaker' },
      { deviceId: 'c1', kind: 'videoinput', label: 'Camera' },
      { deviceId: '', kind: 'videoinput', label: '' },
    ] as const;
    expect(sortDevices(found)).toEqual({
      microphones: [{ deviceId: 'm1', label: 'Headset' }],
      cameras: [{ deviceId: 'c1', label: 'Camera' }],
      speakers: [{ deviceId: 's1', label: 'Loudspeaker' }],
    });
  });
});

describe('the level meter', () => {
  const wave = (amplitude: number): Float32Array =>
    Float32Array.from({ length: 480 }, (_, index) => amplitude * Math.sin((index * Math.PI) / 12));

  it('stands at 0 in silence and at 1 for a loud voice', () => {
    expect(meterLevel(new Float32Array(480))).toBe(0);
    expect(meterLevel(wave(0.0001))).toBe(0);
    expect(meterLevel(wave(1))).toBe(1);
  });

  it('moves in equal steps of loudness', () => {
    const [quiet, middle, loud] = [0.01, 0.05, 0.25].map((each) => meterLevel(wave(each)));
    expect((middle ?? 0) - (quiet ?? 0)).toBeCloseTo((loud ?? 0) - (middle ?? 0), 5);
    expect(quiet).toBeGreaterThan(0);
    expect(loud).toBeLessThan(1);
  });
});
