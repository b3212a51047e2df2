package io.hongyan.im.group.storage;

import io.hongyan.im.group.Request;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

@Entity
@Table(name = "group_request")
@IdClass(RequestRow.Key.class)
class RequestRow {
    @Id
    long conversation;

    @Id
    long account;

    @Column(nullable = false, length = 400)
    String greeting = "";

    boolean refused;

    long changed;

    RequestRow() {}

    RequestRow(ConversationId group, Request request) {
        this.conversation = group.value();
        this.account = request.account().value();
        this.greeting = request.greeting();
        this.refused = request.refused();
        this.changed = request.time();
    }

    Request request() {
        return new Request(new AccountId(account), greeting, refused, changed);
    }

    /** Both columns of the key. */
    static class Key implements Serializable {
        long conversation;
        long account;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.conversation == conversation && key.account == account;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(conversation * 31 + account);
        }
    }
}
