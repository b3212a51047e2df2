const MOST = 2000;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const BARE = /^[^\s/?#@:]+\.[^\s/?#@:.]{2,}(:\d{1,5})?([/?#]\S*)?$/;

/**
 * What a link may lead to: http and https, nothing else.
 *
 * @param {unknown} text
 * @returns {URL | undefined}
 */
export function addressOf(text) {
  if (typeof text !== 'string' || !URL.canParse(text)) {
    return undefined;
  }
  const address = new URL(text);
  return /^https?:$/.test(address.protocol) && address.hostname !== '' ? address : undefined;
}

/**
 * What somebody typed or pasted as an address, `https://` left out or not.
 *
 * @param {string} text
 * @returns {URL | undefined}
 */
export function typedAddress(text) {
  const typed = text.trim();
  const bare = !/^https?:/i.test(typed) && BARE.test(typed) && (!SCHEME.test(typed) || /^[^/?#]+:\d/.test(typed));
  const address = addressOf(bare ? `https://${typed}` : typed);
  return address !== undefined && address.href.length <= MOST ? address : undefined;
}
