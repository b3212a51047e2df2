import { expect, it } from 'vitest';
import { isSingleEmoji } from './single';

it.each(['😀', '👍🏽', '👨‍👩‍👧', '🇨🇳', '❤️', '1️⃣'])('takes %s as one emoji', (text) => {
  expect(isSingleEmoji(text)).toBe(true);
});

it.each(['😀😀', 'a', '1', '', '😀!', '雁'])('does not take %j as one emoji', (text) => {
  expect(isSingleEmoji(text)).toBe(false);
});
