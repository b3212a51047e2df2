package io.hongyan.im.conversation.storage;

/** The end of a conversation's log, under the row's lock. */
record Head(long lastSeq, long lastOrdinal, long rightsVersion) {
    /** After one more entry; only messages count. */
    Head next(boolean message) {
        return new Head(lastSeq + 1, message ? lastOrdinal + 1 : lastOrdinal, rightsVersion);
    }
}
