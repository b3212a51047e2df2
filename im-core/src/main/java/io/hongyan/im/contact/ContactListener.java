package io.hongyan.im.contact;

import io.hongyan.im.id.AccountId;

/** Is told, after the commit, of who sees whom differently from now on; quick. */
public interface ContactListener {
    /** Two people came to know each other or no longer do, or one blocks the other or no longer does. */
    void related(AccountId one, AccountId other);

    /** Somebody takes messages from others than before. */
    void chose(AccountId person);
}
