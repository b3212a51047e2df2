package io.hongyan.im.account;

import io.hongyan.im.api.UserName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Those who know passwords that this server does not hold. */
public interface OtherPasswords {
    /** Nobody else knows any. */
    OtherPasswords NONE = (username, password, admission) ->
            CompletableFuture.completedFuture(new Answer(Optional.empty(), true, true));

    /**
     * What they say.
     *
     * @param name of the person, if it is the person's password
     * @param heard whether at least one could tell that it is not
     * @param certain whether all could tell
     */
    record Answer(Optional<String> name, boolean heard, boolean certain) {}

    /**
     * Asks them one after another, on their own threads and within their own time; never waits here.
     *
     * @param admission run right before each is asked; what it throws is the outcome
     */
    CompletableFuture<Answer> ask(UserName username, Secret password, Runnable admission);
}
