import { CloseOutlined } from '@ant-design/icons';
import { useEffectEvent, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonMap } from '../../client';
import { useMedia } from '../media/context';
import { labelOf } from '../media/names';
import { Slot } from '../media/slot';
import { useCommand } from '../media/useCommand';
import { useMe } from '../session/hooks';
import type { Attachment } from './useAttachment';

interface Props {
  attachment: Attachment;
  /** Of the conversation. */
  kind: string;
  /** Whether the message was taken. */
  onSend: (media: string, content: JsonMap, body: string) => boolean;
  onClose: () => void;
}

/** A media type's composer above the input. */
export function ComposerPanel({ attachment: { composer, files }, kind, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const { types, host } = useMedia();
  const me = useMe();
  const command = useCommand();
  const panel = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const slot = useRef<Slot>(undefined);
  const title = labelOf(composer, host.locale);
  const send = useEffectEvent((detail: unknown) => {
    const { content, body } = (detail ?? {}) as { content?: JsonMap; body?: unknown };
    if (typeof content === 'object') {
      onSend(composer.media, content, typeof body === 'string' && body !== '' ? body : `[${title}]`);
    }
  });
  const failed = useEffectEvent((fault: unknown) => {
    types.broke(composer, fault);
    host.notify(t('composer.broken', { name: title }));
    onClose();
  });
  useLayoutEffect(() => {
    if (place.current !== null) {
      slot.current = new Slot(place.current, composer, (fault) => failed(fault), { 'hy-command': command, 'hy-send': (detail) => send(detail) });
    }
    return () => slot.current?.close();
  }, [composer, host, command]);
  useLayoutEffect(() => slot.current?.show({ host, me, files, kind }), [composer, host, command, me, files, kind]);
  useLayoutEffect(() => {
    slot.current?.focus();
    if (panel.current?.contains(document.activeElement) === false) {
      panel.current.focus();
    }
  }, [composer]);
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) {
      onClose();
    }
  };
  return (
    <div ref={panel} tabIndex={-1} className="hy-panel" role="dialog" aria-label={title} onKeyDown={escape}>
      <div className="hy-panel-head">
        <h2>{title}</h2>
        <button type="button" className="hy-icon-button" aria-label={t('composer.close')} onClick={onClose}>
          <CloseOutlined />
        </button>
      </div>
      <div ref={place} className="hy-panel-body" />
    </div>
  );
}
