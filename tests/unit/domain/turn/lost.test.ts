import { describe, expect, it } from 'vitest';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { endTurns, muteTurns, startTurns, stepTurns } from '#shared/domain/turn/turn.ts';
import { muteAt, noteMute, unmuted } from '#shared/domain/turn/mute.ts';
import { ms, only, talk, turnEventsOf, without } from '../talk.ts';

const both = talk({ frames: 400, customer: [[100, 300]], agent: [[200, 240]] });

describe('sound that is lost', () => {
  it('is bridged up to 500 ms', () => {
    const bridged = turnEventsOf(without(both, 'customer', ms(150), ms(165)));
    expect(only(bridged, 'turn')).toMatchObject([{ startMs: ms(100), endMs: ms(300) }]);
    const broken = turnEventsOf(without(both, 'customer', ms(150), ms(167)));
    expect(only(broken, 'turn').map((e) => [e.startMs, e.endMs])).toEqual([
      [ms(100), ms(150)],
      [ms(167), ms(300)],
    ]);
  });

  it('is not silence: no pause, no response, no talk-over is found in it', () => {
    const events = turnEventsOf(without(both, 'customer', ms(120), ms(390)));
    expect(only(events, 'talkOver', 'interruption', 'response', 'longPause')).toEqual([]);
    expect(only(events, 'speech').map((e) => [e.party, e.startMs, e.endMs])).toEqual([
      ['customer', ms(100), ms(120)],
      ['agent', ms(200), ms(240)],
    ]);
  });

  it('of both ends everything where it was last heard', () => {
    const hole = both.filter((frame) => frame.atMs <= ms(150) || frame.atMs > ms(380));
    expect(only(turnEventsOf(hole), 'speech')).toMatchObject([
      { party: 'customer', startMs: ms(100), endMs: ms(150) },
    ]);
  });

  it('cuts a long pause off where it was last measured', () => {
    const quiet = talk({
      frames: 600,
      customer: [
        [50, 100],
        [500, 550],
      ],
    });
    const hole = quiet.filter((frame) => frame.atMs <= ms(200) || frame.atMs > ms(400));
    expect(only(turnEventsOf(hole), 'longPause')).toMatchObject([
      { startMs: ms(100), endMs: ms(200) },
    ]);
  });
});

describe('a muted party', () => {
  function heardMuted(frames: readonly VadFrame[], fromMs: number, toMs: number) {
    let state = startTurns();
    state = muteTurns(state, 'agent', fromMs, true);
    state = muteTurns(state, 'agent', toMs, false);
    const events = frames.flatMap((frame) => {
      const step = stepTurns(state, frame);
      state = step.state;
      return step.events;
    });
    return [...events, ...endTurns(state, ms(400)).events];
  }

  it('is silent, whatever its frames hold, and may have none', () => {
    const muted = heardMuted(both, ms(190), ms(250));
    expect(only(muted, 'speech').map((e) => e.party)).toEqual(['customer']);
    const noFrames = heardMuted(without(both, 'agent', ms(190), ms(250)), ms(190), ms(250));
    expect(only(noFrames, 'turn')).toMatchObject([{ startMs: ms(100), endMs: ms(300) }]);
  });

  it('is heard again from the frame after', () => {
    const events = heardMuted(both, ms(190), ms(210));
    expect(
      only(events, 'speech', 'talkOver').filter((e) => 'by' in e || e.party === 'agent'),
    ).toEqual([
      { type: 'talkOver', by: 'agent', startMs: ms(210), atMs: ms(229) },
      { type: 'speech', party: 'agent', startMs: ms(210), endMs: ms(240), atMs: ms(248) },
    ]);
  });

  it('is muted for frames that end after the moment, not at it', () => {
    const state = noteMute(unmuted, 1000, true);
    expect(muteAt(state, 1000).muted).toBe(false);
    expect(muteAt(state, 1001)).toEqual({ muted: true, coming: [] });
  });
});
