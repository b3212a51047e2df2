import { EllipsisOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatView, Entry } from '../../client';
import { shortTextOf } from '../media/plain';
import { MessageActs } from './MessageActs';

interface Props {
  chat: ChatView;
  message: Entry;
  onEdit: (message: Entry) => void;
}

/** What can be done with a message, behind a button beside it. */
export function MessageMenu({ chat, message, onEdit }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const edit = () => {
    setOpen(false);
    onEdit(message);
  };
  return (
    <Dropdown
      trigger={['click']}
      placement="bottom"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      // within the page's landmarks
      getPopupContainer={(element) => element.closest('main') ?? document.body}
      popupRender={() => <MessageActs chat={chat} message={message} onEdit={edit} onClose={close} />}
    >
      <button ref={button} type="button" className="hy-more" aria-label={t('message.menu', { text: shortTextOf(message) })} aria-haspopup="menu" aria-expanded={open}>
        <EllipsisOutlined />
      </button>
    </Dropdown>
  );
}
