package io.hongyan.im.command.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

@Entity
@Table(name = "done")
@IdClass(DoneRow.Key.class)
class DoneRow {
    @Id
    long account;

    @Id
    @Column(length = 80)
    String query = "";

    @Id
    @Column(name = "client_id", length = 64)
    String clientId = "";

    @Column(nullable = false, length = 300_000)
    String answer = "";

    long created;

    /** What a set is known by. */
    static class Key implements Serializable {
        long account;
        String query = "";
        String clientId = "";

        Key() {}

        Key(long account, String query, String clientId) {
            this.account = account;
            this.query = query;
            this.clientId = clientId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.account == account
                    && key.query.equals(query)
                    && key.clientId.equals(clientId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(account, query, clientId);
        }
    }
}
