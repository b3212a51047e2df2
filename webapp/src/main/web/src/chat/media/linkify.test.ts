import { describe, expect, it } from 'vitest';
import { partsOf } from './linkify';

const hrefs = (text: string) => partsOf(text).flatMap((part) => part.href ?? []);

describe('partsOf', () => {
  it('loses nothing of the text', () => {
    const text = 'a\nhttps://example.org/x?y=1, (see http://example.org/z)! 看https://example.org/路径。好';
    expect(partsOf(text).map((part) => part.text).join('')).toBe(text);
  });

  it.each([
    ['see https://example.org.', ['https://example.org']],
    ['(https://example.org/a)', ['https://example.org/a']],
    ['https://example.org/wiki/Goose_(bird)', ['https://example.org/wiki/Goose_(bird)']],
    ['看https://example.org/a，好', ['https://example.org/a']],
    ['HTTPS://EXAMPLE.ORG', ['HTTPS://EXAMPLE.ORG']],
    ['javascript:alert(1) data:text/html,x file:///etc', []],
    ['https://', []],
    ['"https://example.org/"onclick=x', ['https://example.org/']],
  ])('finds the addresses of %j', (text, expected) => {
    expect(hrefs(text)).toEqual(expected);
  });
});
