import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLinkState, useMessenger } from '../session/hooks';

const PATIENCE = 1_500;

/** Says that there is no connection, once that lasts, and what can be done. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const messenger = useMessenger();
  const state = useLinkState();
  const late = useLate(state.name !== 'online');
  if (state.name === 'ended' && state.reason === 'replaced') {
    return <Banner text={t('link.replaced')} action={t('link.here')} onAction={() => messenger.start()} />;
  }
  if (!late || state.name === 'ended') {
    return <div role="status" className="hy-hidden" />;
  }
  return state.name === 'waiting' ? (
    <Banner text={t('link.waiting')} action={t('link.now')} onAction={() => messenger.nudge()} />
  ) : (
    <Banner text={t('link.connecting')} />
  );
}

function Banner({ text, action, onAction }: { text: string; action?: string; onAction?: () => void }) {
  return (
    <div role="status" className="hy-banner">
      <span>{text}</span>
      {action !== undefined && (
        <button type="button" className="hy-link-button" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  );
}

/** Whether the condition has held for a moment. */
function useLate(condition: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(condition), condition ? PATIENCE : 0);
    return () => clearTimeout(timer);
  }, [condition]);
  return late && condition;
}
