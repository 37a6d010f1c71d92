import { describe, expect, it } from 'vitest';
import { summariseStats } from '#renderer/rtc/peer/stats.ts';

const chromium = [
  {
    id: 'T',
    type: 'transport',
    selectedCandidatePairId: 'P',
    srtpCipher: 'AES_CM_128_HMAC_SHA1_80',
  },
  {
    id: 'P',
    type: 'candidate-pair',
    localCandidateId: 'L',
    remoteCandidateId: 'R',
    currentRoundTripTime: 0.012,
    availableOutgoingBitrate: 900_000,
  },
  { id: 'L', type: 'local-candidate', candidateType: 'host' },
  { id: 'R', type: 'remote-candidate', candidateType: 'relay' },
  { id: 'O', type: 'outbound-rtp', kind: 'audio', packetsSent: 50, bytesSent: 4000 },
  {
    id: 'I',
    type: 'inbound-rtp',
    kind: 'audio',
    packetsReceived: 48,
    bytesReceived: 3900,
    packetsLost: 2,
    jitter: 0.004,
    jitterBufferDelay: 1440,
    jitterBufferEmittedCount: 48_000,
    totalSamplesReceived: 46_080,
    concealedSamples: 1760,
    silentConcealedSamples: 960,
    totalAudioEnergy: 0.5,
  },
  {
    id: 'RI',
    type: 'remote-inbound-rtp',
    kind: 'audio',
    fractionLost: 0.04,
    roundTripTimeMeasurements: 3,
  },
  { id: 'M', type: 'media-source', kind: 'audio', totalAudioEnergy: 0.7 },
  {
    id: 'V',
    type: 'inbound-rtp',
    kind: 'video',
    packetsReceived: 10,
    bytesReceived: 9000,
    framesReceived: 9,
    freezeCount: 2,
    totalFreezesDuration: 0.9,
  },
];

describe('summing up what the browser counts', () => {
  it('reads both kinds, the path and its encryption', () => {
    const stats = summariseStats(chromium);
    expect(stats.audio).toEqual({
      packetsSent: 50,
      bytesSent: 4000,
      packetsReceived: 48,
      bytesReceived: 3900,
      packetsLost: 2,
      jitterMs: 4,
      jitterBufferMs: 1_440_000,
      jitterBufferCount: 48_000,
      concealed: 800,
      played: 46_080,
      reported: { lostShare: 0.04, reports: 3 },
      energySent: 0.7,
      energyReceived: 0.5,
      framesSent: null,
      framesReceived: null,
      freezes: null,
      freezesMs: null,
      sentHeight: null,
    });
    expect(stats.video).toMatchObject({ framesReceived: 9, freezes: 2, freezesMs: 900 });
    expect(stats.video.reported).toEqual({ lostShare: null, reports: null });
    expect(stats.video.packetsSent).toBe(0);
    expect(stats).toMatchObject({
      roundTripMs: 12,
      outgoingBps: 900_000,
      relayed: true,
      srtpCipher: 'AES_CM_128_HMAC_SHA1_80',
    });
  });

  it('finds the pair in use where there is no transport entry (Firefox)', () => {
    const stats = summariseStats([
      {
        id: 'A',
        type: 'candidate-pair',
        nominated: false,
        state: 'succeeded',
        currentRoundTripTime: 9,
      },
      {
        id: 'B',
        type: 'candidate-pair',
        nominated: true,
        state: 'succeeded',
        currentRoundTripTime: 0.02,
        localCandidateId: 'L',
      },
      { id: 'L', type: 'local-candidate', candidateType: 'srflx' },
    ]);
    expect(stats).toMatchObject({ roundTripMs: 20, relayed: false, srtpCipher: null });
  });

  it('takes the round trip from the other side’s reports where the path tells none', () => {
    const report = { type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.08 };
    expect(summariseStats([report]).roundTripMs).toBe(80);
    expect(summariseStats([{ ...report, kind: 'video' }]).roundTripMs).toBeNull();
  });

  it('gives zeros and nulls before anything flows', () => {
    const stats = summariseStats([]);
    expect(stats.audio.packetsSent).toBe(0);
    expect(stats.audio.jitterMs).toBeNull();
    expect(stats.relayed).toBeNull();
  });
});
