import { Emitter } from '../../client/emitter';
import type { Clock, MediaTypeItem } from '../../client';
import { define, type Definition, type ElementClass, type ElementName } from './element';

export type ImportModule = (address: string) => Promise<Record<string, unknown>>;

const PATIENCE = 10_000;
const REST = 30_000;
const HASH = /\/([0-9a-f]{12})\//;

interface Tried {
  address: string;
  /** When it was begun. */
  at: number;
  done: Promise<Definition | undefined>;
}

/** Loads the modules of media types when they are first wanted, and keeps the newest that works. */
export class Modules extends Emitter<{ changed: undefined }> {
  private readonly working = new Map<string, Definition>();
  private readonly tried = new Map<string, Tried>();

  /** @param complain is told what was wrong with a module, once a module */
  constructor(
    private readonly base: URL,
    private readonly clock: Clock,
    private readonly complain: (fault: unknown) => void,
    private readonly importModule: ImportModule = (address) => import(/* @vite-ignore */ address) as Promise<Record<string, unknown>>,
  ) {
    super();
  }

  /** What is there already. */
  get(media: string, element: ElementName): Definition | undefined {
    return this.working.get(`${media} ${element}`);
  }

  /** Sees to it that the element is loaded in the version that `type` names. None if that can't be. Never throws. */
  async load(type: MediaTypeItem, element: ElementName): Promise<Definition | undefined> {
    const name = `${type.name} ${element}`;
    if (type.ui?.elements.includes(element) !== true) {
      return undefined;
    }
    const address = new URL(type.ui.module, this.base).href;
    const before = this.tried.get(name);
    const rested = this.clock.now() - (before?.at ?? 0) >= REST;
    if (before?.address === address && (this.working.has(name) || !rested)) {
      return before.done;
    }
    const done = this.defined(type.name, element, address).catch((fault: unknown) => this.failed(fault));
    this.tried.set(name, { address, at: this.clock.now(), done });
    return done;
  }

  private async defined(media: string, element: ElementName, address: string): Promise<Definition> {
    const exported = (await this.inTime(this.importModule(address)))[element];
    if (typeof exported !== 'function' || !(exported.prototype instanceof HTMLElement)) {
      throw new TypeError(`${address} exports no element ${element}`);
    }
    const definition = define(media, this.freeTag(media, element, address), exported as ElementClass);
    this.working.set(`${media} ${element}`, definition);
    this.emit('changed', undefined);
    return definition;
  }

  /** Says by the address which version it is; a second try of the same one gets a number. */
  private freeTag(media: string, element: ElementName, address: string): string {
    const tag = `hy-${media}-${element.toLowerCase()}-${HASH.exec(address)?.[1] ?? 'unversioned'}`;
    let free = tag;
    for (let number = 2; customElements.get(free) !== undefined; number++) {
      free = `${tag}-${number}`;
    }
    return free;
  }

  private inTime<Value>(promise: Promise<Value>): Promise<Value> {
    return new Promise((done, failed) => {
      const cancel = this.clock.after(PATIENCE, () => failed(new Error('The module did not load in time')));
      void promise.then(done, failed).finally(cancel);
    });
  }

  private failed(fault: unknown): undefined {
    this.complain(fault);
    return undefined;
  }
}
