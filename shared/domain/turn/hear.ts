import type { PerParty } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import { otherParty } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from './config.ts';
import { isEcho, wasLoud } from './echo.ts';
import { followLeak, SENT_FRAMES } from './leak.ts';
import type { LevelState } from './level.ts';
import { followNoise, followRecent, followSpeech } from './level.ts';
import type { Moment } from './moment.ts';
import type { RunState } from './run.ts';
import { isLoud } from './sound.ts';
import { isAboveNoise, isClear, isVoiced } from './voiced.ts';

/** What one moment's frames say: who is voiced, and what they teach about the levels. */
export function hearMoment(
  moment: Moment,
  levels: PerParty<LevelState>,
  runs: PerParty<RunState>,
  config: TurnConfig,
): {
  readonly voiced: PerParty<boolean>;
  readonly clear: PerParty<boolean>;
  readonly aboveNoise: PerParty<boolean>;
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
  const clearOf = (party: Party): boolean => {
    const frame = moment[party];
    return frame !== null && voiced[party] && isClear(frame, levels[party], config);
  };
  const aboveNoiseOf = (party: Party): boolean => {
    const frame = moment[party];
    return frame !== null && voiced[party] && isAboveNoise(frame, levels[party], config);
  };
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
    const noiseDbfs = followNoise(recent[party].noiseDbfs, frame.levelDbfs, config);
    return {
      ...recent[party],
      noiseDbfs,
      speechDbfs: sure
        ? followSpeech(recent[party].speechDbfs, frame.levelDbfs)
        : recent[party].speechDbfs,
      leak:
        isTelling(moment[otherParty(party)], other, recent[party], config) &&
        !isOwn(frame, recent[party])
          ? followLeak(levels[party].leak, frame.levelDbfs, other.sentDbfs, noiseDbfs)
          : levels[party].leak,
    };
  };
  return {
    voiced,
    clear: { agent: clearOf('agent'), customer: clearOf('customer') },
    aboveNoise: { agent: aboveNoiseOf('agent'), customer: aboveNoiseOf('customer') },
    loud: { agent: loudOf('agent'), customer: loudOf('customer') },
    levels: { agent: learned('agent'), customer: learned('customer') },
  };
}

/** How far below its usual level a party's speech may be to tell how it leaks. */
const TELLING_DB = 10;

/** Whether a party's own voice is loud enough now to tell how it leaks on the other's line. */
function isTelling(
  frame: VadFrame | null,
  party: LevelState,
  other: LevelState,
  config: TurnConfig,
): boolean {
  if (!frame || frame.speechProbability < config.enterProbability) return false;
  if (isEcho(frame, party, other, config)) return false;
  return frame.levelDbfs >= (party.speechDbfs ?? -40) - TELLING_DB;
}

/** Whether a frame is as loud as the party's own voice: then it tells nothing about a leak. */
function isOwn(frame: VadFrame, { speechDbfs }: LevelState): boolean {
  return speechDbfs !== null && frame.levelDbfs >= speechDbfs - TELLING_DB;
}

/** What may come back as echo: what was sent, and the loudest recent sound that is no echo itself. */
function withRecent(
  before: LevelState,
  frame: VadFrame | null,
  other: LevelState,
  config: TurnConfig,
): LevelState {
  if (!frame) return { ...before, sentDbfs: [] };
  const own = { ...before, sentDbfs: [frame.levelDbfs, ...before.sentDbfs].slice(0, SENT_FRAMES) };
  if (frame.speechProbability < config.exitProbability) return own;
  if (isEcho(frame, own, other, config)) return own;
  return { ...own, ...followRecent(own, frame.levelDbfs, frame.atMs, config) };
}
