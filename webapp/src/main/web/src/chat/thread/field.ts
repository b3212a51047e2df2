import type { KeyboardEvent } from 'react';

/** Of a text message, in code points. */
export const LIMIT = 5_000;

export function prevented(event: { preventDefault: () => void }, act: () => void): void {
  event.preventDefault();
  act();
}

/** Enter sends, unless it ends the composing of a word or Shift makes a line break of it. */
export function isSend(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
}

/** Grows with the text; the style sheet sets the most. */
export function fit(field: HTMLTextAreaElement | null): void {
  if (field !== null) {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }
}
