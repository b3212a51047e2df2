import { useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  onFiles: (files: readonly File[]) => void;
  children: ReactNode;
}

/** The thread, which takes files that are dropped or pasted anywhere on it. */
export function DropZone({ label, onFiles, children }: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent) => {
    if (event.dataTransfer.types.includes('Files')) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    }
  };
  const leave = (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) {
      setOver(false);
    }
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    give(event, event.dataTransfer, onFiles);
  };
  return (
    <section className="hy-thread" aria-label={label} onDragEnter={drag} onDragOver={drag} onDragLeave={leave} onDrop={drop} onPaste={(event) => paste(event, onFiles)}>
      {children}
      {over && <div className="hy-drop">{t('composer.drop')}</div>}
    </section>
  );
}

/** What comes with text beside its picture, as from a word processor, is pasted as text. */
function paste(event: ClipboardEvent, onFiles: Props['onFiles']): void {
  if (!event.clipboardData.types.includes('text/plain')) {
    give(event, event.clipboardData, onFiles);
  }
}

function give(event: { preventDefault: () => void; defaultPrevented: boolean }, { files }: DataTransfer, onFiles: Props['onFiles']): void {
  if (files.length > 0 && !event.defaultPrevented) {
    event.preventDefault();
    onFiles([...files]);
  }
}
