import { useState } from 'react';
import type { ChatView, Entry } from '../../client';

export interface Editing {
  /** The message that is being edited, as long as there is something to edit. */
  message: Entry | undefined;
  /** Whether one was edited before. */
  done: boolean;
  begin: (message: Entry) => void;
  end: () => void;
}

export function useEditing(chat: ChatView): Editing {
  const [seq, setSeq] = useState<number>();
  const [done, setDone] = useState(false);
  const found = seq === undefined ? undefined : chat.entries.find((entry) => entry.seq === seq);
  return {
    message: found?.recalledAt === undefined && found?.deleted !== true ? found : undefined,
    done,
    begin: (message) => setSeq(message.seq),
    end: () => {
      setSeq(undefined);
      setDone(true);
    },
  };
}
