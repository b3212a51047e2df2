package io.hongyan.im.server;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Somebody who asks.
 *
 * @param peer a device of somebody whom they write to
 * @param group one that they own
 * @param end the group's last entry
 */
record Person(AccountId id, QuietClient client, QuietClient peer, ConversationId group, long end) {
    /** The owner of a group without many conversations. */
    private static final String USUAL = """
            select m.account, m.conversation, g.last_seq, case when d.low_account = m.account then d.high_account
                else d.low_account end
            from member m join conversation g on g.id = m.conversation
            join member o on o.account = m.account join conversation d on d.id = o.conversation
            where m.conversation > ? and m.role = 'owner' and m.account > 1000 and g.kind = 'group' and g.dissolved = 0
                and g.last_seq between 4 and 40 and d.kind = 'direct'
            order by m.conversation limit 1""";

    /** Account 1, with the group that has a tenth of all entries. */
    private static final String HUB = """
            select m.account, m.conversation, g.last_seq, 2 from member m join conversation g on g.id = m.conversation
            where m.account = 1 and m.conversation = ?""";

    static Person usual(QuietNode node, Connection connection) throws SQLException {
        return find(node, connection, USUAL);
    }

    static Person hub(QuietNode node, Connection connection) throws SQLException {
        return find(node, connection, HUB);
    }

    private static Person find(QuietNode node, Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, Populace.MINE);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Person(
                        new AccountId(row.getLong(1)),
                        connected(node, row.getLong(1)),
                        connected(node, row.getLong(4)),
                        new ConversationId(row.getLong(2)),
                        row.getLong(3));
            }
        }
    }

    private static QuietClient connected(QuietNode node, long account) {
        QuietClient client = new QuietClient(node, "u" + account, "d1");
        client.login();
        return client;
    }

    /** Who is in a thousand conversations. */
    boolean isHub() {
        return id.value() == 1;
    }

    /** The name of the one whom they write to. */
    String friend() {
        return peer.user();
    }

    /** The group's id on the wire. */
    String place() {
        return group.toString();
    }
}
