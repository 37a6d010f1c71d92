import { afterEach, beforeEach, vi } from 'vitest';

/* What React or react-aria complain about is a fault of ours, not noise. */
const complaints: string[] = [];
beforeEach(() => {
  for (const kind of ['error', 'warn'] as const) {
    vi.spyOn(console, kind).mockImplementation((...words: readonly unknown[]) => {
      complaints.push(words.map(String).join(' '));
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  const heard = complaints.splice(0);
  if (heard.length > 0) throw new Error(`The console was written to:\n${heard.join('\n')}`);
});
