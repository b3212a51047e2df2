import type { ComponentType } from 'react';
import type { JsonMap } from '../../client';
import { EmojiMessage } from './EmojiMessage';
import { TextMessage } from './TextMessage';
import { UnknownMessage } from './UnknownMessage';

export interface MessageProps {
  content: JsonMap;
  /** The message as plain text; empty where the content says the same. */
  body: string;
}

/** How a media type's messages look. */
export interface Renderer {
  Message: ComponentType<MessageProps>;
  /** Shown without a bubble around it. */
  bare?: boolean;
}

const renderers = new Map<string, Renderer>();

/** Adds a media type's look; a name taken twice is a mistake. */
export function register(media: string, renderer: Renderer): void {
  if (renderers.has(media)) {
    throw new Error(`the media type ${media} already has a renderer`);
  }
  renderers.set(media, renderer);
}

export function rendererOf(media: string): Renderer {
  return renderers.get(media) ?? UNKNOWN;
}

const UNKNOWN: Renderer = { Message: UnknownMessage };

register('text', { Message: TextMessage });
register('emoji', { Message: EmojiMessage, bare: true });
