import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { Entry, Outgoing } from '../../client';
import { useMe } from '../session/hooks';
import { useDefinition, useMedia } from './context';
import { shownMessage, type Definition } from './element';
import { isLarge, PlainMessage } from './PlainMessage';
import { Slot } from './slot';
import { useCommand } from './useCommand';

export interface Drawn {
  content: ReactElement;
  /** Shown without a bubble around it. */
  bare: boolean;
}

/** A message by its media type's element where there is one that works, else by its plain text. */
export function useDrawn(message: Entry | Outgoing): Drawn {
  const { types } = useMedia();
  const media = message.media ?? 'text';
  const definition = useDefinition(media, 'Message');
  const [broken, setBroken] = useState<Definition>();
  useEffect(() => types.want(media), [types, media]);
  if (definition === undefined || definition === broken) {
    return { content: <PlainMessage message={message} />, bare: isLarge(message) };
  }
  const failed = (fault: unknown) => {
    types.broke(definition, fault);
    setBroken(definition);
  };
  return { content: <MessageElement key={definition.tag} definition={definition} message={message} onFault={failed} />, bare: definition.of.bare === true };
}

function MessageElement({ definition, message, onFault }: { definition: Definition; message: Entry | Outgoing; onFault: (fault: unknown) => void }) {
  const { host } = useMedia();
  const me = useMe();
  const command = useCommand();
  const place = useRef<HTMLSpanElement>(null);
  const slot = useRef<Slot>(undefined);
  const fault = useRef(onFault);
  const shown = useMemo(() => shownMessage(message, me.user), [message, me.user]);
  useLayoutEffect(() => {
    fault.current = onFault;
  });
  useLayoutEffect(() => {
    if (place.current !== null) {
      slot.current = new Slot(place.current, definition, (thrown) => fault.current(thrown), { 'hy-command': command });
    }
    return () => slot.current?.close();
  }, [definition, host, command]);
  useLayoutEffect(() => slot.current?.show({ host, me, message: shown }), [definition, host, command, me, shown]);
  return <span ref={place} className="hy-media" />;
}
