import { pipelineOptions, startedEvent } from './nobody.ts';
import type { AnalysisEvent, CallAnalysis } from '#shared/contract/engine.ts';
import { packBatches, startPipeline, stepPipeline, summarise } from '#shared/domain/pipeline.ts';
import type { PipelineInput, PipelineState } from '#shared/domain/pipeline.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallEnded, CallEvent } from '#shared/model/callEvent.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';

/** Frames of about a second, the size of a journal's entry. */
const JOURNAL_FRAMES = 64;

/** What was found in a recording, as the output shows it and as a call's summary. */
export interface Found {
  readonly analysis: CallAnalysis;
  /** Of a call without an id, a time or names: who asked knows them. */
  readonly summary: CallSummary;
}

/** Takes a recording's frames one by one, as in a call, and tells at the end what was found. */
export class CallAnalyser {
  #state: PipelineState = startPipeline(pipelineOptions);
  readonly #journal: CallEvent[] = [startedEvent];
  readonly #found: AnalysisEvent[] = [];
  #unpacked: VadFrame[] = [];

  take(frames: readonly VadFrame[]): void {
    for (const frame of frames) this.#step({ kind: 'frame', frame });
    this.#unpacked.push(...frames);
    if (this.#unpacked.length >= JOURNAL_FRAMES) this.#pack();
  }

  /** @param durationMs the recording's length; nothing may be taken afterwards */
  end(durationMs: Ms): Found {
    this.#pack();
    const ended: CallEnded = {
      type: 'callEnded',
      atMs: durationMs,
      by: 'system',
      reason: 'hungUp',
    };
    this.#step({ kind: 'event', event: ended });
    const summary = summarise([...this.#journal, ended], {
      recovered: false,
      notes: '',
      recording: true,
    });
    const { speech, metrics, unmeasured } = summary;
    const events = this.#found.toSorted((a, b) => beginOf(a) - beginOf(b));
    return {
      analysis: { durationMs, speech, events, metrics, notMeasured: unmeasured },
      summary,
    };
  }

  #step(input: PipelineInput): void {
    const step = stepPipeline(this.#state, input);
    this.#state = step.state;
    for (const event of step.turnEvents) this.#found.push(...published(event));
  }

  #pack(): void {
    this.#journal.push(...packBatches(this.#unpacked));
    this.#unpacked = [];
  }
}

function beginOf(event: AnalysisEvent): Ms {
  return event.type === 'response' ? event.atMs : event.startMs;
}

/** The part of an event that the output shows; nothing for those it leaves out. */
function published(event: TurnEvent): AnalysisEvent[] {
  switch (event.type) {
    case 'interruption': {
      const { type, by, startMs, endMs, cueAtMs, yielded } = event;
      return [{ type, by, startMs, endMs, cueAtMs, yielded }];
    }
    case 'backchannel':
    case 'monologue': {
      const { type, by, startMs, endMs } = event;
      return [{ type, by, startMs, endMs }];
    }
    case 'response':
      return [{ type: event.type, by: event.by, gapMs: event.gapMs, atMs: event.startMs }];
    case 'longPause':
      return [{ type: event.type, startMs: event.startMs, endMs: event.endMs }];
    case 'simultaneousStart':
      return [{ type: event.type, startMs: event.startMs }];
    case 'terminalOverlap':
      return [{ type: event.type, by: event.by, startMs: event.startMs }];
    default:
      return [];
  }
}
