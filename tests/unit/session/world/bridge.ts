import { agentIpc } from '#shared/contract/ipc.ts';
import type {
  AgentBridge,
  AgentChannel,
  AgentIpcEvent,
  IpcErrorCode,
} from '#shared/contract/ipc.ts';
import type { Standing } from '#shared/contract/templatesIpc.ts';
import type { CallId } from '#shared/model/call.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import type { Settings, SettingsPatch } from '#shared/model/settings.ts';
import type { Template } from '#shared/model/template.ts';

/** The main process in memory, with a store that refuses what the real one refuses. */
export interface MemoryMain {
  readonly bridge: AgentBridge;
  readonly journals: Map<CallId, CallEvent[]>;
  readonly calls: Map<CallId, CallSummary>;
  /** Channels asked, in order, with what they were given. */
  readonly asked: (readonly [channel: AgentChannel, args: unknown])[];
  /** While set, these channels fail so. */
  readonly failing: Map<AgentChannel, IpcErrorCode>;
  /** While set, these channels answer only once it resolves. */
  readonly held: Map<AgentChannel, Promise<void>>;
  readonly emit: (event: AgentIpcEvent, payload: unknown) => void;
  readonly settings: Settings;
  templates: readonly Template[];
  standing: Standing;
}

const running = {
  state: 'running',
  mode: 'embedded',
  origin: 'http://127.0.0.1:4610',
  publicOrigin: 'http://127.0.0.1:4610',
  localOnly: true,
} as const;

export function createMemoryMain(): MemoryMain {
  const listeners = new Map<AgentIpcEvent, Set<(payload: unknown) => void>>();
  const main: Omit<MemoryMain, 'bridge'> = {
    journals: new Map(),
    calls: new Map(),
    asked: [],
    failing: new Map(),
    held: new Map(),
    settings: { ...defaultSettings, agentName: 'Sam Rivera', company: 'Northwind' },
    templates: [],
    standing: { pins: [], use: [] },
    emit: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload);
    },
  };
  const append = (callId: CallId, firstSeq: number, events: readonly CallEvent[]): void => {
    const journal = main.journals.get(callId) ?? [];
    if (firstSeq > journal.length) throw new Error('a hole in the journal');
    journal.splice(firstSeq, events.length, ...events);
    main.journals.set(callId, journal);
  };
  const handlers: Partial<Record<AgentChannel, (args: never) => unknown>> = {
    'app.info': () => ({
      version: '1',
      runtime: 'r',
      platform: 'p',
      locale: 'en-GB',
      notices: [],
      moodDisabled: false,
    }),
    'settings.get': () => main.settings,
    'settings.save': (patch: SettingsPatch) => Object.assign(main.settings, patch),
    'hub.status': () => running,
    'windows.shown': () => ({ agent: true, panel: false }),
    'hub.credentials': () => ({
      origin: running.origin,
      also: [],
      token: 'token-of-decent-length',
    }),
    'templates.list': () => main.templates,
    'templates.standing': () => main.standing,
    'journal.append': ({
      callId,
      firstSeq,
      events,
    }: {
      callId: CallId;
      firstSeq: number;
      events: CallEvent[];
    }) => append(callId, firstSeq, events),
    'journal.unfinished': () => [...main.journals].map(([callId, events]) => ({ callId, events })),
    'calls.save': (summary: CallSummary) => {
      main.calls.set(summary.callId, summary);
      main.journals.delete(summary.callId);
    },
  };
  const answer = async (channel: AgentChannel, args: unknown): Promise<unknown> => {
    main.asked.push([channel, args]);
    await (main.held.get(channel) ?? Promise.resolve());
    const failure = main.failing.get(channel);
    if (failure !== undefined) return { ok: false, failure: { code: failure, message: 'no' } };
    // What crosses is checked as main checks it, and copied as structured clone does.
    const parsed: unknown = agentIpc[channel].args.parse(structuredClone(args));
    return { ok: true, value: handlers[channel]?.(parsed as never) };
  };
  const methods = Object.fromEntries(
    (Object.keys(agentIpc) as AgentChannel[]).map((channel) => [
      channel,
      (args: unknown) => answer(channel, args),
    ]),
  );
  const bridge = {
    ...methods,
    on: (event: AgentIpcEvent, listener: (payload: unknown) => void) => {
      const set = listeners.get(event) ?? new Set();
      set.add(listener);
      listeners.set(event, set);
      return () => set.delete(listener);
    },
  } as unknown as AgentBridge;
  return Object.assign(main, { bridge });
}
