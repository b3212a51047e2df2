import type { MessageProps } from './registry';

export function EmojiMessage({ content, body }: MessageProps) {
  return <span className="hy-emoji-big">{typeof content['code'] === 'string' ? content['code'] : body}</span>;
}
