import type { Scorecard, ScorecardItem } from '#shared/model/review.ts';
import { scorecardSchema } from '#shared/model/review.ts';

export function newItem(freshId: () => string): ScorecardItem {
  return { itemId: freshId(), text: '', points: 5, weight: 1, critical: false };
}

export function newCard(freshId: () => string): Scorecard {
  return { scorecardId: freshId(), name: '', items: [newItem(freshId)] };
}

/** A card with another step count, weight or words in one of its items. */
export function withItem(
  card: Scorecard,
  itemId: string,
  change: Partial<ScorecardItem>,
): Scorecard {
  return {
    ...card,
    items: card.items.map((item) => (item.itemId === itemId ? { ...item, ...change } : item)),
  };
}

/** What keeps a card from being saved; null where nothing does. */
export function flawOf(card: Scorecard): 'name' | 'items' | 'text' | 'weight' | null {
  if (card.name.trim() === '') return 'name';
  if (card.items.length === 0) return 'items';
  if (card.items.some(({ text }) => text.trim() === '')) return 'text';
  return scorecardSchema.safeParse(card).success ? null : 'weight';
}
