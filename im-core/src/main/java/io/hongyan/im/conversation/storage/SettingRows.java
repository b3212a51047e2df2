package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.SettingsChange;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.storage.DatabaseClock;
import io.hongyan.im.storage.Jdbc;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What members set, in their rows. */
final class SettingRows {
    private SettingRows() {}

    /** The changed row, written; empty if there is none. */
    static Optional<MemberRow> change(EntityManager entities, MemberRow.Key key, SettingsChange change) {
        MemberRow row = entities.find(MemberRow.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return Optional.empty();
        }
        change.pinned().ifPresent(on -> row.pinned = on);
        change.mutedUntil().ifPresent(until -> row.mutedUntil = until);
        change.draft().ifPresent(text -> draft(entities, key, text));
        if (change.clear() || change.hidden().isPresent()) {
            toTheEnd(entities, row, change);
        }
        row.changed = Jdbc.call(entities, DatabaseClock::now);
        entities.flush();
        return Optional.of(row);
    }

    /** What speaks of the log's end, read at one moment: a message that comes meanwhile is a new one. */
    private static void toTheEnd(EntityManager entities, MemberRow row, SettingsChange change) {
        Object[] end = entities.createQuery(
                        "select lastSeq, lastOrdinal from ConversationRow where id = ?1", Object[].class)
                .setParameter(1, row.conversation)
                .getSingleResult();
        long ordinal = (Long) end[1];
        change.hidden().ifPresent(on -> row.hiddenAt = on ? ordinal : -1);
        if (change.clear()) {
            row.firstSeq = (Long) end[0] + 1;
            row.firstOrdinal = ordinal;
            forgetMentions(entities, row);
        }
    }

    private static void forgetMentions(EntityManager entities, MemberRow row) {
        entities.createQuery("delete from MentionRow where account = ?1 and conversation = ?2 and seq < ?3")
                .setParameter(1, row.account)
                .setParameter(2, row.conversation)
                .setParameter(3, row.firstSeq)
                .executeUpdate();
    }

    private static void draft(EntityManager entities, MemberRow.Key key, String text) {
        DraftRow draft = entities.find(DraftRow.class, key);
        if (text.isEmpty()) {
            Optional.ofNullable(draft).ifPresent(entities::remove);
        } else if (draft != null) {
            draft.content = text;
        } else {
            DraftRow row = new DraftRow();
            row.account = key.account;
            row.conversation = key.conversation;
            row.content = text;
            entities.persist(row);
        }
    }

    static Map<ConversationId, String> drafts(
            EntityManager entities, AccountId account, Collection<ConversationId> conversations) {
        return entities.createQuery("from DraftRow where account = ?1 and conversation in ?2", DraftRow.class)
                .setParameter(1, account.value())
                .setParameter(
                        2, conversations.stream().map(ConversationId::value).toList())
                .getResultStream()
                .collect(Collectors.toMap(row -> new ConversationId(row.conversation), row -> row.content));
    }
}
