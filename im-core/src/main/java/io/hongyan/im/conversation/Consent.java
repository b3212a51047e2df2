package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;

/**
 * Who takes messages from whom. Whoever takes them no longer raises, in the same transaction, the rights version of the
 * direct conversation of the two. Everybody takes their own.
 */
public interface Consent {
    /** Where everybody takes messages from everybody. */
    Consent EVERYBODY = new Consent() {
        @Override
        public boolean isGiven(AccountId from, AccountId to) {
            return true;
        }

        @Override
        public boolean isGivenNow(AccountId from, AccountId to) {
            return true;
        }

        @Override
        public void hold(AccountId one, AccountId other) {}
    };

    /** Whether somebody takes messages from another, as far as is known: another node may know better for a minute. */
    boolean isGiven(AccountId from, AccountId to);

    /** Whether somebody takes messages from another as of this moment; inside a transaction. */
    boolean isGivenNow(AccountId from, AccountId to);

    /** Keeps what two take from each other as it is until the running transaction ends. */
    void hold(AccountId one, AccountId other);
}
