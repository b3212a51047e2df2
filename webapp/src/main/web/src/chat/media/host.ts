import type { Card, JsonMap, Messenger, ServerBlob } from '../../client';
import { besideOf } from './beside';
import type { Blobs, BlobChoice } from './blobs';
import { shownMessage, type ShownMessage } from './element';
import { failureOf } from './failure';
import type { UploadOptions, Uploads } from './upload';

/** What a module may ask of the page. What fails rejects with a `HostFailure`; see README.md. */
export interface Host {
  readonly locale: 'zh' | 'en';
  /** An address for `<img>`, `<video>` and the like, good for some minutes. After an error ask with `fresh`. */
  blobUrl(id: string, choice?: BlobChoice): Promise<string>;
  upload(file: Blob, options?: UploadOptions): Promise<ServerBlob>;
  /** Runs a command of a media type once, `NAME` in full: `poll.vote`. */
  command(name: string, body?: JsonMap): Promise<JsonMap>;
  user(name: string): Promise<Card>;
  /** Lets the person choose somebody; none if they don't. */
  pickUser(): Promise<string | undefined>;
  /**
   * The message of the same media type that comes next (1) or before (−1) in the conversation, as the server stored it; none
   * at its end. Older ones are loaded where needed.
   */
  beside(message: ShownMessage, step: 1 | -1): Promise<ShownMessage | undefined>;
  openUser(name: string): void;
  /** Shows a short text for a moment. */
  notify(text: string): void;
}

/** What the page lends to its hosts. */
export interface HostParts {
  locale: 'zh' | 'en';
  messenger: Messenger;
  blobs: Blobs;
  uploads: Uploads;
  pickUser: () => Promise<string | undefined>;
  openUser: (name: string) => void;
  notify: (text: string) => void;
}

export function newHost({ locale, messenger, blobs, uploads, pickUser, openUser, notify }: HostParts): Host {
  const cards = new Map<string, Promise<Card>>();
  const user = async (name: string) => {
    const card = cards.get(name) ?? messenger.requests.profile(name);
    cards.set(name, card);
    return card.catch((failure: unknown) => {
      cards.delete(name);
      throw failure;
    });
  };
  const beside = async (message: ShownMessage, step: 1 | -1) => {
    const found = 'seq' in message ? await besideOf(messenger, message, step) : undefined;
    return found === undefined ? undefined : shownMessage(found, messenger.me.user);
  };
  return Object.freeze<Host>({
    locale,
    blobUrl: (id, choice) => told(blobs.url(id, choice)),
    upload: (file, options) => told(uploads.upload(file, options)),
    command: (name, body = {}) => told(messenger.command(name, body)),
    user: (name) => told(user(name)),
    pickUser,
    beside: (message, step) => told(beside(message, step)),
    openUser,
    notify,
  });
}

async function told<Value>(promise: Promise<Value>): Promise<Value> {
  return promise.catch((failure: unknown) => {
    throw failureOf(failure);
  });
}
