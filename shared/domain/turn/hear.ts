import type { PerParty } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import { otherParty } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from './config.ts';
import { followLeak, isEcho, wasLoud } from './echo.ts';
import type { LevelState } from './level.ts';
import { followNoise, followRecent, followSpeech } from './level.ts';
import type { Moment } from './moment.ts';
import type { RunState } from './run.ts';
import { isLoud } from './sound.ts';
import { isVoiced } from './voiced.ts';

/** What one moment's frames say: who is voiced, and what they teach about the levels. */
export function hearMoment(
  moment: Moment,
  levels: PerParty<LevelState>,
  runs: PerParty<RunState>,
  config: TurnConfig,
): {
  readonly voiced: PerParty<boolean>;
  readonly loud: PerParty<VadFrame | null>;
  readonly levels: PerParty<LevelState>;
} {
  const recent = {
    agent: withRecent(levels.agent, moment.agent, levels.customer, config),
    customer: withRecent(levels.customer, moment.customer, levels.agent, config),
  };
  const voicedOf = (party: Party): boolean => {
    const frame = moment[party];
    if (!frame) return false;
    const inRun = runs[party].phase === 'on';
    return isVoiced({ frame, own: levels[party], other: recent[otherParty(party)], inRun, config });
  };
  const voiced = { agent: voicedOf('agent'), customer: voicedOf('customer') };
  const loudOf = (party: Party): VadFrame | null => {
    const frame = moment[party];
    if (!frame || !isLoud(frame, levels[party], recent[otherParty(party)], config)) return null;
    return frame;
  };
  const learned = (party: Party): LevelState => {
    const frame = moment[party];
    if (!frame) return recent[party];
    const other = recent[otherParty(party)];
    const speaks = runs[party].phase === 'on';
    const sure = voiced[party] && speaks && !wasLoud(moment.atMs, other, config);
    return {
      ...recent[party],
      noiseDbfs: followNoise(recent[party].noiseDbfs, frame.levelDbfs, config),
      speechDbfs: sure
        ? followSpeech(recent[party].speechDbfs, frame.levelDbfs)
        : recent[party].speechDbfs,
      leakDb: speaks ? levels[party].leakDb : followLeak(frame, levels[party], other, config),
    };
  };
  return {
    voiced,
    loud: { agent: loudOf('agent'), customer: loudOf('customer') },
    levels: { agent: learned('agent'), customer: learned('customer') },
  };
}

/** What may come back as echo: a party's loudest recent sound, unless that is an echo itself. */
function withRecent(
  own: LevelState,
  frame: VadFrame | null,
  other: LevelState,
  config: TurnConfig,
): LevelState {
  if (!frame || frame.speechProbability < config.exitProbability) return own;
  if (isEcho(frame, own, other, config)) return own;
  return { ...own, ...followRecent(own, frame.levelDbfs, frame.atMs, config) };
}
