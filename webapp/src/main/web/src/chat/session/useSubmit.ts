import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Lost, Refused } from '../../client';

/** Runs a form's request and says in words why it failed. */
export function useSubmit() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const explain = useExplain();
  const submit = async (request: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await request();
    } catch (failure) {
      setProblem(explain(failure));
    } finally {
      setBusy(false);
    }
  };
  return { submit, busy, problem };
}

const KNOWN: Record<number, string> = { 40102: 'signIn.wrong', 40306: 'signIn.suspended', 40902: 'signUp.taken', 40304: 'signUp.closed' };

export function useExplain(): (failure: unknown) => string {
  const { t } = useTranslation();
  return (failure) => {
    if (failure instanceof Lost) {
      return t('failure.offline');
    }
    if (failure instanceof Refused && failure.status === 429) {
      return t('signIn.slowed', { seconds: Math.ceil((failure.retryAfter ?? 1000) / 1000) });
    }
    const known = failure instanceof Refused ? KNOWN[failure.code] : undefined;
    return known === undefined ? t('failure.unknown', { reason: failure instanceof Error ? failure.message : String(failure) }) : t(known);
  };
}
