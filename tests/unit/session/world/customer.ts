import { noIce } from '#shared/contract/hub.ts';
import type { PeerMessage } from '#shared/contract/peer.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import { emptyInbox, fileSignal } from '#renderer/rtc/signalling/signalInbox.ts';
import type { MemoryHub } from './hub.ts';
import type { MemoryLink, PeerNet } from './peers.ts';

/** The customer's side, as its page behaves: follows generations, answers offers. */
export interface Customer {
  readonly heard: PeerMessage[];
  /** All that it was told of the agent's network and devices. */
  readonly signals: SignalMessage[];
  readonly link: () => MemoryLink | null;
  /** The page is opened (again): a new page load. */
  readonly load: () => void;
  /** The tab is closed: media and hub connection go. */
  readonly closeTab: () => void;
  readonly say: (message: PeerMessage) => void;
  readonly hangUp: () => void;
}

export function createCustomer(hub: MemoryHub, net: PeerNet): Customer {
  let inbox = emptyInbox;
  let link: MemoryLink | null = null;
  let loads = 0;
  let signals = 0;
  const heard: PeerMessage[] = [];
  const told: SignalMessage[] = [];

  const open = (generation: number): void => {
    link?.destroy();
    link = net.create({
      initiator: false,
      stream: null,
      ...noIce,
      onSignal: (data) => {
        signals += 1;
        hub.toAgent({ id: `g${signals}`, generation, data });
      },
      onConnected: () => link?.send({ type: 'media', muted: false, cameraOn: true, held: false }),
      onRemoteStream: () => undefined,
      onMessage: (message) => heard.push(message),
      onState: () => undefined,
    });
  };
  const receive = (message: SignalMessage): void => {
    told.push(message);
    const filed = fileSignal(inbox, message);
    inbox = filed.inbox;
    if (filed.verdict.type === 'deliver') link?.signal(filed.verdict.data);
    if (filed.verdict.type === 'open') {
      open(filed.verdict.generation);
      for (const data of filed.verdict.deliver) link?.signal(data);
    }
  };

  return {
    heard,
    signals: told,
    link: () => link,
    load() {
      loads += 1;
      inbox = emptyInbox;
      link?.destroy();
      link = null;
      hub.page({ pageId: `page-${loads}`, onSignal: receive });
      hub.presence(true);
    },
    closeTab() {
      hub.page(null);
      hub.presence(false);
      link?.destroy();
      link = null;
    },
    say: (message) => void link?.send(message),
    hangUp() {
      link?.send({ type: 'bye', reason: 'hungUp' });
      hub.endByHub('customer', 'hungUp');
    },
  };
}
