import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import type { Card, ChatView, LinkState, Messenger, MessengerEvents, Presence } from '../../client';
import type { Session, SessionState } from './session';

export const SessionContext = createContext<Session | undefined>(undefined);
export const MessengerContext = createContext<Messenger | undefined>(undefined);

export function useSession(): Session {
  return must(useContext(SessionContext));
}

export function useSessionState(): SessionState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.state);
}

export function useMessenger(): Messenger {
  return must(useContext(MessengerContext));
}

export function useChats(): readonly ChatView[] {
  const messenger = useMessenger();
  return useFollow('chats', () => messenger.chats());
}

export function useChat(key: string): ChatView {
  const messenger = useMessenger();
  return useFollow('chats', () => messenger.chat(key));
}

export function useReady(): boolean {
  const messenger = useMessenger();
  return useFollow('chats', () => messenger.ready);
}

export function useLinkState(): LinkState {
  const messenger = useMessenger();
  return useFollow('state', () => messenger.state);
}

export function useOnline(): boolean {
  return useLinkState().name === 'online';
}

export function usePresence(user: string): Presence | undefined {
  const messenger = useMessenger();
  return useFollow('presence', () => messenger.presence(user));
}

/** What somebody is called, asked for where it is not known. */
export function usePerson(user: string): Card {
  const messenger = useMessenger();
  const online = useOnline();
  const known = useFollow('presence', () => messenger.person(user));
  useEffect(() => {
    if (known === undefined && online) {
      messenger.learn(user).catch(() => undefined);
    }
  }, [messenger, user, known, online]);
  return known ?? { user };
}

export function useMe(): Card {
  const messenger = useMessenger();
  return useFollow('me', () => messenger.me);
}

function useFollow<Value>(name: keyof MessengerEvents, read: () => Value): Value {
  const messenger = useMessenger();
  const subscribe = useCallback((listener: () => void) => messenger.on(name, listener), [messenger, name]);
  return useSyncExternalStore(subscribe, read);
}

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) {
    throw new Error('used outside of its provider');
  }
  return value;
}
