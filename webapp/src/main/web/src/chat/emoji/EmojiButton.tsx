import { SmileOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

const EmojiPicker = lazy(async () => ({ default: (await import('./EmojiPicker')).EmojiPicker }));

export function EmojiButton({ onChosen, onClosed }: { onChosen: (emoji: string) => void; onClosed: () => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    onClosed();
  };
  const picker = (
    <Suspense fallback={<div className="hy-picker" />}>
      <EmojiPicker onChosen={onChosen} onClose={close} />
    </Suspense>
  );
  return (
    <Popover content={picker} trigger="click" open={open} onOpenChange={setOpen} placement="topLeft" destroyOnHidden arrow={false}>
      <button type="button" className="hy-icon-button" aria-label={t('composer.emoji')} aria-haspopup="dialog" aria-expanded={open}>
        <SmileOutlined />
      </button>
    </Popover>
  );
}
