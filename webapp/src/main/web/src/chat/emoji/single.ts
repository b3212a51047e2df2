const ONE = /^\p{RGI_Emoji}$/v;

/** Whether the text is one emoji and nothing else. */
export function isSingleEmoji(text: string): boolean {
  return ONE.test(text);
}
