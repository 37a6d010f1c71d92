import type { Ms } from '#shared/lib/units.ts';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { ToneFrame } from '#shared/model/voiceTone.ts';
import { levelDbfs } from './level.ts';
import { momentIndex, samplesOf } from './moment.ts';
import type { MomentTime } from './momentClock.ts';
import type { VoiceDiagnostics } from './protocol.ts';
import { customerSound } from './tone/customerSound.ts';
import { ToneExtractor } from './tone/toneExtractor.ts';

/** Frames later than this after their sound arrived count as late. */
const LATE_MS = 100;

/** Moments whose frames go out together at most: 96 ms of sound. */
const BATCH_MOMENTS = 3;

const parties: readonly Party[] = ['agent', 'customer'];

/** What the detector needs of a model: Silero for two voices, or a stand-in that is as honest. */
export interface VoiceModel {
  /** A party without samples has no answer. */
  process(
    agent: Float32Array | null,
    customer: Float32Array | null,
  ): Promise<PerParty<number | null>>;
  reset(party: Party): void;
}

export interface DetectorClock {
  readonly corrections: number;
  timeOf(index: number, nowMs: Ms): MomentTime;
}

export interface DetectorOptions {
  readonly model: VoiceModel;
  readonly now: () => Ms;
  /** Takes finished frames; empty batches say that the sound flows though nobody is there. */
  readonly onFrames: (
    frames: readonly VadFrame[],
    nextIndex: number,
    tone: readonly ToneFrame[],
  ) => void;
  /** Gets each moment's buffer back. */
  readonly giveBack: (buffer: ArrayBuffer) => void;
  readonly onFailure: (error: unknown) => void;
}

interface Waiting {
  readonly moment: Float32Array<ArrayBuffer>;
  readonly arrivedAt: Ms;
}

/** The worker's heart: moments in, frames out, in order, one at a time. The same live and offline. */
export class Detector {
  readonly #options: DetectorOptions;
  #clock: DetectorClock | null = null;
  #queue: Waiting[] = [];
  #busy = false;
  /** Only while the customer allows it, and only ever fed with the customer's sound. */
  #tone: ToneExtractor | null = null;
  #toneFrames: ToneFrame[] = [];
  #nextIndex = 0;
  readonly #wasHeard: Record<Party, boolean> = { agent: false, customer: false };
  readonly #frames: Record<Party, number> = { agent: 0, customer: 0 };
  #dropped = 0;
  #late = 0;
  #longestQueue = 0;
  #runs = 0;
  #inferenceTotalMs = 0;
  #inferenceMaxMs = 0;

  constructor(options: DetectorOptions) {
    this.#options = options;
  }

  /** Forgets all that was heard; the next moment is number 0. */
  begin(clock: DetectorClock): void {
    this.#clock = clock;
    this.#nextIndex = 0;
    for (const { moment } of this.#queue) this.#options.giveBack(moment.buffer);
    this.#queue = [];
    this.#toneFrames = [];
    if (this.#tone) this.#tone = new ToneExtractor();
    for (const party of parties) {
      this.#options.model.reset(party);
      this.#wasHeard[party] = false;
    }
  }

  /** Whether the customer lets the tone of their voice be read. Not without this; a no forgets all. */
  setToneAllowed(allowed: boolean): void {
    if (!allowed) {
      this.#tone = null;
      this.#toneFrames = [];
    } else this.#tone ??= new ToneExtractor();
  }

  push(buffer: ArrayBuffer): void {
    this.#queue.push({ moment: new Float32Array(buffer), arrivedAt: this.#options.now() });
    this.#longestQueue = Math.max(this.#longestQueue, this.#queue.length);
    if (!this.#busy) void this.#work();
  }

  diagnostics(): VoiceDiagnostics {
    return {
      frames: { ...this.#frames },
      droppedMoments: this.#dropped,
      lateMoments: this.#late,
      clockCorrections: this.#clock?.corrections ?? 0,
      queueLength: this.#queue.length,
      longestQueue: this.#longestQueue,
      inferenceMs: {
        mean: this.#runs === 0 ? 0 : this.#inferenceTotalMs / this.#runs,
        max: this.#inferenceMaxMs,
      },
    };
  }

  async #work(): Promise<void> {
    this.#busy = true;
    try {
      let batch: VadFrame[] = [];
      let moments = 0;
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
        await this.#analyse(next, batch);
        moments += 1;
        if (moments < BATCH_MOMENTS && this.#queue.length > 0) continue;
        this.#options.onFrames(batch, this.#nextIndex, this.#toneFrames);
        batch = [];
        this.#toneFrames = [];
        moments = 0;
      }
    } catch (error) {
      this.#options.onFailure(error);
    } finally {
      this.#busy = false;
    }
  }

  async #analyse({ moment, arrivedAt }: Waiting, into: VadFrame[]): Promise<void> {
    const index = momentIndex(moment);
    this.#dropped += Math.max(0, index - this.#nextIndex);
    this.#nextIndex = index + 1;
    const time = this.#clock?.timeOf(index, arrivedAt);
    if (time && 'atMs' in time) await this.#hear(moment, time.atMs, into);
    if (this.#options.now() - arrivedAt > LATE_MS) this.#late += 1;
    this.#options.giveBack(moment.buffer);
  }

  async #hear(moment: Float32Array, atMs: Ms, into: VadFrame[]): Promise<void> {
    const samples = { agent: samplesOf(moment, 'agent'), customer: samplesOf(moment, 'customer') };
    for (const party of parties) {
      const isHeard = samples[party] !== null;
      // What was said before an absence tells nothing about what is said after it.
      if (isHeard && !this.#wasHeard[party]) this.#options.model.reset(party);
      this.#wasHeard[party] = isHeard;
    }
    if (!samples.agent && !samples.customer) return;
    const startedAt = this.#options.now();
    const speech = await this.#options.model.process(samples.agent, samples.customer);
    const tookMs = this.#options.now() - startedAt;
    this.#runs += 1;
    this.#inferenceTotalMs += tookMs;
    this.#inferenceMaxMs = Math.max(this.#inferenceMaxMs, tookMs);
    for (const party of parties) {
      const [heard, probability] = [samples[party], speech[party]];
      if (!heard || probability === null) continue;
      this.#frames[party] += 1;
      const speechProbability = Math.min(1, Math.max(0, probability));
      into.push({ party, atMs, speechProbability, levelDbfs: levelDbfs(heard) });
    }
    this.#hearTone(moment, into.at(-1));
  }

  #hearTone(moment: Float32Array, frame: VadFrame | undefined): void {
    if (!this.#tone || frame?.party !== 'customer') return;
    const sound = customerSound(moment);
    if (sound) this.#toneFrames.push(this.#tone.hear(sound, frame));
  }
}
