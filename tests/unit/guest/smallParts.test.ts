import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { keepSeat } from '#renderer/guest/call/seatKeeper.ts';
import type { Memory } from '#renderer/guest/call/seatKeeper.ts';
import { tokenOf } from '#renderer/guest/call/token.ts';
import { en } from '#renderer/guest/i18n/en.ts';
import { chooseLanguage, languages } from '#renderer/guest/i18n/languages.ts';
import { browserFamily } from '#renderer/guest/media/browserFamily.ts';
import { clockText } from '#renderer/guest/parts/Elapsed.tsx';

describe('the token in the address', () => {
  it('is taken whole or not at all', () => {
    const token = 'zB4o-fFfvdZ_G7QAxe0XSnAXRRNw2ZpekH-l4wrFu00';
    expect(tokenOf(`#${token}`)).toBe(token);
    expect(tokenOf(`#${token} `)).toBe(token);
    expect(tokenOf('')).toBeNull();
    expect(tokenOf('#')).toBeNull();
    expect(tokenOf('#too-short')).toBeNull();
    expect(tokenOf(`#${token}%20now`)).toBeNull();
    expect(tokenOf(`#${'a'.repeat(129)}`)).toBeNull();
  });
});

describe('the time in call', () => {
  it('shows minutes and seconds, and hours only where there are any', () => {
    expect([-5, 0, 999, 1000, 75_000, 3_599_999, 3_600_000, 45_296_000].map(clockText)).toEqual([
      '0:00',
      '0:00',
      '0:00',
      '0:01',
      '1:15',
      '59:59',
      '1:00:00',
      '12:34:56',
    ]);
  });
});

describe('languages', () => {
  it('follows the browser’s list, whatever the region', () => {
    expect(chooseLanguage(['de-AT', 'en']).tag).toBe('de');
    expect(chooseLanguage(['fr-FR', 'es-419', 'en']).tag).toBe('es');
    expect(chooseLanguage(['SV']).tag).toBe('sv');
    expect(chooseLanguage(['fi', 'ja']).tag).toBe('en');
    expect(chooseLanguage([]).tag).toBe('en');
  });

  it('has every message, with the same gaps to fill', async () => {
    const gaps = (message: string): string[] =>
      [...new Set([...message.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].sort();
    for (const language of languages) {
      const messages = await language.load();
      for (const [id, english] of Object.entries(en)) {
        const message = messages[id as keyof typeof en];
        expect(
          () => new IntlMessageFormat(message, language.tag),
          `${language.tag} ${id}`,
        ).not.toThrow();
        expect(gaps(message), `${language.tag} ${id}`).toEqual(gaps(english));
        expect(message, `${language.tag} ${id}`).not.toMatch(/!|¡/);
      }
    }
  });
});

describe('the browser family', () => {
  it('is told from the user agent', () => {
    const agents = {
      chromeDesktop:
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
      chromeAndroid:
        'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
      firefoxDesktop: 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
      firefoxAndroid: 'Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0',
      safariMac:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      safariIos:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0.0.0 Mobile/15E148 Safari/604.1',
      other: 'Something else',
    } as const;
    for (const [family, agent] of Object.entries(agents)) expect(browserFamily(agent)).toBe(family);
  });
});

describe('the seat’s memory', () => {
  const memory: Memory = {
    seat: 'a-seat-secret-of-some-length',
    inCall: true,
    answeredAt: 5,
    held: true,
    muted: true,
    listenOnly: false,
    cameraOn: true,
    microphoneId: 'm',
    cameraId: null,
    speakerId: null,
    consent: { given: true, textVersion: '1', locale: 'de', answeredAt: 4 },
    waiting: { callId: 'call-0001', messages: [{ chatId: 'c1', text: 'Hello' }] },
  };

  function newStorage(): Storage & { readonly kept: Map<string, string> } {
    const kept = new Map<string, string>();
    return {
      kept,
      get length() {
        return kept.size;
      },
      clear: () => kept.clear(),
      getItem: (key) => kept.get(key) ?? null,
      key: (index) => [...kept.keys()][index] ?? null,
      removeItem: (key) => void kept.delete(key),
      setItem: (key, value) => void kept.set(key, value),
    };
  }

  it('comes back for the same link alone, and never holds the token', async () => {
    const storage = newStorage();
    const token = 'token-of-the-first-link';
    (await keepSeat(token, storage)).write(memory);
    expect((await keepSeat(token, storage)).read()).toEqual(memory);
    expect((await keepSeat('token-of-another-link', storage)).read()).toBeNull();
    expect([...storage.kept].join('')).not.toContain(token);
  });

  it('takes back only text that may be sent', async () => {
    const keeper = await keepSeat('token', newStorage());
    const messages = [
      { chatId: '', text: 'no name' },
      { chatId: 'c1', text: ' \u0000 ' },
      { chatId: 'c2', text: 'kept' },
      { chatId: 'c3', text: 'x'.repeat(3000) },
    ];
    keeper.write({ ...memory, waiting: { callId: 'call-0001', messages } });
    expect(keeper.read()?.waiting?.messages).toEqual([{ chatId: 'c2', text: 'kept' }]);
    keeper.write({ ...memory, waiting: { callId: '/etc', messages } });
    expect(keeper.read()).toEqual({ ...memory, waiting: null });
  });

  it('survives a browser that forbids storage, and rubbish in it', async () => {
    const forbidden = await keepSeat('token', null);
    forbidden.write(memory);
    expect(forbidden.read()).toBeNull();
    const storage = newStorage();
    const keeper = await keepSeat('token', storage);
    keeper.write(memory);
    const [key = ''] = storage.kept.keys();
    for (const rubbish of ['', 'null', '[]', '{', '{"seat":5}']) {
      storage.kept.set(key, rubbish);
      expect(keeper.read()).toBeNull();
    }
    const full: Storage = {
      ...newStorage(),
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const keepsNothing = await keepSeat('token', full);
    expect(() => keepsNothing.write(memory)).not.toThrow();
  });
});
