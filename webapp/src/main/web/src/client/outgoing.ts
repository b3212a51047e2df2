import type { JsonMap } from './wire';

/** What a message may say beside its content. */
export interface MessageMore {
  subject?: string;
  /** Seq of the message that it answers. */
  replyTo?: number;
  /** User names, or `@all`. */
  mentions?: string[];
}

/** A message on its way. It is kept over reloads until the server answered it, or somebody deleted it. */
export interface Outgoing {
  clientId: string;
  to: string;
  media: string;
  content: JsonMap;
  /** What to show where the media type has no words of its own. */
  body: string;
  more?: MessageMore;
  time: number;
  state: 'sending' | 'failed';
  code?: number;
  reason?: string;
}
