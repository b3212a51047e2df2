package io.hongyan.im.account.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** What an account is found by, {@link NameToken}. */
@Entity
@Table(name = "account_token")
@IdClass(NameTokenRow.Key.class)
class NameTokenRow {
    @Id
    long token;

    @Id
    long account;

    /** Both columns. */
    static class Key implements Serializable {
        long token;
        long account;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.token == token && key.account == account;
        }

        @Override
        public int hashCode() {
            return Objects.hash(token, account);
        }
    }
}
