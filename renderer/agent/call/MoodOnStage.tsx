import type { ReactNode } from 'react';
import { MoodPanel } from '#renderer/ui/call/MoodPanel.tsx';
import { moodStateOf } from '#renderer/ui/mood/moodState.ts';
import { useCall } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import { moodCard } from '../settings/moodCard.ts';

/** What is read of the customer, or why nothing is; nothing at all where they are not asked. */
export function MoodOnStage(): ReactNode {
  const { actions } = useServices();
  const customerName = useCall((call) => call.customerName);
  const mood = useCall((call) => call.mood);
  const live = useCall((call) => call.phase === 'live');
  const held = useCall((call) => call.heldSince !== null);
  const state = moodStateOf(mood, { live, held });
  if (state === null) return null;
  return (
    <MoodPanel
      customerName={customerName}
      state={state}
      tone={mood.tone}
      onStop={() => actions.stopMood()}
      card={moodCard}
    />
  );
}
