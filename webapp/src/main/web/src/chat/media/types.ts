import type { Clock, MediaTypeItem, Messenger } from '../../client';
import { Emitter } from '../../client/emitter';
import type { Definition, ElementName } from './element';
import type { Modules } from './modules';

const AGAIN = 5_000;

/** The media types of the server, asked for at every connection, when they change, and when something new is met. */
export class MediaTypes extends Emitter<{ changed: undefined }> {
  private items: readonly MediaTypeItem[] | undefined;
  private ready: readonly Definition[] | undefined;
  private askedAt = -Infinity;
  private asking: Promise<void> | undefined;
  private readonly wanted = new Set<string>();
  private readonly broken = new WeakSet<Definition>();

  constructor(
    private readonly messenger: Messenger,
    private readonly modules: Modules,
    private readonly clock: Clock,
    private readonly complain: (fault: unknown) => void,
  ) {
    super();
    modules.on('changed', () => this.changed());
  }

  /** Follows the connection until the returned function is called. */
  follow(): () => void {
    const connected = () => (this.messenger.state.name === 'online' ? void this.refresh() : undefined);
    const changed = () => void Promise.resolve(this.asking).then(() => this.refresh()); // an answer under way may be older
    const ends = [this.messenger.on('state', connected), this.messenger.on('types', changed)];
    connected();
    return () => ends.forEach((end) => end());
  }

  /** Whether the server has told its types. */
  get known(): boolean {
    return this.items !== undefined;
  }

  /** Whether there is any type with a composer; none before the server told. */
  get composable(): boolean {
    return this.having('Composer').length > 0;
  }

  /** The composers whose modules are there, in the server's order. The same list until something changes. */
  get composers(): readonly Definition[] {
    this.ready ??= this.having('Composer').flatMap(({ name }) => this.definition(name, 'Composer') ?? []);
    return this.ready;
  }

  definition(media: string, element: ElementName): Definition | undefined {
    return this.modules.get(media, element);
  }

  /** Whether people may edit, forward or recall messages of a type. Before the server told, everything may be tried. */
  allows(media: string, act: string): boolean {
    return this.items?.find(({ name }) => name === media)?.acts?.includes(act) ?? true;
  }

  /** An element of this definition failed. What a module does wrong is told once. */
  broke(definition: Definition, fault: unknown): void {
    if (!this.broken.has(definition)) {
      this.broken.add(definition);
      this.complain(fault);
    }
  }

  /** A message of this type is to be shown: from now on its module is there, also in later versions. */
  want(media: string): void {
    const item = this.items?.find(({ name }) => name === media);
    if (!this.wanted.has(media) || item === undefined) {
      this.wanted.add(media);
      this.loadMessages();
    }
    if (item === undefined && this.known) {
      this.refreshAfter(AGAIN);
    }
  }

  /** The composers that work, in the newest version. */
  async loadComposers(): Promise<readonly Definition[]> {
    await this.refresh();
    await Promise.all(this.having('Composer').map((item) => this.modules.load(item, 'Composer')));
    return this.composers;
  }

  /** Asks the server anew. Without a connection what was known stays. */
  refresh(): Promise<void> {
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private refreshAfter(age: number): void {
    if (this.clock.now() - this.askedAt >= age) {
      void this.refresh();
    }
  }

  private async ask(): Promise<void> {
    this.askedAt = this.clock.now();
    await this.messenger.requests.mediaTypes().then(
      (items) => {
        this.items = items;
        this.loadMessages();
        this.changed();
      },
      () => undefined,
    );
  }

  private having(element: ElementName): readonly MediaTypeItem[] {
    return (this.items ?? []).filter((item) => item.ui?.elements.includes(element));
  }

  private changed(): void {
    this.ready = undefined;
    this.emit('changed', undefined);
  }

  private loadMessages(): void {
    const wanted = this.having('Message').filter(({ name }) => this.wanted.has(name));
    wanted.forEach((item) => void this.loadMessage(item));
  }

  /** A module that is gone may have been replaced since we asked. */
  private async loadMessage(item: MediaTypeItem): Promise<void> {
    if ((await this.modules.load(item, 'Message')) === undefined) {
      this.refreshAfter(AGAIN);
    }
  }
}
