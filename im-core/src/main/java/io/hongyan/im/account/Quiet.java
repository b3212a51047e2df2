package io.hongyan.im.account;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When a person's devices are to make no noise; they see to it themselves.
 *
 * @param hours each day
 * @param besideDesktop whether the phone is silent while a desktop or web device is there
 */
public record Quiet(Optional<Hours> hours, boolean besideDesktop) {
    public static final Quiet NEVER = new Quiet(Optional.empty(), false);

    public Quiet withHours(Optional<Hours> other) {
        return new Quiet(other, besideDesktop);
    }

    public Quiet withBesideDesktop(boolean on) {
        return new Quiet(hours, on);
    }

    /**
     * From one time of day to another, perhaps past midnight.
     *
     * @param from to the minute, as {@code to}
     */
    public record Hours(LocalTime from, LocalTime to, ZoneId zone) {
        private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

        /** The begin as {@code HH:MM}. */
        public String begin() {
            return MINUTES.format(from);
        }

        /** The end as {@code HH:MM}. */
        public String end() {
            return MINUTES.format(to);
        }
    }
}
