package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.conversation.Announcement;
import io.hongyan.im.conversation.GroupRules;
import io.hongyan.im.conversation.GroupRules.Join;
import io.hongyan.im.conversation.GroupRules.Whom;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.id.Seq;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said of a conversation that is not direct, and who may do what in it; written under the conversation's lock. */
@Entity
@Table(name = "group_card")
class GroupCardRow {
    @Id
    long conversation;

    @Nullable
    Long picture;

    @Column(nullable = false, length = 2000)
    String notice = "";

    @Column(nullable = false, length = 16)
    String joining = "";

    boolean history;

    @Column(name = "may_invite", nullable = false, length = 16)
    String mayInvite = "";

    @Column(name = "may_mention", nullable = false, length = 16)
    String mayMention = "";

    @Column(name = "may_pin", nullable = false, length = 16)
    String mayPin = "";

    @Column(length = 4000)
    @Nullable
    String announcement;

    @Column(name = "announced_by")
    @Nullable
    Long announcedBy;

    @Column(name = "announced_at")
    @Nullable
    Long announcedAt;

    @Column(name = "announced_seq")
    @Nullable
    Long announcedSeq;

    int members;

    @Column(name = "silenced_until")
    long silencedUntil;

    static @Nullable Long number(Optional<BlobId> picture) {
        return picture.isEmpty() ? null : BlobNumber.of(picture.get()).orElseThrow();
    }

    GroupRules rules() {
        return rules(joining, history, mayInvite, mayMention, mayPin);
    }

    static GroupRules rules(String joining, boolean history, String mayInvite, String mayMention, String mayPin) {
        return new GroupRules(Join.of(joining).orElseThrow(), history, whom(mayInvite), whom(mayMention), whom(mayPin));
    }

    void rules(GroupRules rules) {
        joining = rules.join().word();
        history = rules.history();
        mayInvite = rules.invite().word();
        mayMention = rules.mention().word();
        mayPin = rules.pin().word();
    }

    private static Whom whom(String word) {
        return Whom.of(word).orElseThrow();
    }

    Optional<Announcement> announced() {
        return announcement == null || announcedBy == null || announcedAt == null || announcedSeq == null
                ? Optional.empty()
                : Optional.of(
                        new Announcement(announcement, new AccountId(announcedBy), announcedAt, new Seq(announcedSeq)));
    }

    void announced(Optional<Announcement> said) {
        announcement = said.map(Announcement::text).orElse(null);
        announcedBy = said.map(one -> one.by().value()).orElse(null);
        announcedAt = said.map(Announcement::time).orElse(null);
        announcedSeq = said.map(one -> one.seq().value()).orElse(null);
    }
}
