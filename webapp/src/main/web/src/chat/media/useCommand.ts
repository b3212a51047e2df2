import { useCallback } from 'react';
import type { JsonMap } from '../../client';
import { useMedia } from './context';
import { HostFailure } from './failure';

/** What an element asks for by `hy-command`; a refusal is shown to the person. */
export function useCommand(): (detail: unknown) => void {
  const { host } = useMedia();
  return useCallback(
    (detail) => {
      const { name, body } = (detail ?? {}) as { name?: unknown; body?: JsonMap };
      if (typeof name === 'string') {
        host.command(name, body).catch((failure: unknown) => host.notify(wordsOf(failure)));
      }
    },
    [host],
  );
}

export function wordsOf(failure: unknown): string {
  if (failure instanceof HostFailure) {
    return failure.reason ?? failure.message;
  }
  return failure instanceof Error ? failure.message : String(failure);
}
