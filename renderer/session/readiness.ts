import type { RingingCall } from '#shared/contract/hub.ts';
import type { Standing } from '#shared/contract/templatesIpc.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Template } from '#shared/model/template.ts';
import type { AgentLink } from '#renderer/rtc/signalling/agentLink.ts';
import type { Bridge } from './bridge.ts';
import { prepareListening } from './call/listening.ts';
import type { Listening } from './call/listening.ts';
import type { CallParts } from './call/parts.ts';
import { askStanding } from './standing.ts';
import type { Templates } from './templates.ts';
import { warmCall } from './warmCall.ts';
import type { WarmCall } from './warmCall.ts';

/** What the panel of a call begins with. */
export interface Library {
  readonly templates: readonly Template[];
  readonly standing: Standing;
}

export interface ReadinessOptions {
  readonly parts: CallParts;
  readonly settings: () => Settings;
  readonly locale: () => string;
  readonly templates: Templates;
  readonly standing: Bridge['templates.standing'];
}

/** What is got ready while customers ring, so that an answer is heard at once. */
export interface Readiness {
  /** Who rings, while there is no call; the first of them is got ready for. */
  readonly ring: (ringing: readonly RingingCall[]) => void;
  /** Null where it is not there yet. */
  readonly library: () => Library | null;
  readonly askLibrary: () => Promise<Library>;
  readonly forgetLibrary: () => void;
  /** The agent answers: the devices may open. */
  readonly answer: (callId: CallId, camera: boolean) => void;
  /** Tells the hub of the answer, and right behind it what the other side needs to connect. */
  readonly accept: (to: AgentLink, callId: CallId) => ReturnType<AgentLink['accept']>;
  /** For the call that begins now. */
  readonly take: (callId: CallId) => { readonly parts: CallParts; readonly listening: Listening };
  /** Nobody rings, and no call came of it. */
  readonly coolDown: () => void;
}

export function createReadiness(options: ReadinessOptions): Readiness {
  const { parts } = options;
  let listening: Listening | null = null;
  /** To the end of the call that comes of it: only then is it known what was not taken. */
  let warm: WarmCall | null = null;
  let library: Library | null = null;

  const of = (callId: CallId): WarmCall | null => (warm?.callId === callId ? warm : null);
  const letGo = (): void => {
    warm?.discard();
    warm = null;
  };
  const askLibrary = async (): Promise<Library> => {
    library = null;
    const [templates, standing] = await Promise.all([
      options.templates.in(options.locale()),
      askStanding(options.standing, parts.clock),
    ]);
    library = { templates, standing };
    return library;
  };

  return {
    ring(ringing) {
      const [first = null] = ringing;
      if (warm !== null && warm.callId !== first?.callId) letGo();
      if (first === null) {
        listening?.stop();
        listening = null;
        return;
      }
      listening ??= prepareListening(parts);
      if (warm !== null) return;
      warm = warmCall(parts, first);
      void askLibrary();
    },
    library: () => library,
    askLibrary,
    forgetLibrary: () => void (library = null),
    answer: (callId, camera) => of(callId)?.answered(options.settings(), camera),
    accept(to, callId) {
      const asked = to.accept(callId);
      of(callId)?.accepted((signal) => to.signal(callId, signal));
      return asked;
    },
    take(callId) {
      const ready = of(callId);
      if (ready === null) letGo();
      const taken = listening ?? prepareListening(parts);
      listening = null;
      return { parts: ready?.parts ?? parts, listening: taken };
    },
    coolDown() {
      letGo();
      listening?.stop();
      listening = null;
    },
  };
}
