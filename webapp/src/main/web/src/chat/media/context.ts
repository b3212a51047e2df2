import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Definition, ElementName } from './element';
import type { Host } from './host';
import type { MediaTypes } from './types';

export interface Media {
  types: MediaTypes;
  host: Host;
}

export const MediaContext = createContext<Media | undefined>(undefined);

export function useMedia(): Media {
  const media = useContext(MediaContext);
  if (media === undefined) {
    throw new Error('used outside of its provider');
  }
  return media;
}

/** The element of a media type, as soon as its module is there. */
export function useDefinition(media: string, element: ElementName): Definition | undefined {
  return useTypes((types) => types.definition(media, element));
}

export function useTypes<Value>(read: (types: MediaTypes) => Value): Value {
  const { types } = useMedia();
  const subscribe = useCallback((listener: () => void) => types.on('changed', listener), [types]);
  return useSyncExternalStore(subscribe, () => read(types));
}
