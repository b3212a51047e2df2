package io.hongyan.im.conversation.storage;

/** The end of a conversation's log, under the row's lock. */
record Head(long lastSeq, long lastOrdinal, long rightsVersion) {
    Head next() {
        return new Head(lastSeq + 1, lastOrdinal + 1, rightsVersion);
    }
}
