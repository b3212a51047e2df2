import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useMatch, useParams } from 'react-router';
import { Goose } from '../../shared/goose';
import { ConversationList } from '../list/ConversationList';
import { MediaProvider } from '../media/MediaProvider';
import { useChats, useMessenger } from '../session/hooks';
import { Thread } from '../thread/Thread';
import { ConnectionBanner } from './ConnectionBanner';

const Settings = lazy(async () => ({ default: (await import('../settings/Settings')).Settings }));

/** The list beside what was chosen; on a narrow screen one of the two. */
export function Shell() {
  const inList = useMatch('/') !== null;
  useNudges();
  useTitle();
  return (
    <MediaProvider>
      <main className="hy-shell" data-showing={inList ? 'list' : 'main'}>
        <ConnectionBanner />
        <ConversationList />
        <div className="hy-main">
          <Suspense fallback={null}>
            <Routes>
              <Route path="/" element={<Nothing />} />
              <Route path="/c/:key" element={<ChosenThread />} />
              <Route path="/settings" element={<Settings />} />
              <Route path="*" element={<Navigate to="/" replace />} />
            </Routes>
          </Suspense>
        </div>
      </main>
    </MediaProvider>
  );
}

function ChosenThread() {
  const key = useParams()['key'] ?? '';
  return <Thread key={key} chatKey={key} />;
}

function Nothing() {
  const { t } = useTranslation();
  return (
    <div className="hy-nothing">
      <Goose size={72} />
      <p>{t('thread.none')}</p>
    </div>
  );
}

/** Tells the connection when the network or the page came back, so that it need not wait. */
function useNudges() {
  const messenger = useMessenger();
  useEffect(() => {
    const nudge = () => messenger.nudge();
    const shown = () => (document.visibilityState === 'visible' ? nudge() : undefined);
    window.addEventListener('online', nudge);
    window.addEventListener('offline', nudge);
    document.addEventListener('visibilitychange', shown);
    return () => {
      window.removeEventListener('online', nudge);
      window.removeEventListener('offline', nudge);
      document.removeEventListener('visibilitychange', shown);
    };
  }, [messenger]);
}

function useTitle() {
  const { t } = useTranslation();
  const unread = useChats().reduce((sum, chat) => sum + chat.unread, 0);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${t('name')}` : t('name');
  }, [unread, t]);
}
