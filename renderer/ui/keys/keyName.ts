/** Where letters belong to what has the focus: fields, lists that jump by letter, open windows. */
const TAKES_LETTERS = [
  'input:not([type=checkbox]):not([type=radio]):not([type=range])',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
  '[role=textbox]',
  '[role=listbox]',
  '[role=menu]',
  '[role=dialog]',
  '[role=alertdialog]',
  '[aria-haspopup=listbox]',
].join(',');

/** In a second window the elements are of that window's own class, so they are known by what they do. */
export function isWithin(target: EventTarget | null, selector: string): boolean {
  return target !== null && 'closest' in target && (target as Element).closest(selector) !== null;
}

/** Whether a key pressed there is typing (or answers an open window) and must not be a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  return isWithin(target, TAKES_LETTERS);
}

/**
 * The name of a pressed key: "m", "?", "Enter", "Ctrl+e". Cmd counts as Ctrl, so that a Mac's
 * habits work; other modifiers make it no shortcut at all.
 */
export function keyName(event: KeyboardEvent): string | null {
  if (event.altKey || event.isComposing || event.repeat) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `Ctrl+${key}` : key;
}
