package io.hongyan.im.account;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who may log in, as others see them.
 *
 * @param quiet for the person alone
 */
public record Account(
        AccountId id,
        UserName username,
        String name,
        String signature,
        Optional<BlobId> avatar,
        Optional<Post> post,
        Quiet quiet,
        Locale locale,
        State state,
        Set<String> roles) {
    /** The role of who runs the server. */
    public static final String ADMINISTRATOR = "administrator";

    public Account {
        roles = Set.copyOf(roles);
    }

    /** Somebody who has said no more about themselves. */
    public Account(
            AccountId id,
            UserName username,
            String name,
            String signature,
            Locale locale,
            State state,
            Set<String> roles) {
        this(id, username, name, signature, Optional.empty(), Optional.empty(), Quiet.NEVER, locale, state, roles);
    }

    public Account withAvatar(Optional<BlobId> other) {
        return new Account(id, username, name, signature, other, post, quiet, locale, state, roles);
    }

    public Account withPost(Optional<Post> other) {
        return new Account(id, username, name, signature, avatar, other, quiet, locale, state, roles);
    }

    public Account withQuiet(Quiet other) {
        return new Account(id, username, name, signature, avatar, post, other, locale, state, roles);
    }

    /** Whether somebody may log in. */
    public enum State {
        ACTIVE,
        SUSPENDED
    }
}
