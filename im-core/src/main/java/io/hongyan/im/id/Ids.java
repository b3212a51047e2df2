package io.hongyan.im.id;

import com.github.f4b6a3.tsid.TsidFactory;

/** Makes new ids, unique over nodes by the node's number. Safe for use by several threads. */
public final class Ids {
    private final TsidFactory factory;

    /** @param node this node's number, 0 to 1023, leased from the database */
    public Ids(int node) {
        this.factory = TsidFactory.newInstance1024(node);
    }

    public AccountId account() {
        return new AccountId(next());
    }

    public ConversationId conversation() {
        return new ConversationId(next());
    }

    public EntryId entry() {
        return new EntryId(next());
    }

    /** A new id for a row that has no word of its own on the wire. */
    public long next() {
        return factory.create().toLong();
    }
}
