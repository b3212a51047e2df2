import { App } from 'antd';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { systemClock, type Messenger } from '../../client';
import { chatPath } from '../links';
import { useMessenger, useSession } from '../session/hooks';
import { serverRoot, type Session } from '../session/session';
import { withToken } from './bearer';
import { Blobs } from './blobs';
import { MediaContext } from './context';
import { newHost } from './host';
import { Modules } from './modules';
import { MediaTypes } from './types';
import { Uploads } from './upload';

const PickUser = lazy(async () => ({ default: (await import('./PickUser')).PickUser }));

type Chosen = (user: string | undefined) => void;

/** Gives what is below it the media types of the server, and what their modules may ask of the page. */
export function MediaProvider({ children }: { children: ReactNode }) {
  const messenger = useMessenger();
  const session = useSession();
  const [picking, setPicking] = useState<Chosen>();
  const types = useMemo(() => typesOf(messenger), [messenger]);
  const stores = useMemo(() => storesOf(session), [session]);
  const page = usePage();
  const locale = useTranslation().i18n.language === 'zh' ? 'zh' : 'en';
  useEffect(() => types.follow(), [types]);
  const host = useMemo(
    () => newHost({ locale, messenger, ...stores, ...page, pickUser: () => new Promise((chosen) => setPicking(() => chosen)) }),
    [locale, messenger, stores, page],
  );
  const media = useMemo(() => ({ types, host }), [types, host]);
  const choose: Chosen = (user) => {
    setPicking(undefined);
    picking?.(user);
  };
  return (
    <MediaContext value={media}>
      {children}
      <Suspense fallback={null}>{picking !== undefined && <PickUser onChosen={choose} />}</Suspense>
    </MediaContext>
  );
}

function typesOf(messenger: Messenger): MediaTypes {
  const complain = (fault: unknown) => reportError(fault);
  return new MediaTypes(messenger, new Modules(serverRoot, systemClock, complain), systemClock, complain);
}

function storesOf({ tokens, rest }: Session) {
  const ask = (id: string) => withToken(tokens, (access) => rest.blobAddress(access, id));
  return { blobs: new Blobs(serverRoot, systemClock, ask), uploads: new Uploads(new URL('api/v1/', serverRoot), tokens) };
}

/** Ways to the page that stay the same while it moves from one conversation to another. */
function usePage() {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const latest = useRef(navigate);
  useEffect(() => {
    latest.current = navigate;
  }, [navigate]);
  return useMemo(() => ({ openUser: (user: string) => void latest.current(chatPath(user)), notify: (text: string) => void message.info(text) }), [message]);
}
