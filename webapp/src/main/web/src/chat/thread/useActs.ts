import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Lost, Refused } from '../../client';
import { useMedia } from '../media/context';

export interface Acts {
  /** Whether one is under way. */
  busy: boolean;
  /** Does something to a message, one at a time, and says why it did not work. Whether it did. */
  run: (act: () => Promise<void>) => Promise<boolean>;
}

export function useActs(): Acts {
  const { host } = useMedia();
  const explain = useWords();
  const [busy, setBusy] = useState(false);
  const run = async (act: () => Promise<void>) => {
    if (busy) {
      return false;
    }
    setBusy(true);
    try {
      await act();
      return true;
    } catch (failure) {
      host.notify(explain(failure));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, run };
}

const STATES: Record<string, string> = { late: 'message.late', recalled: 'message.gone' };

function useWords(): (failure: unknown) => string {
  const { t } = useTranslation();
  return (failure) => {
    if (!(failure instanceof Refused)) {
      return failure instanceof Lost ? t('failure.offline') : t('failure.unknown', { reason: String(failure) });
    }
    const { reason } = failure.body;
    const why = typeof reason === 'string' ? reason : failure.message;
    switch (failure.code) {
      case 40_304:
        return t('message.forbidden');
      case 40_403:
        return t('message.gone');
      case 40_901:
        return t(STATES[why] ?? 'message.full');
      case 42_201:
      case 42_202:
        return t('message.refused', { reason: why });
      default:
        return t('failure.unknown', { reason: failure.message });
    }
  };
}
