import { Navigate, Route, Routes } from 'react-router';
import { MessengerContext, useSessionState } from './session/hooks';
import { SignIn } from './session/SignIn';
import { SignUp } from './session/SignUp';
import { Shell } from './shell/Shell';

export function ChatApp() {
  const state = useSessionState();
  if (state.name === 'out') {
    return (
      <Routes>
        <Route path="/signup" element={<SignUp />} />
        <Route path="*" element={<SignIn because={state.because} />} />
      </Routes>
    );
  }
  return (
    <MessengerContext value={state.messenger} key={state.messenger.me.user}>
      <Routes>
        <Route path="/signup" element={<Navigate to="/" replace />} />
        <Route path="*" element={<Shell />} />
      </Routes>
    </MessengerContext>
  );
}
