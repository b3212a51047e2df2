package io.hongyan.im.conversation.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** What a member was writing; apart from the member's row, which is read for each of many. */
@Entity
@Table(name = "member_draft")
@IdClass(MemberRow.Key.class)
class DraftRow {
    @Id
    long account;

    @Id
    long conversation;

    @Column(nullable = false, length = 10_000)
    String content = "";
}
