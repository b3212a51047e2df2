import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { composerFor } from '../media/accepts';
import { useMedia } from '../media/context';
import type { Definition } from '../media/element';

/** What somebody is about to send beside text. */
export interface Attachment {
  composer: Definition;
  files: readonly File[];
}

export interface Attaching {
  current: Attachment | undefined;
  choose: (composer: Definition) => void;
  /** Opens the composer that these files are for. */
  take: (files: readonly File[]) => void;
  close: () => void;
}

export function useAttachment(): Attaching {
  const { t } = useTranslation();
  const { types, host } = useMedia();
  const [current, setCurrent] = useState<Attachment>();
  const open = async (files: readonly File[]) => {
    const composer = composerFor(await types.loadComposers(), files);
    if (composer === undefined) {
      host.notify(t('composer.noFiles'));
    } else {
      setCurrent({ composer, files });
    }
  };
  return {
    current,
    choose: (composer) => setCurrent({ composer, files: [] }),
    take: (files) => void open(files),
    close: () => setCurrent(undefined),
  };
}
