import { useEffect, useState } from 'react';
import type { Card } from '../../client';
import { useMessenger } from '../session/hooks';

const PAUSE = 200;

/** People of this server whose name fits, asked for once the typing pauses; none while nothing is to be asked. */
export function useFound(text: string, wanted: boolean): readonly Card[] | undefined {
  const messenger = useMessenger();
  const [found, setFound] = useState<{ text: string; items: readonly Card[] }>();
  useEffect(() => {
    let current = wanted;
    const show = (items: readonly Card[]) => (current ? setFound({ text, items }) : undefined);
    const ask = () => void messenger.requests.people(text).then(show, () => show([]));
    const timer = setTimeout(() => (wanted ? ask() : undefined), PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [messenger, text, wanted]);
  return found?.items;
}
