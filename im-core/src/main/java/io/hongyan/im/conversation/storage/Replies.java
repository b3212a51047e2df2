package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.storage.Dialect;
import io.hongyan.im.storage.KeyColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks up what drafts answer to; asks only if any does. */
final class Replies {
    private static final List<KeyColumn> KEYS =
            List.of(KeyColumn.number("c"), KeyColumn.number("s"), KeyColumn.number("a"));

    private Replies() {}

    /** Somebody answers to a place. */
    record Reply(ConversationId conversation, Seq to, AccountId by) {
        static Optional<Reply> of(Draft draft) {
            return draft.message()
                    .replyTo()
                    .map(to -> new Reply(
                            draft.route().conversation(), to, draft.message().sender()));
        }
    }

    /** Those replies that answer to a message which their sender sees. */
    static Set<Reply> allowed(Connection connection, List<Draft> drafts) throws SQLException {
        List<Reply> replies = drafts.stream()
                .flatMap(draft -> Reply.of(draft).stream())
                .distinct()
                .toList();
        if (replies.isEmpty()) {
            return Set.of();
        }
        String sql = "select k.c, k.s, k.a from " + Dialect.of(connection).keys(KEYS, replies.size())
                + " join entry e on e.conversation = k.c and e.seq = k.s"
                + " join member m on m.account = k.a and m.conversation = k.c"
                + " where e.kind = '" + NewMessage.KIND + "' and m.first_seq <= k.s";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Reply reply : replies) {
                statement.setLong(index++, reply.conversation.value());
                statement.setLong(index++, reply.to.value());
                statement.setLong(index++, reply.by.value());
            }
            return read(statement);
        }
    }

    private static Set<Reply> read(PreparedStatement statement) throws SQLException {
        Set<Reply> replies = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                replies.add(new Reply(
                        new ConversationId(rows.getLong(1)), new Seq(rows.getLong(2)), new AccountId(rows.getLong(3))));
            }
        }
        return replies;
    }
}
