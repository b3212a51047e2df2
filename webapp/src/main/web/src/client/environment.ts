/** What the library needs of the world. Tests bring their own. */

export type Cancel = () => void;

export interface Clock {
  now(): number;
  after(milliseconds: number, run: () => void): Cancel;
  /** At least 0 and below 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** Keeps strings over reloads; `localStorage` is one. */
export interface Keep {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Runs one task at a time per name, in all tabs of this browser. */
export type Lock = <T>(name: string, task: () => Promise<T>) => Promise<T>;

export function browserLock(): Lock {
  if (!('locks' in navigator)) {
    return lockOfThisTab();
  }
  return async (name, task) => navigator.locks.request(name, task);
}

/** For places without `navigator.locks`, which pages on plain http other than localhost lack. */
export function lockOfThisTab(): Lock {
  const last = new Map<string, Promise<unknown>>();
  return <T>(name: string, task: () => Promise<T>): Promise<T> => {
    const mine = (last.get(name) ?? Promise.resolve()).then(task, task);
    last.set(name, mine);
    return mine;
  };
}

export interface SocketEvents {
  opened(): void;
  received(frame: string): void;
  closed(code: number): void;
}

export interface Socket {
  send(frame: string): void;
  close(): void;
}

export type OpenSocket = (events: SocketEvents) => Socket;

export function browserSocket(url: string): OpenSocket {
  return (events) => {
    const socket = new WebSocket(url, ['im.v1.json']);
    socket.onopen = () => events.opened();
    socket.onmessage = (event: MessageEvent<unknown>) => {
      if (typeof event.data === 'string') {
        events.received(event.data);
      }
    };
    socket.onclose = (event) => events.closed(event.code);
    return { send: (frame) => socket.send(frame), close: () => socket.close() };
  };
}
