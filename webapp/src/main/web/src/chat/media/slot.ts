import type { Card } from '../../client';
import type { Definition, MediaElement, ShownMessage } from './element';
import type { Host } from './host';

export interface SlotContent {
  host: Host;
  me: Card;
  message?: ShownMessage;
  files?: readonly File[];
  kind?: string;
}

/** A place of the page that shows one element of a module, and is told when that fails. */
export class Slot {
  private element: MediaElement | undefined;
  private over = false;

  /** @param fail called at most once; the element is gone then */
  constructor(
    private readonly place: HTMLElement,
    private readonly definition: Definition,
    private readonly fail: (fault: unknown) => void,
    private readonly listeners: Readonly<Record<string, (detail: unknown) => void>>,
  ) {}

  /** Connects the element with this content, or gives it what is new of it. */
  show(content: SlotContent): void {
    try {
      if (this.element === undefined && !this.over) {
        this.connect(content);
      } else if (this.element !== undefined) {
        assign(this.element, content);
      }
    } catch (fault) {
      this.failed(fault);
    }
  }

  /** Puts the focus into the element: where it wants it, else on the first thing in it that takes it. */
  focus(): void {
    const { element } = this;
    element?.focus();
    if (element !== undefined && document.activeElement !== element) {
      element.shadowRoot?.querySelector<HTMLElement>('button, input, select, textarea, a[href], [tabindex="0"]')?.focus();
    }
  }

  close(): void {
    const { element } = this;
    this.over = true;
    this.element = undefined;
    element?.remove();
  }

  private connect(content: SlotContent): void {
    const element = this.definition.create((fault) => this.failed(fault));
    this.element = element;
    for (const [name, listener] of Object.entries(this.listeners)) {
      element.addEventListener(name, (event) => {
        event.stopPropagation();
        listener((event as CustomEvent<unknown>).detail);
      });
    }
    assign(element, content);
    this.place.append(element);
  }

  private failed(fault: unknown): void {
    if (!this.over) {
      this.close();
      this.fail(fault);
    }
  }
}

/** Sets what differs, so that an element need not compare. */
function assign(element: MediaElement, content: SlotContent): void {
  for (const name of ['host', 'me', 'message', 'files', 'kind'] as const) {
    if (name in content && element[name] !== content[name]) {
      Reflect.set(element, name, content[name]);
    }
  }
}
