import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChatView, JsonMap } from '../../client';
import { useLinkState, useMessenger } from '../session/hooks';

/** Gives a message to the messenger. Whether it was taken. */
export function useSend(chat: ChatView): (media: string, content: JsonMap, body: string) => boolean {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const messenger = useMessenger();
  const elsewhere = useLinkState().name === 'ended';
  return (media, content, body) => {
    if (elsewhere) {
      return false;
    }
    try {
      messenger.send(chat.key, media, content, body);
      return true;
    } catch (failure) {
      if (!(failure instanceof DOMException)) {
        throw failure;
      }
      void message.error(t('composer.full'));
      return false;
    }
  };
}
