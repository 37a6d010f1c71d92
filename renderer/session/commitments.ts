import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type {
  Commitment,
  CommitmentEdit,
  CommitmentQuery,
  NewCommitment,
} from '#shared/model/commitment.ts';
import type { Bridge } from './bridge.ts';
import { doneOf, outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** What was promised over all calls, as the window shows it. */
export interface CommitmentsState {
  /** `failed` keeps what was shown before. */
  readonly state: 'loading' | 'ready' | 'failed';
  /** Soonest due first, those without a date last. */
  readonly open: readonly Commitment[];
  /** Ticked within the last week, the last first. */
  readonly done: readonly Commitment[];
  /** Due ones that the agent is to be told of in the window, because the system shows nothing. */
  readonly reminder: readonly Commitment[];
  /** Grows with each press on a reminder of the system: then the page of commitments is wanted. */
  readonly wanted: number;
}

/** The commitments of all calls. Requests never reject: failures are values. */
export interface Commitments {
  readonly store: Pick<StoreApi<CommitmentsState>, 'getState' | 'subscribe'>;
  readonly reload: () => Promise<void>;
  readonly list: (query: CommitmentQuery) => Outcome<readonly Commitment[]>;
  /** Adds one to a stored call. */
  readonly add: (promise: NewCommitment) => Outcome<Commitment>;
  readonly save: (edit: CommitmentEdit) => Outcome<Commitment>;
  readonly setDone: (id: string, done: boolean) => Outcome<Commitment>;
  readonly setRemoved: (id: string, removed: boolean) => Outcome<null>;
  readonly dismissReminder: () => void;
}

const WEEK_MS: Ms = 7 * 24 * 3_600_000;

/** Follows the stored commitments: main tells whenever something about them has changed. */
export function createCommitments(
  bridge: Pick<
    Bridge,
    | 'on'
    | 'commitments.list'
    | 'commitments.add'
    | 'commitments.save'
    | 'commitments.done'
    | 'commitments.remove'
  >,
  now: () => EpochMs,
): Commitments & { readonly dispose: () => void } {
  const store = createStore<CommitmentsState>(() => ({
    state: 'loading',
    open: [],
    done: [],
    reminder: [],
    wanted: 0,
  }));
  let latest = 0;
  const reload = async (): Promise<void> => {
    latest += 1;
    const question = latest;
    const since = Math.round(now() - WEEK_MS);
    const lists = await outcomeOf(
      Promise.all([
        bridge['commitments.list']({ of: 'open' }),
        bridge['commitments.list']({ of: 'done', since }),
      ]),
    );
    // A later question has, or will have, the newer answer.
    if (question !== latest) return;
    if (!lists.ok) {
      store.setState({ state: 'failed' });
      return;
    }
    const [open, done] = lists.value;
    store.setState(({ reminder }) => ({
      state: 'ready',
      open,
      done,
      reminder: reminder.filter(({ id }) => open.some((each) => each.id === id)),
    }));
  };
  const stopListening = [
    bridge.on('commitments.changed', () => void reload()),
    bridge.on('commitments.due', (reminder) => store.setState({ reminder })),
    bridge.on('commitments.show', () => store.setState(({ wanted }) => ({ wanted: wanted + 1 }))),
  ];
  void reload();
  return {
    store,
    reload,
    list: (query) => outcomeOf(bridge['commitments.list'](query)),
    add: (promise) => outcomeOf(bridge['commitments.add'](promise)),
    save: (edit) => outcomeOf(bridge['commitments.save'](edit)),
    setDone: (id, done) => outcomeOf(bridge['commitments.done']({ id, done })),
    setRemoved: (id, removed) => doneOf(bridge['commitments.remove']({ id, removed })),
    dismissReminder: () => store.setState({ reminder: [] }),
    dispose: () => {
      for (const stop of stopListening) stop();
    },
  };
}
