import type { Card, Entry, JsonMap, Outgoing } from '../../client';
import { plainTextOf } from './plain';
import type { Host } from './host';

export type ElementName = 'Message' | 'Composer';

/** What a module's element is told of a message. */
export type ShownMessage = (Entry | { media: string; content: JsonMap; from: string; pending: true; failed: boolean }) & { body: string };

/** An element of a media type's module, as the page sees it. */
export interface MediaElement extends HTMLElement {
  host: Host;
  me: Card;
  message?: ShownMessage;
  files?: readonly File[];
  /** Of the conversation that a composer writes to. */
  kind?: string;
  connectedCallback?(): unknown;
}

/** The class that a module exports. Everything that it says of itself is optional. */
export interface ElementClass {
  new (): MediaElement;
  /** Shown without a bubble around it. */
  bare?: unknown;
  /** Name in the menu, by language. */
  label?: unknown;
  /** An emoji, or the data of an SVG path drawn in 24 by 24. */
  icon?: unknown;
  /** MIME patterns of the files that its composer takes. */
  accepts?: unknown;
}

/** A module's class, defined as an element and ready to be shown. */
export interface Definition {
  media: string;
  tag: string;
  of: ElementClass;
  /** Throws what the module's constructor throws. `fail` is told what it throws later, at most once. */
  create(fail: (fault: unknown) => void): MediaElement;
}

const faults = new WeakMap<HTMLElement, (fault: unknown) => void>();

/** Defines the class under a tag of its own. The class itself stays undefined, so that one module may serve several types. */
export function define(media: string, tag: string, of: ElementClass): Definition {
  class Guarded extends of {
    override connectedCallback(): void {
      guarded(this, () => super.connectedCallback?.());
    }
  }
  customElements.define(tag, Guarded);
  return {
    media,
    tag,
    of,
    create: (fail) => {
      const element = new Guarded();
      faults.set(element, fail);
      return element;
    },
  };
}

/** A browser only reports what a callback throws; who shows the element has to know. */
function guarded(element: HTMLElement, run: () => unknown): void {
  const fail = (fault: unknown) => {
    faults.get(element)?.(fault);
    faults.delete(element);
  };
  try {
    const result = run();
    if (result instanceof Promise) {
      result.catch(fail);
    }
  } catch (fault) {
    fail(fault);
  }
}

export function shownMessage(message: Entry | Outgoing, me: string): ShownMessage {
  const body = plainTextOf(message);
  if ('seq' in message) {
    return { ...message, body };
  }
  const { media, content, state } = message;
  return { media, content, body, from: me, pending: true, failed: state === 'failed' };
}
