import type { Entry, Messenger } from '../../client';

/** So many pages of older messages are loaded to find one. */
const PAGES = 20;

/**
 * The message of the same media type that comes next (1) or before (−1) in the conversation; none at its end. Older messages
 * are loaded where needed, at most 1,000 at once.
 */
export async function besideOf(messenger: Messenger, { conversation, media, seq }: Entry, step: 1 | -1): Promise<Entry | undefined> {
  const view = () => messenger.chats().find(({ id }) => id === conversation);
  const fits = (entry: Entry) => entry.kind === 'message' && entry.media === media && entry.deleted !== true && entry.recalledAt === undefined;
  for (let page = 0; page < PAGES; page++) {
    const chat = view();
    const found = step === 1 ? chat?.entries.find((entry) => entry.seq > seq && fits(entry)) : chat?.entries.findLast((entry) => entry.seq < seq && fits(entry));
    if (found !== undefined || chat === undefined || chat.complete || step === 1) {
      return found;
    }
    await (chat.loading ? settled(messenger, () => view()?.loading !== true) : messenger.older(chat.key));
  }
  return undefined;
}

/** Waits for what somebody else loads. */
function settled(messenger: Messenger, done: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = messenger.on('chats', () => {
      if (done()) {
        end();
        resolve();
      }
    });
  });
}
