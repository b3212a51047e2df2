package io.hongyan.im.account.storage;

import io.hongyan.im.account.Quiet.Hours;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hours in a column, as {@code 22:00 07:30 Asia/Shanghai}. */
final class QuietColumn {
    private QuietColumn() {}

    static @Nullable String write(Optional<Hours> hours) {
        return hours.map(each ->
                        String.join(" ", each.begin(), each.end(), each.zone().getId()))
                .orElse(null);
    }

    static Optional<Hours> read(@Nullable String column) {
        return Optional.ofNullable(column).map(text -> {
            List<String> parts = List.of(text.split(" ", -1));
            return new Hours(LocalTime.parse(parts.get(0)), LocalTime.parse(parts.get(1)), ZoneId.of(parts.get(2)));
        });
    }
}
