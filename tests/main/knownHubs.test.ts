import { describe, expect, it } from 'vitest';
import { withKnownHubs, withNamedHubs } from '#electron/main/hub/knownHubs.ts';
import { defaultSettings, settingsSchema } from '#shared/model/settings.ts';
import type { HubSettings } from '#shared/model/settings.ts';

const [url, sister] = ['https://a.test', 'https://b.test'];
const hub: HubSettings = { mode: 'remote', url, token: 'a-token-of-some-length', account: null };

describe('the further addresses of a hub in the settings', () => {
  it('are no window’s to name', () => {
    const claimed: HubSettings = { ...hub, also: ['https://evil.test'] };
    expect(withKnownHubs({ hub: claimed, company: 'x' }, { hub })).toEqual({ hub, company: 'x' });
    const known: HubSettings = { ...hub, also: [sister] };
    expect(withKnownHubs({ hub: claimed }, { hub: known })).toEqual({ hub: known });
    // Of another hub nothing is known yet.
    const other: HubSettings = { ...claimed, url: 'https://c.test' };
    expect(withKnownHubs({ hub: other }, { hub: known })).toEqual({
      hub: { ...hub, url: 'https://c.test' },
    });
    expect(withKnownHubs({ company: 'x' }, { hub: known })).toEqual({ company: 'x' });
  });

  it('are kept where the hub that is in use named them', () => {
    expect(withNamedHubs(hub, url, [sister])).toEqual({ ...hub, also: [sister] });
    expect(withNamedHubs({ ...hub, also: [sister] }, url, [sister])).toBeNull();
    expect(withNamedHubs(hub, url, [])).toBeNull();
    expect(withNamedHubs(hub, 'https://c.test', [sister])).toBeNull();
    expect(withNamedHubs(defaultSettings.hub, url, [sister])).toBeNull();
  });

  it('may be missing from settings of before', () => {
    expect(settingsSchema.parse({ ...defaultSettings, hub }).hub).toEqual(hub);
    const also = [sister];
    expect(settingsSchema.parse({ ...defaultSettings, hub: { ...hub, also } }).hub).toEqual({
      ...hub,
      also,
    });
  });
});
