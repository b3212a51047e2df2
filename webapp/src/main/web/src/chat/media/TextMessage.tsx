import { partsOf } from './linkify';
import type { MessageProps } from './registry';

export function TextMessage({ content, body }: MessageProps) {
  const text = typeof content['text'] === 'string' ? content['text'] : body;
  return (
    <span className="hy-text">
      {partsOf(text).map((part, index) =>
        part.href === undefined ? (
          part.text
        ) : (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ),
      )}
    </span>
  );
}
