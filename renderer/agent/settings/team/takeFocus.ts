/**
 * Puts the focus into a field as it appears, where the form before it is gone: whoever came by
 * keyboard goes on typing.
 */
export function takeFocus(input: HTMLInputElement | null): void {
  input?.focus();
}
