import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { startLanguage } from '../shared/i18n';
import { giveNonceToStyles } from '../shared/nonce';
import { apply } from '../shared/preferences';
import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import './styles/sign.css';
import './styles/shell.css';
import './styles/list.css';
import './styles/thread.css';
import './styles/message.css';
import './styles/acts.css';
import './styles/composer.css';
import './styles/settings.css';
import { Themed } from '../shared/theme';
import { ChatApp } from './ChatApp';
import { SessionContext } from './session/hooks';
import { Session } from './session/session';

giveNonceToStyles();
apply();
startLanguage();

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <BrowserRouter basename={new URL(document.baseURI).pathname}>
        <SessionContext value={new Session()}>
          <Themed>
            <ChatApp />
          </Themed>
        </SessionContext>
      </BrowserRouter>
    </StrictMode>,
  );
}
