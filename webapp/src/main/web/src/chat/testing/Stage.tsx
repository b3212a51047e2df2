import type { ReactNode } from 'react';
import { lockOfThisTab, Messenger, Rest, Tokens, type MediaTypeItem } from '../../client';
import { FakeClock } from '../../client/testing/FakeClock';
import { FakeServer } from '../../client/testing/FakeServer';
import { startLanguage } from '../../shared/i18n';
import { Blobs } from '../media/blobs';
import { MediaContext } from '../media/context';
import { newHost, type Host } from '../media/host';
import { Modules } from '../media/modules';
import { MediaTypes } from '../media/types';
import { Uploads } from '../media/upload';
import { MessengerContext } from '../session/hooks';

/** A page of alice's before a server in memory, with modules that are given and not fetched. */
export class Stage {
  readonly server = new FakeServer();
  readonly clock = new FakeClock();
  readonly complaints: string[] = [];
  readonly notes: string[] = [];
  readonly messenger: Messenger;
  readonly types: MediaTypes;
  private readonly files = new Map<string, () => Promise<Record<string, unknown>>>();
  private readonly host: Host;

  constructor() {
    localStorage.clear();
    startLanguage();
    const base = new URL('http://localhost/');
    const tokens = new Tokens(new Rest('http://localhost/'), localStorage, lockOfThisTab(), this.clock);
    tokens.accept('alice', 'd1', { access: 'a', refresh: 'r', expiresIn: 900_000 });
    this.messenger = new Messenger({ tokens, open: this.server.open, keep: localStorage, clock: this.clock, device: { id: 'd1', kind: 'web', name: 'test' } });
    const complain = (fault: unknown) => void this.complaints.push(fault instanceof Error ? fault.message : String(fault));
    const load = (address: string) => (this.files.get(new URL(address).pathname) ?? missing)();
    this.types = new MediaTypes(this.messenger, new Modules(base, this.clock, complain, load), this.clock, complain);
    this.host = newHost({
      locale: 'en',
      messenger: this.messenger,
      blobs: new Blobs(base, this.clock, () => Promise.reject(new Error('no blobs on this stage'))),
      uploads: new Uploads(base, tokens),
      pickUser: () => Promise.resolve(undefined),
      openUser: () => undefined,
      notify: (text) => void this.notes.push(text),
    });
  }

  /** Installs a plugin of one media type; the version makes its address. */
  install(media: string, exported: Record<string, unknown> | (() => Promise<Record<string, unknown>>), elements = ['Message'], version = '1'): void {
    const module = `plugins/${media}/${version.padStart(12, '0')}/${media}.js`;
    const item: MediaTypeItem = { name: media, plugin: media, version, ui: { module, elements } };
    this.server.mediaTypes = [...this.server.mediaTypes.filter(({ name }) => name !== media), item];
    this.files.set(`/${module}`, typeof exported === 'function' ? exported : () => Promise.resolve(exported));
  }

  async start(): Promise<void> {
    this.types.follow();
    this.messenger.start();
    await this.clock.pass(0);
  }

  around(children: ReactNode): ReactNode {
    return (
      <MessengerContext value={this.messenger}>
        <MediaContext value={{ types: this.types, host: this.host }}>{children}</MediaContext>
      </MessengerContext>
    );
  }
}

function missing(): Promise<never> {
  return Promise.reject(new TypeError('no such file'));
}
