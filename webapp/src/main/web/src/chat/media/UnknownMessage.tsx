import { QuestionCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { MessageProps } from './registry';

/** For media types that this page can't draw: their plain text, which every message has. */
export function UnknownMessage({ body }: MessageProps) {
  const { t } = useTranslation();
  return (
    <span className="hy-text">
      <QuestionCircleOutlined title={t('thread.unknown')} /> {body === '' ? t('thread.unknown') : body}
    </span>
  );
}
