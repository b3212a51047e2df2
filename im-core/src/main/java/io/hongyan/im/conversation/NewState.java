package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Seq;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message has a new state, the resulting one and never a difference.
 *
 * @param kind {@code TYPE.NAME}
 * @param about the message
 */
public record NewState(AccountId sender, String kind, Seq about, JsonNode state) implements Happening {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,31}\\.[a-z][a-z0-9-]{0,31}");

    public NewState {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("the kind of a state entry must be of the form " + KIND);
        }
    }

    @Override
    public Optional<Seq> target() {
        return Optional.of(about);
    }
}
