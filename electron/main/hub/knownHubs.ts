import type { HubSettings, Settings, SettingsPatch } from '#shared/model/settings.ts';

/**
 * A window's change to the settings, without its word for the hub's further addresses: only the hub
 * itself names them. What it named stays for as long as the hub is the same.
 */
export function withKnownHubs(
  patch: SettingsPatch,
  { hub: before }: Pick<Settings, 'hub'>,
): SettingsPatch {
  if (patch.hub?.mode !== 'remote') return patch;
  const { also: _claimed, ...hub } = patch.hub;
  const known = before.mode === 'remote' && before.url === hub.url ? before.also : undefined;
  return { ...patch, hub: known === undefined ? hub : { ...hub, also: known } };
}

/** The settings once the hub at an origin named its further addresses; null where that is no news. */
export function withNamedHubs(
  hub: HubSettings,
  origin: string,
  also: readonly string[],
): HubSettings | null {
  if (hub.mode !== 'remote' || new URL(hub.url).origin !== origin) return null;
  return JSON.stringify(hub.also ?? []) === JSON.stringify(also) ? null : { ...hub, also };
}
