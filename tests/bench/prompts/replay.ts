import { startPipeline, stepPipeline, unpackFrames } from '#shared/domain/pipeline.ts';
import type { PipelineInput, PipelineOptions } from '#shared/domain/pipeline.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { Prompt } from '#shared/model/template.ts';
import type { Moment } from './moments.ts';

/** The panel from a moment on. */
export interface Panel {
  readonly fromMs: Ms;
  readonly prompts: readonly Prompt[];
}

/** How soon after its moment a wanted sentence must be on screen. */
const WITHIN_MS: Ms = 500;
const MINUTE_MS: Ms = 60_000;

/** Everything the panel showed in a recorded call, in order. */
export function replay(journal: readonly CallEvent[], options: PipelineOptions): readonly Panel[] {
  let state = startPipeline(options);
  const panels: Panel[] = [{ fromMs: 0, prompts: state.prompts.prompts }];
  for (const { atMs, input } of inputsOf(journal)) {
    const out = stepPipeline(state, input);
    state = out.state;
    if (out.prompts !== panels.at(-1)?.prompts) panels.push({ fromMs: atMs, prompts: out.prompts });
  }
  return panels;
}

function inputsOf(
  journal: readonly CallEvent[],
): readonly { readonly atMs: Ms; readonly input: PipelineInput }[] {
  return journal
    .flatMap((event) =>
      event.type === 'vad'
        ? unpackFrames(event).map((frame) => ({
            atMs: frame.atMs,
            input: { kind: 'frame', frame } as PipelineInput,
          }))
        : [{ atMs: event.atMs, input: { kind: 'event', event } as PipelineInput }],
    )
    .toSorted((a, b) => a.atMs - b.atMs);
}

/** How long after its moment the wanted sentence was on screen; null where it was not soon enough. */
export function delayOf({ atMs, wanted }: Moment, panels: readonly Panel[]): Ms | null {
  const there = panels.find(({ fromMs, prompts }, i) => {
    const untilMs = panels[i + 1]?.fromMs ?? Infinity;
    const isShown = untilMs > atMs && fromMs <= atMs + WITHIN_MS;
    return isShown && prompts.some(({ situation }) => situation === wanted);
  });
  return there ? Math.max(0, there.fromMs - atMs) : null;
}

/** Moments at which other sentences, or the same in other places, came on screen. */
export function changesOf(panels: readonly Panel[]): readonly Ms[] {
  const ids = ({ prompts }: Panel) => prompts.map(({ templateId }) => templateId).join(' ');
  return panels.flatMap((panel, i) => {
    const before = panels[i - 1];
    return before && ids(before) !== ids(panel) ? [panel.fromMs] : [];
  });
}

/** The most changes in any minute of a call. */
export function mostInAMinute(changes: readonly Ms[]): number {
  return Math.max(
    0,
    ...changes.map(
      (startMs) =>
        changes.filter((changeMs) => changeMs >= startMs && changeMs < startMs + MINUTE_MS).length,
    ),
  );
}
