import { describe, expect, it } from 'vitest';
import { Times } from './times';

const now = new Date(2026, 10, 22, 9, 30).getTime();
const at = (...date: [number, number, number, number]) => new Date(...date).getTime();
const english = new Times('en-GB', { today: 'Today', yesterday: 'Yesterday' }, () => now);
const chinese = new Times('zh-CN', { today: '今天', yesterday: '昨天' }, () => now);

describe('Times', () => {
  it('is as short as the distance allows', () => {
    expect(english.short(at(2026, 10, 22, 8))).toBe('08:00');
    expect(english.short(at(2026, 10, 21, 23))).toBe('Yesterday');
    expect(english.short(at(2026, 10, 18, 12))).toBe('Wed');
    expect(english.short(at(2026, 9, 1, 12))).toBe('01/10');
    expect(english.short(at(2025, 9, 1, 12))).toBe('01/10/2025');
  });

  it('names days in the language of the page', () => {
    expect(chinese.day(at(2026, 10, 22, 1))).toBe('今天');
    expect(chinese.day(at(2026, 9, 1, 1))).toBe('10月1日');
    expect(english.seen(at(2026, 10, 21, 8))).toBe('Yesterday 08:00');
  });
});
