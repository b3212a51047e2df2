const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as HTML. */
export function text(any) {
  return String(any).replace(/[&<>"]/g, (one) => ESCAPES[one]);
}

/** What a description says: paragraphs with `code`, **bold** and [links](https://…). */
export function words(description, isLine = false) {
  if (description === undefined) {
    return '';
  }
  const paragraphs = String(description).trim().split(/\n\n+/).map(inline);
  return isLine ? paragraphs.join(' ') : paragraphs.map((one) => `<p>${one}</p>`).join('\n');
}

function inline(paragraph) {
  return text(paragraph)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .replace(/\[([^\]]+)\]\((https:[^)]+)\)/g, '<a href="$2">$1</a>');
}

export function list(items, html) {
  return items.map(html).join('');
}

export function map(items, entry) {
  return Object.fromEntries(items.map(entry));
}
