const ADDRESS = /\bhttps?:\/\/[^\s<>"'`，。；：！？、（）《》【】「」“”‘’]+/giu;
const TRAILING = /[.,;:!?*_~]+$/;

/**
 * Cuts a text into plain parts and web addresses. Only http and https ever become links.
 *
 * @param {string} text
 * @returns {{ text: string, href?: string }[]}
 */
export function partsOf(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    if (isAddress(address)) {
      parts.push({ text: text.slice(end, match.index) }, { text: address, href: address });
      end = match.index + address.length;
    }
  }
  return [...parts, { text: text.slice(end) }].filter((part) => part.text !== '');
}

/** What ends a sentence or closes a bracket that was opened before the address is no part of it. */
function trimmed(address) {
  const bare = address.replace(TRAILING, '');
  const opened = bare.split('(').length;
  return bare.endsWith(')') && bare.split(')').length > opened ? trimmed(bare.slice(0, -1)) : bare;
}

function isAddress(address) {
  return URL.canParse(address) && new URL(address).hostname !== '';
}
