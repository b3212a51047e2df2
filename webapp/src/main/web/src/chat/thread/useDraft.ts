import { useState } from 'react';

/** What was written and not sent, kept on this device for each conversation. */
export function useDraft(user: string, key: string): [string, (text: string) => void] {
  const name = `hy.draft.${user}.${key}`;
  const [text, setText] = useState(() => localStorage.getItem(name) ?? '');
  const change = (value: string) => {
    setText(value);
    if (value === '') {
      localStorage.removeItem(name);
    } else {
      localStorage.setItem(name, value);
    }
  };
  return [text, change];
}
