import { DeleteOutlined, EditOutlined, PlusOutlined, RollbackOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatView, Entry } from '../../client';
import { useTypes } from '../media/context';
import { shortTextOf } from '../media/plain';
import { useMe, useMessenger } from '../session/hooks';
import { MenuFocus } from '../shell/MenuFocus';
import { useActs } from './useActs';

const EmojiPicker = lazy(async () => ({ default: (await import('../emoji/EmojiPicker')).EmojiPicker }));

const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏'];
const MODERATORS = ['owner', 'administrator'];

interface Props {
  chat: ChatView;
  message: Entry;
  onEdit: () => void;
  /** Gives the focus back. */
  onClose: () => void;
}

export function MessageActs({ chat, message, onEdit, onClose }: Props) {
  const { t } = useTranslation();
  const [picking, setPicking] = useState(false);
  const { react, recall, remove } = useMessageActs(chat, message, onClose);
  const may = useMay(chat, message);
  if (picking) {
    return (
      <div className="hy-acts hy-acts-picker">
        <Suspense fallback={<div className="hy-picker" />}>
          <EmojiPicker onChosen={react} onClose={onClose} />
        </Suspense>
      </div>
    );
  }
  return (
    <MenuFocus open count={1}>
      <div className="hy-acts" role="menu" aria-label={t('message.menu', { text: shortTextOf(message) })}>
        <div className="hy-quick" role="group" aria-label={t('message.react')}>
          {QUICK.map((reaction) => (
            <button key={reaction} type="button" role="menuitem" aria-label={t(hasMine(message, reaction) ? 'message.unreactWith' : 'message.reactWith', { reaction })} onClick={() => react(reaction)}>
              {reaction}
            </button>
          ))}
          <button type="button" role="menuitem" aria-label={t('message.moreReactions')} onClick={() => setPicking(true)}>
            <PlusOutlined />
          </button>
        </div>
        {may.edit && <Act icon={<EditOutlined />} text={t('message.edit')} onChosen={onEdit} />}
        {may.recall && <Act icon={<RollbackOutlined />} text={t('message.recall')} onChosen={recall} />}
        <Act icon={<DeleteOutlined />} text={t('message.delete')} onChosen={remove} />
      </div>
    </MenuFocus>
  );
}

function Act({ icon, text, onChosen }: { icon: ReactNode; text: string; onChosen: () => void }) {
  return (
    <button type="button" role="menuitem" className="hy-act" onClick={onChosen}>
      <span aria-hidden="true">{icon}</span>
      {text}
    </button>
  );
}

/** What may be tried; the server has the last word. */
function useMay(chat: ChatView, message: Entry): { edit: boolean; recall: boolean } {
  const me = useMe().user;
  const media = message.media ?? 'text';
  const types = { edit: useTypes((all) => all.allows(media, 'edit')), recall: useTypes((all) => all.allows(media, 'recall')) };
  const mine = message.from === me;
  return { edit: types.edit && mine && media === 'text', recall: types.recall && (mine || MODERATORS.includes(chat.group?.role ?? '')) };
}

function useMessageActs({ key }: ChatView, message: Entry, onClose: () => void) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { changes } = useMessenger();
  const { run } = useActs();
  const { seq } = message;
  const confirm = (title: string, content: string, okText: string, act: () => Promise<void>) => {
    onClose();
    modal.confirm({ title, content, okText, okButtonProps: { danger: true }, cancelText: t('settings.cancel'), onOk: () => void run(act) });
  };
  return {
    react: (reaction: string) => {
      onClose();
      void run(() => (hasMine(message, reaction) ? changes.unreact(key, seq, reaction) : changes.react(key, seq, reaction)));
    },
    recall: () => confirm(t('message.recallTitle'), t('message.recallText'), t('message.recall'), () => changes.recall(key, seq)),
    remove: () => confirm(t('message.deleteTitle'), t('message.deleteText'), t('message.deleteConfirm'), () => changes.delete(key, seq)),
  };
}

function hasMine({ reactions = [] }: Entry, reaction: string): boolean {
  return reactions.some((one) => one.reaction === reaction && one.mine === true);
}
