import type { JsonMap } from '../../../client';
import { define, type ElementClass, type MediaElement } from '../element';

export type PartsOf = (text: string) => { text: string; href?: string }[];

let last = 0;

/** An element of a module, connected with a message as the page would. */
export function newMessage(exported: Record<string, unknown>, message: { content: JsonMap; body: string }): { element: MediaElement; root: ShadowRoot } {
  const definition = define('test', `hy-test-${++last}`, exported['Message'] as ElementClass);
  const element = definition.create((fault) => {
    throw fault;
  });
  element.me = { user: 'alice' };
  Object.assign(element, { message });
  document.body.append(element);
  if (element.shadowRoot === null) {
    throw new Error('the element has no open shadow root');
  }
  return { element, root: element.shadowRoot };
}
