import { MIN_TURN_SECRET, turnAddressProblem } from '#shared/lib/turnAddress.ts';
import type { HubSettings } from '#shared/model/settings.ts';
import type { MessageId } from '#renderer/ui/i18n/en/index.ts';

/** The hub's form as it is typed: all text, both kinds at once, so that switching loses nothing. */
export interface HubDraft {
  readonly mode: 'embedded' | 'remote';
  readonly host: string;
  readonly port: string;
  readonly tlsCertFile: string;
  readonly tlsKeyFile: string;
  readonly publicUrl: string;
  /** Addresses with spaces between. */
  readonly turnUrls: string;
  readonly turnSecret: string;
  readonly relayOnly: boolean;
  readonly url: string;
  readonly token: string;
}

export type HubProblems = Partial<Readonly<Record<keyof HubDraft, MessageId>>>;

const empty: HubDraft = {
  mode: 'embedded',
  host: '127.0.0.1',
  port: '0',
  tlsCertFile: '',
  tlsKeyFile: '',
  publicUrl: '',
  turnUrls: '',
  turnSecret: '',
  relayOnly: false,
  url: '',
  token: '',
};

/** The form for settings that are in force. */
export function draftOf(hub: HubSettings): HubDraft {
  if (hub.mode === 'remote') return { ...empty, mode: 'remote', url: hub.url, token: hub.token };
  return {
    ...empty,
    host: hub.host,
    port: String(hub.port),
    tlsCertFile: hub.tlsCertFile ?? '',
    tlsKeyFile: hub.tlsKeyFile ?? '',
    publicUrl: hub.publicUrl ?? '',
    turnUrls: hub.turn?.urls.join(' ') ?? '',
    turnSecret: hub.turn?.secret ?? '',
    relayOnly: hub.turn?.relayOnly ?? false,
  };
}

const MAX_PORT = 65_535;
/** As the settings' schema has it. */
const TOKEN_LENGTH = 16;

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol);
}

const turnUrlsOf = ({ turnUrls }: HubDraft): readonly string[] =>
  turnUrls.split(/[\s,]+/).filter((each) => each !== '');

/** What is wrong with the form, field by field; empty while all is well. */
export function hubProblems(draft: HubDraft): HubProblems {
  const problems: { -readonly [K in keyof HubProblems]: HubProblems[K] } = {};
  if (draft.mode === 'remote') {
    if (!isWebAddress(draft.url.trim())) problems.url = 'settings.urlBad';
    if (draft.token.trim().length < TOKEN_LENGTH) problems.token = 'settings.tokenShort';
    return problems;
  }
  const port = Number(draft.port.trim());
  const whole = /^\d+$/.test(draft.port.trim());
  if (!whole || port > MAX_PORT) problems.port = 'settings.portBad';
  if (draft.host.trim() === '') problems.host = 'settings.hostMissing';
  const [cert, key] = [draft.tlsCertFile.trim(), draft.tlsKeyFile.trim()];
  if ((cert === '') !== (key === '')) {
    problems[cert === '' ? 'tlsCertFile' : 'tlsKeyFile'] = 'settings.tlsBoth';
  }
  const publicUrl = draft.publicUrl.trim();
  if (publicUrl !== '' && !isWebAddress(publicUrl)) problems.publicUrl = 'settings.urlBad';
  const turn = turnUrlsOf(draft);
  if (turn.length === 0 && draft.relayOnly) problems.turnUrls = 'settings.turnMissing';
  if (turn.some((each) => turnAddressProblem(each) !== null)) {
    problems.turnUrls = 'settings.turnBad';
  }
  if (turn.length > 0 && draft.turnSecret.trim().length < MIN_TURN_SECRET) {
    problems.turnSecret = 'settings.turnSecretShort';
  }
  return problems;
}

/** The settings that a form without problems stands for. */
export function settingsOf(draft: HubDraft): HubSettings {
  const orNull = (text: string): string | null => text.trim() || null;
  if (draft.mode === 'remote') {
    return { mode: 'remote', url: draft.url.trim(), token: draft.token.trim(), account: null };
  }
  const urls = turnUrlsOf(draft);
  const secret = draft.turnSecret.trim();
  return {
    mode: 'embedded',
    host: draft.host.trim(),
    port: Number(draft.port.trim()),
    tlsCertFile: orNull(draft.tlsCertFile),
    tlsKeyFile: orNull(draft.tlsKeyFile),
    publicUrl: orNull(draft.publicUrl),
    ...(urls.length > 0 ? { turn: { urls, secret, relayOnly: draft.relayOnly } } : {}),
  };
}
