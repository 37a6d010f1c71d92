import type { ItemReceipt, Parcel, Receipt } from '#shared/contract/outbox.ts';
import { PARCEL_BYTES, PARCEL_ITEMS } from '#shared/contract/outbox.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { StoreError } from '#electron/store/index.ts';
import type { DesktopStore } from '#electron/store/index.ts';

/**
 * What a hub said to a parcel. `away`: it did not answer, or not now; later the same works.
 * `signedOut`: it does not know this agent (any more). `tooLarge`: not in one piece.
 */
export type Delivery =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'away' | 'signedOut' | 'tooLarge' };

export interface SenderParts {
  readonly store: Pick<DesktopStore, 'outbox' | 'calls'>;
  readonly deliver: (parcel: Parcel) => Promise<Delivery>;
  readonly now: () => EpochMs;
}

/** Why sending stopped. `done`: nothing waits. `newerHere`: the hub is too old for what waits. */
export type Stopped = 'done' | 'away' | 'signedOut' | 'newerHere';

interface Item {
  readonly revision: number;
  readonly summary: CallSummary;
}

const TOO_LARGE = 'This summary is too large for the hub.';

/**
 * Sends what waits, oldest call first, until nothing waits or the hub cannot take more. It may be
 * killed at any point: what was taken without its receipt having come is sent again, and the hub
 * knows it.
 * @throws StoreError
 */
export async function sendAll(parts: SenderParts): Promise<Stopped> {
  for (;;) {
    const items = await nextItems(parts.store);
    if (items.length === 0) return 'done';
    const stopped = await sendParcel(parts, items);
    if (stopped !== null) return stopped;
  }
}

/** As many as go into one parcel. A record that cannot be read is set aside with its reason. */
async function nextItems(store: SenderParts['store']): Promise<readonly Item[]> {
  const waiting = await store.outbox.waiting(PARCEL_ITEMS);
  const items: Item[] = [];
  let bytes = 0;
  for (const { callId, revision } of waiting) {
    const summary = await read(store, callId, revision);
    if (summary === null) continue;
    bytes += Buffer.byteLength(JSON.stringify(summary));
    // The first always goes: whether one alone is too large is the hub's to say.
    if (items.length > 0 && bytes > PARCEL_BYTES / 2) break;
    items.push({ revision, summary });
  }
  // Everything looked at was set aside: there may be more behind it.
  return items.length === 0 && waiting.length > 0 ? nextItems(store) : items;
}

async function read(
  store: SenderParts['store'],
  callId: CallId,
  revision: number,
): Promise<CallSummary | null> {
  try {
    const summary = await store.calls.get(callId);
    if (summary !== null) return summary;
  } catch (error) {
    const known = error instanceof StoreError ? error.code : null;
    if (known !== 'newerRecord' && known !== 'damagedRecord') throw error;
  }
  await store.outbox.setRefused(callId, revision, 'This machine cannot read the summary.');
  return null;
}

async function sendParcel(parts: SenderParts, items: readonly Item[]): Promise<Stopped | null> {
  const delivery = await parts.deliver({ items });
  if (delivery.kind === 'receipt') return note(parts, items, delivery.receipt.items);
  if (delivery.kind !== 'tooLarge') return delivery.kind;
  if (items.length > 1) {
    // In halves, until the one that is too large stands alone.
    const half = Math.ceil(items.length / 2);
    return (
      (await sendParcel(parts, items.slice(0, half))) ??
      (await sendParcel(parts, items.slice(half)))
    );
  }
  for (const { revision, summary } of items) {
    await parts.store.outbox.setRefused(summary.callId, revision, TOO_LARGE);
  }
  return null;
}

/** Writes down what became of each; null where sending goes on. */
async function note(
  { store, now }: SenderParts,
  items: readonly Item[],
  receipts: readonly ItemReceipt[],
): Promise<Stopped | null> {
  const byCall = new Map(receipts.map((each) => [each.callId, each]));
  let moved = false;
  for (const { revision, summary } of items) {
    const receipt = byCall.get(summary.callId);
    if (receipt?.as === 'taken') await store.outbox.setSent(summary.callId, revision, now());
    else if (receipt?.as === 'refused') {
      await store.outbox.setRefused(summary.callId, revision, receipt.because);
    } else continue;
    moved = true;
  }
  // Without any step forward the same parcel would go out for ever.
  return moved ? null : 'newerHere';
}
