package io.hongyan.im.group;

import io.hongyan.im.api.Kind;
import java.util.Optional;
import java.util.function.Function;

/**
 * How large groups may become.
 *
 * @param members of a group ({@code im.group.members}, 500, at most 5,000)
 * @param audience of a channel or a room ({@code im.channel.members}, 100,000)
 */
public record GroupSettings(int members, int audience) {
    public static final GroupSettings DEFAULT = new GroupSettings(500, 100_000);

    /** @param values a key's value, if the operator chose one */
    public static GroupSettings read(Function<String, Optional<String>> values) {
        return new GroupSettings(
                number(values, "im.group.members", DEFAULT.members, 5_000),
                number(values, "im.channel.members", DEFAULT.audience, 1_000_000));
    }

    private static int number(Function<String, Optional<String>> values, String key, int otherwise, int most) {
        String value = values.apply(key).map(String::strip).orElse(Integer.toString(otherwise));
        int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
        if (number < 2 || number > most) {
            throw new IllegalArgumentException(key + "=" + value + ": must be a number from 2 to " + most);
        }
        return number;
    }

    int most(Kind kind) {
        return kind == Kind.GROUP ? members : audience;
    }
}
